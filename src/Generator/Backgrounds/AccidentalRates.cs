using JparcSim.Core.Random;
using JparcSim.Generator.Beam;

namespace JparcSim.Generator.Backgrounds;

/// <summary>The kinds of singles that make accidental pairs.</summary>
public enum SingleKind
{
    /// <summary>A gamma that looks like a prompt, at any time.</summary>
    Prompt = 1,

    /// <summary>A neutron of cosmic rays, at any time.</summary>
    CosmicNeutron = 2,

    /// <summary>A slow neutron of the beam, on the clock of the spill.</summary>
    BeamNeutron = 3,
}

/// <summary>How many singles there are, and when they start.</summary>
/// <remarks>
/// Rates per second are flat in time. The beam's neutrons come with the bunches, <c>BeamShare</c> x <c>DelayedHz</c> x 100 us of them a spill:
/// as many as that flat rate brings within the delayed window. When they are captured follows from the transport, for all neutrons.
/// </remarks>
/// <param name="Gate">The gate.</param>
/// <param name="PromptHz">Gammas that enter the tank, per second.</param>
/// <param name="DelayedHz">Slow neutrons in the target, per second.</param>
/// <param name="BeamShare">Part of the neutrons that comes from the beam.</param>
public readonly record struct AccidentalRates(LiveGate Gate, double PromptHz, double DelayedHz, double BeamShare)
{
    /// <summary>Longest time after the prompt at which a neutron of a pair starts, 100 us: the window of the published selection.</summary>
    public const double WindowUs = 100.0;

    /// <summary>
    /// Longest time before the prompt at which a neutron of a pair starts, 150 us: five capture times, so that captures after the prompt are
    /// missed in 0.5 % at most.
    /// </summary>
    public const double LookBackUs = 150.0;

    private static readonly DecayTime Bunches = new(0.0, 0.0);

    /// <summary>Singles of a kind in one spill.</summary>
    public double PerSpill(SingleKind kind) => kind switch
    {
        SingleKind.Prompt => PromptHz * Gate.LengthS,
        SingleKind.CosmicNeutron => CosmicHz * Gate.LengthS,
        _ => BeamNeutronsPerSpill,
    };

    /// <summary>All singles in one spill.</summary>
    public double SinglesPerSpill => PerSpill(SingleKind.Prompt) + PerSpill(SingleKind.CosmicNeutron) + PerSpill(SingleKind.BeamNeutron);

    /// <summary>Neutrons of either kind that go with one prompt in count mode.</summary>
    public double NeutronsPerPrompt => (CosmicHz * CosmicWindowS) + BeamNeutronsPerSpill;

    /// <summary>Pairs of a prompt and a neutron in one spill.</summary>
    public double PairsPerSpill => PerSpill(SingleKind.Prompt) * NeutronsPerPrompt;

    private static double CosmicWindowS => 1e-6 * (LookBackUs + WindowUs);

    private double CosmicHz => (1.0 - BeamShare) * DelayedHz;

    private double BeamNeutronsPerSpill => BeamShare * DelayedHz * (1e-6 * WindowUs);

    /// <summary>Kind and time, us, of a single on the time line of a spill.</summary>
    public (SingleKind Kind, double TimeUs) SampleSingle(ref EventRandom random)
    {
        double wanted = random.Uniform() * SinglesPerSpill;
        double prompt = PerSpill(SingleKind.Prompt);
        SingleKind kind = wanted < prompt
            ? SingleKind.Prompt
            : wanted < prompt + PerSpill(SingleKind.CosmicNeutron) ? SingleKind.CosmicNeutron : SingleKind.BeamNeutron;
        return (kind, kind == SingleKind.BeamNeutron ? Bunches.Sample(ref random) : SampleInGate(ref random));
    }

    /// <summary>Time of a prompt, us.</summary>
    public double SampleInGate(ref EventRandom random) =>
        Gate.Window.FromUs + ((Gate.Window.ToUs - Gate.Window.FromUs) * random.Uniform());

    /// <summary>Start of the neutron, us, that goes with a prompt at a time.</summary>
    public double SampleNeutronUs(double promptUs, ref EventRandom random) => random.Uniform() * NeutronsPerPrompt < BeamNeutronsPerSpill
        ? Bunches.Sample(ref random)
        : promptUs - LookBackUs + ((LookBackUs + WindowUs) * random.Uniform());

    /// <summary>Probability of a single of any kind within [from, to), us.</summary>
    public double SinglesFraction(double fromUs, double toUs)
    {
        double beam = PerSpill(SingleKind.BeamNeutron);
        double flat = SinglesPerSpill - beam;
        return ((flat * Gate.Window.Fraction(fromUs, toUs)) + (beam * Bunches.Fraction(fromUs, toUs))) / SinglesPerSpill;
    }
}
