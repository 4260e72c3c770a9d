using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Channels;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Muons of cosmic rays, at the place where they enter the tank.</summary>
public sealed class CosmicMuonChannel : IInteractionChannel
{
    /// <summary>Exponent of the zenith angle that belongs to the spectrum.</summary>
    public const double ZenithExponent = 2.0;

    /// <summary>mu+ over mu- at sea level, 1.27 (PDG, below 100 GeV).</summary>
    public const double ChargeRatio = 1.27;

    private static readonly NumberKey RateKey = new(
        "ratePerCm2PerMin", 0.0, 10.0,
        "muons through a horizontal area, per cm2 and minute; 1 at sea level. The building is left out (assumed)", 1.0);

    private readonly LiveGate _gate;
    private readonly CosmicShower _shower;
    private readonly double _rateHz;

    private CosmicMuonChannel(LiveGate gate, CosmicShower shower, double currentPerCm2PerMin)
    {
        _gate = gate;
        _shower = shower;
        _rateHz = currentPerCm2PerMin / 60.0 / CosmicShower.MeanCosine(ZenithExponent) * shower.AreaCm2;
    }

    /// <summary>Keys beside those of every channel with a rate.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [RateKey];

    /// <inheritdoc/>
    public string Name => "cosmic-muon";

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        double current = section.Number(RateKey);
        return LiveGate.Of(context, section, "cosmic-muon") is { } gate
            ? new CosmicMuonChannel(gate, new CosmicShower(context.Geometry, ZenithExponent), current)
            : null;
    }

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => _rateHz * _gate.LiveTimeS(protonsOnTarget);

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => _gate.Window.Sample(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _gate.Window.Fraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        int pdgCode = random.Uniform() * (ChargeRatio + 1.0) < ChargeRatio ? PdgCode.MuonPlus : PdgCode.MuonMinus;
        double downwardMeV = 1e3 * ReynaSpectrum.SampleGeVPerC(ref random);
        (Vector3 placeMm, Vector3 direction) = _shower.Sample(ref random);
        double momentumMeV = downwardMeV / -direction.Z;
        const double MassMeV = PhysicalConstants.MuonMassMeV;
        double kineticMeV = momentumMeV * momentumMeV / (Math.Sqrt((momentumMeV * momentumMeV) + (MassMeV * MassMeV)) + MassMeV);
        InteractionRows.Add(interactions, address, placeMm);
        primaries.Add(address.EventId, 0, null, new Particle(pdgCode, kineticMeV, direction, address.TimeUs, placeMm));
    }
}
