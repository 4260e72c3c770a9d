using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>Single particles of a chosen kind, energy, place and direction.</summary>
public sealed class GunChannel : IInteractionChannel
{
    private const string Everywhere = "all";

    private static readonly Dictionary<string, int> Particles = new()
    {
        ["electron"] = PdgCode.Electron, ["positron"] = PdgCode.Positron, ["gamma"] = PdgCode.Gamma, ["neutron"] = PdgCode.Neutron,
    };

    private static readonly ChoiceKey ParticleKey = new("particle", [.. Particles.Keys], "kind of particle");
    private static readonly NumberKey EnergyMeV = new("energyMeV", 1e-9, 1e3, "kinetic energy, MeV; this or energyRangeMeV");
    private static readonly NumbersKey EnergyRangeMeV = new(
        "energyRangeMeV", 2, 1e-9, 1e3, "least and greatest kinetic energy, MeV, evenly in between", true);
    private static readonly TextKey VolumeKey = new(
        "volume", "volume over which the vertices are spread evenly, or all for every volume with interactions; not with positionMm",
        Everywhere);
    private static readonly NumbersKey DirectionXyz = new(
        "directionXyz", 3, -1.0, 1.0, "direction of flight; left out: every direction alike", true);

    private readonly int _pdgCode;
    private readonly (double FromMeV, double ToMeV) _energy;
    private readonly VertexRegion? _region;
    private readonly Vector3 _positionMm;
    private readonly Vector3? _direction;
    private readonly TimeWindow _window;

    private GunChannel(ChannelContext context, ConfigSection section)
    {
        _pdgCode = Particles[section.Choice(ParticleKey)];
        _energy = ReadEnergy(section);
        if (section.Has(PlaceKey.PositionMm))
        {
            _positionMm = PlaceKey.Read(section, context.Geometry);
            if (section.Has(VolumeKey))
            {
                section.Problem(VolumeKey, "volume beside positionMm", "one of the two");
            }
        }
        else
        {
            _region = ReadRegion(section, context.Geometry);
        }

        _direction = ReadDirection(section);
        _window = TimeWindow.Read(section);
    }

    private GunChannel(Vector3 positionMm, string particle, double energyMeV)
    {
        _pdgCode = Particles[particle];
        _energy = (energyMeV, energyMeV);
        _positionMm = positionMm;
        _window = new TimeWindow(0.0, 0.0);
    }

    /// <summary>Keys beside channel and share.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } =
    [
        ParticleKey, EnergyMeV with { IsRequired = false }, EnergyRangeMeV, PlaceKey.PositionMm with { IsRequired = false }, VolumeKey,
        DirectionXyz, TimeWindow.Key,
    ];

    /// <inheritdoc/>
    public string Name => "gun";

    /// <inheritdoc/>
    public bool HasRate => false;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel Create(ChannelContext context, ConfigSection section) => new GunChannel(context, section);

    /// <summary>A monoenergetic isotropic source at a place, as calibration runs deploy it; its time starts with the spill.</summary>
    public static IInteractionChannel At(Vector3 positionMm, string particle, double energyMeV) => new GunChannel(positionMm, particle, energyMeV);

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => 0.0;

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => _window.Sample(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _window.Fraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        double kineticMeV = _energy.FromMeV + ((_energy.ToMeV - _energy.FromMeV) * random.Uniform());
        Vector3 direction = Sampling.Isotropic(ref random);
        Vector3 vertexMm = _region?.Sample(ref random) ?? _positionMm;
        InteractionRows.Add(interactions, address, vertexMm);
        primaries.Add(address.EventId, 0, null, new Particle(_pdgCode, kineticMeV, _direction ?? direction, address.TimeUs, vertexMm));
    }

    private static (double FromMeV, double ToMeV) ReadEnergy(ConfigSection section)
    {
        if (!section.Has(EnergyRangeMeV))
        {
            double energyMeV = section.Number(EnergyMeV);
            return (energyMeV, energyMeV);
        }

        if (section.Has(EnergyMeV))
        {
            section.Problem(EnergyMeV, "energyMeV beside energyRangeMeV", "one of the two");
        }

        IReadOnlyList<double> range = section.Numbers(EnergyRangeMeV);
        if (range[1] < range[0])
        {
            section.Problem(EnergyRangeMeV, $"{range[0]} before {range[1]}", "the smaller energy first");
        }

        return (range[0], range[1]);
    }

    private static VertexRegion ReadRegion(ConfigSection section, DetectorGeometry geometry)
    {
        string name = section.Text(VolumeKey);
        VertexRegion region = name == Everywhere ? VertexRegion.OfVolume(geometry) : VertexRegion.OfVolume(geometry, name);
        if (!(region.TotalTargets > 0.0))
        {
            section.Problem(
                VolumeKey, $"'{name}'", NearestName.Expectation(name, [Everywhere, .. geometry.Volumes.Select(volume => volume.Name)]));
        }

        return region;
    }

    private static Vector3? ReadDirection(ConfigSection section)
    {
        if (!section.Has(DirectionXyz))
        {
            return null;
        }

        IReadOnlyList<double> xyz = section.Numbers(DirectionXyz);
        Vector3 direction = new Vector3(xyz[0], xyz[1], xyz[2]).Normalized();
        if (!(direction.LengthSquared > 0.5))
        {
            section.Problem(DirectionXyz, "a vector of length zero", "a direction such as [0, 0, 1]");
        }

        return direction;
    }
}
