using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Channels;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Neutrons or gammas that come straight from the source: a level, parallel beam through the mantle of the tank.</summary>
/// <remarks>
/// Spectra and numbers are assumed: nobody published them. The clock runs with light from the source, as for neutrinos: gammas come with
/// the bunches, neutrons later by what they lose against light over the baseline.
/// </remarks>
public sealed class BeamParticleChannel : IInteractionChannel
{
    private const double InsideMm = 1e-3;   // entries lie this far inside the tank
    private const int TimeNodes = 4096;

    private static readonly NumberKey PerSpill = new(
        "perSpill", 0.0, 1e6, "particles that enter the tank, per spill, whatever the beam power; the default is assumed", 0.1);

    private static readonly NumberKey SpectralIndex = new(
        "spectralIndex", 0.0, 6.0, "index k of the spectrum E^-k; the default is assumed", 1.5);

    private static readonly DecayTime Bunches = new(0.0, 0.0);

    private readonly int _pdgCode;
    private readonly PowerLaw _spectrum;
    private readonly double _perProton;
    private readonly Cylinder _tank;
    private readonly Vector3 _direction;
    private readonly double _baselineMm;

    private BeamParticleChannel(string name, int pdgCode, PowerLaw spectrum, double perProton, DetectorGeometry geometry)
    {
        Name = name;
        _pdgCode = pdgCode;
        _spectrum = spectrum;
        _perProton = perProton;
        Cylinder tank = geometry.Volumes[^1].Outer;
        _tank = new Cylinder(tank.RadiusMm - InsideMm, tank.HalfHeightMm - InsideMm);
        _direction = (-1.0 * new Vector3(geometry.SourcePositionMm.X, geometry.SourcePositionMm.Y, 0.0)).Normalized();
        _baselineMm = geometry.SourcePositionMm.Length;
    }

    /// <summary>Keys beside those of every channel with a rate.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [PerSpill, SpectralIndex];

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Neutrons of 1 MeV to 1 GeV.</summary>
    public static IInteractionChannel? Neutrons(ChannelContext context, ConfigSection section) =>
        Create(context, section, "beam-neutron", PdgCode.Neutron, 1.0, 1000.0);

    /// <summary>Gammas of 1 to 100 MeV.</summary>
    public static IInteractionChannel? Gammas(ChannelContext context, ConfigSection section) =>
        Create(context, section, "beam-gamma", PdgCode.Gamma, 1.0, 100.0);

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => protonsOnTarget * _perProton;

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey)
    {
        var energy = new EventRandom(seed, eventKey, RandomStage.Interaction);
        var random = new EventRandom(seed, eventKey, RandomStage.Timeline);
        return Bunches.Sample(ref random) + DelayUs(_spectrum.SampleMeV(ref energy));
    }

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs)
    {
        double sum = 0.0;
        for (int i = 0; i < TimeNodes; i++)
        {
            double delayUs = DelayUs(_spectrum.Quantile((i + 0.5) / TimeNodes));
            sum += Bunches.Fraction(fromUs - delayUs, toUs - delayUs);
        }

        return sum / TimeNodes;
    }

    /// <summary>Arrival after light of the same bunch, us.</summary>
    public double DelayUs(double energyMeV)
    {
        if (_pdgCode == PdgCode.Gamma)
        {
            return 0.0;
        }

        double momentumMeV = Math.Sqrt(energyMeV * (energyMeV + (2.0 * PhysicalConstants.NeutronMassMeV)));
        double inverseBeta = (energyMeV + PhysicalConstants.NeutronMassMeV) / momentumMeV;
        return _baselineMm / PhysicalConstants.SpeedOfLightMmPerUs * (inverseBeta - 1.0);
    }

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        double energyMeV = _spectrum.SampleMeV(ref random);
        double aside = (2.0 * random.Uniform()) - 1.0;
        double against = Math.Sqrt((1.0 - aside) * (1.0 + aside));
        double heightMm = _tank.HalfHeightMm * ((2.0 * random.Uniform()) - 1.0);
        var placeMm = new Vector3(
            _tank.RadiusMm * (-(against * _direction.X) - (aside * _direction.Y)),
            _tank.RadiusMm * ((aside * _direction.X) - (against * _direction.Y)),
            heightMm);
        InteractionRows.Add(interactions, address, placeMm);
        primaries.Add(address.EventId, 0, null, new Particle(_pdgCode, energyMeV, _direction, address.TimeUs, placeMm));
    }

    private static BeamParticleChannel? Create(
        ChannelContext context, ConfigSection section, string name, int pdgCode, double minMeV, double maxMeV)
    {
        var spectrum = new PowerLaw(section.Number(SpectralIndex), minMeV, maxMeV);
        double perSpill = section.Number(PerSpill);
        if (ChannelNeeds.Source(context, section, name) is not { } source)
        {
            return null;
        }

        Vector3 sourceMm = context.Geometry.SourcePositionMm;
        if (!(sourceMm.RhoSquared > 0.0))
        {
            section.Problem(ChannelNeeds.ChannelKey, $"channel '{name}' with a source straight above or below", "a source to the side");
            return null;
        }

        return new BeamParticleChannel(name, pdgCode, spectrum, perSpill / source.ProtonsPerSpill, context.Geometry);
    }
}
