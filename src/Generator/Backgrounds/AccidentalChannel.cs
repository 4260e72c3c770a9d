using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Singles that pair by accident: gammas of cosmic rays as prompts, slow neutrons of cosmic rays and beam as delayed.</summary>
/// <remarks>
/// In exposure mode every event is one single, and pairs come from the order in time. In count mode every event is one gamma and one
/// neutron, and the expected number is that of the pairs: prompts in the gate times neutrons that start from 150 us before the
/// prompt to 100 us after it, or with the beam.
/// </remarks>
public sealed class AccidentalChannel : IInteractionChannel
{
    /// <summary>Energies of the gammas: E^-2 from 20 to 60 MeV (assumed).</summary>
    public static readonly PowerLaw GammaSpectrum = new(2.0, 20.0, 60.0);

    /// <summary>Energies of the neutrons: 1/E from thermal energy to 1 MeV, as while slowing down (assumed).</summary>
    public static readonly PowerLaw NeutronSpectrum = new(1.0, 2.53e-8, 1.0);

    private const double MinRateHz = 1e-6;

    private static readonly NumberKey PromptRateHz = new(
        "promptRateHz", MinRateHz, 1e6,
        "gammas of 20 to 60 MeV that enter the tank, per second; 8 % of them make a prompt above 20 MeV in the fiducial volume of the near "
            + "detector, so the default gives 23 Hz (assumed: the published accidental rate fixes only the product with delayedRateHz)",
        285.0);

    private static readonly NumberKey DelayedRateHz = new(
        "delayedRateHz", MinRateHz, 1e6,
        "slow neutrons in the target, per second, those of the beam counted as if the neutrons of a spill were spread over 100 us; two "
            + "thirds make a delayed of 7 to 12 MeV in the near detector, so the default gives 107 Hz (assumed)",
        160.0);

    private static readonly NumberKey BeamShare = new(
        "beamShare", 0.0, 1.0, "part of the slow neutrons that comes with the beam; half in the published composition", 0.5);

    private readonly AccidentalRates _rates;
    private readonly CosmicShower _shower;
    private readonly VertexRegion _target;
    private readonly bool _isPaired;

    private AccidentalChannel(AccidentalRates rates, CosmicShower shower, VertexRegion target, bool isPaired)
    {
        _rates = rates;
        _shower = shower;
        _target = target;
        _isPaired = isPaired;
    }

    /// <summary>Keys beside those of every channel with a rate.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [PromptRateHz, DelayedRateHz, BeamShare, CosmicShower.ZenithExponent];

    /// <inheritdoc/>
    public string Name => "accidental";

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        (double promptHz, double delayedHz) = (section.Number(PromptRateHz), section.Number(DelayedRateHz));
        double beamShare = section.Number(BeamShare);
        var shower = new CosmicShower(context.Geometry, section.Number(CosmicShower.ZenithExponent));
        var target = VertexRegion.OfVolume(context.Geometry, context.Geometry.Volumes[0].Name);
        return LiveGate.Of(context, section, "accidental") is { } gate
            ? new AccidentalChannel(
                new AccidentalRates(gate, promptHz, delayedHz, beamShare), shower, target, context.Mode == GenerationMode.Count)
            : null;
    }

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) =>
        protonsOnTarget / _rates.Gate.ProtonsPerSpill * (_isPaired ? _rates.PairsPerSpill : _rates.SinglesPerSpill);

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey)
    {
        var random = new EventRandom(seed, eventKey, RandomStage.Timeline);
        return _isPaired ? _rates.SampleInGate(ref random) : _rates.SampleSingle(ref random).TimeUs;
    }

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) =>
        _isPaired ? _rates.Gate.Window.Fraction(fromUs, toUs) : _rates.SinglesFraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        Particle first = _isPaired || KindOf(address) == SingleKind.Prompt ? Gamma(address) : Neutron(address, address.TimeUs);
        InteractionRows.Add(interactions, address, first.StartMm);
        primaries.Add(address.EventId, 0, null, first);
        if (_isPaired)
        {
            var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction, 2);
            primaries.Add(address.EventId, 1, null, Neutron(address, _rates.SampleNeutronUs(address.TimeUs, ref random)));
        }
    }

    // The same words as for the time.
    private SingleKind KindOf(in EventAddress address)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Timeline);
        return _rates.SampleSingle(ref random).Kind;
    }

    private Particle Gamma(in EventAddress address)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        double energyMeV = GammaSpectrum.SampleMeV(ref random);
        (Vector3 placeMm, Vector3 direction) = _shower.Sample(ref random);
        return new Particle(PdgCode.Gamma, energyMeV, direction, address.TimeUs, placeMm);
    }

    private Particle Neutron(in EventAddress address, double timeUs)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction, 1);
        double energyMeV = NeutronSpectrum.SampleMeV(ref random);
        Vector3 placeMm = _target.Sample(ref random);
        return new Particle(PdgCode.Neutron, energyMeV, Sampling.Isotropic(ref random), timeUs, placeMm);
    }
}
