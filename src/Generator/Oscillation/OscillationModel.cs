using JparcSim.Core.Configuration;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Generator.Oscillation;

/// <summary>Probability of nubar_mu to nubar_e: <see cref="Amplitude"/> times a shape between 0 and 1.</summary>
/// <remarks>
/// The shape is 1 for the models without dependence on L/E, and sin^2(1.267 dm2 L / E) for two flavours. The amplitude scales rates only,
/// so that spectra can be sampled even where the rate is zero.
/// </remarks>
public sealed class OscillationModel
{
    /// <summary>No oscillation is assumed; also what the flux of nubar_e itself sees.</summary>
    public static readonly OscillationModel FullTransmutation = new(1.0, 0.0);

    private static readonly NumberKey Probability = new(
        "probability", 0.0, 1.0, "probability of nubar_mu to nubar_e (model constant); LSND: 0.00264");
    private static readonly NumberKey SinSquared = new("sin2TwoTheta", 0.0, 1.0, "sin^2 2theta (model two-flavour)");
    private static readonly NumberKey DeltaMassSquared = new(
        "deltaM2EV2", 1e-3, 1e3, "difference of squared masses, eV2 (model two-flavour)");
    private static readonly ChoiceKey Model = new(
        "model",
        ["none", "constant", "two-flavour", "full-transmutation"],
        "none: P = 0; constant: P = probability; two-flavour: P = sin^2 2theta sin^2(1.267 dm2 L/E) at each event's own L and E; "
            + "full-transmutation: P = 1");

    /// <summary>Creates a model.</summary>
    /// <param name="amplitude">sin^2 2theta, or the constant probability.</param>
    /// <param name="deltaM2EV2">Difference of squared masses, eV2; 0 for a constant probability.</param>
    public OscillationModel(double amplitude, double deltaM2EV2)
    {
        Amplitude = amplitude;
        DeltaM2EV2 = deltaM2EV2;
    }

    /// <summary>The keys of the section.</summary>
    public static SectionSchema Schema { get; } = new(
        "how nubar_mu turn into nubar_e",
    [
        Model, Probability with { IsRequired = false }, SinSquared with { IsRequired = false },
        DeltaMassSquared with { IsRequired = false },
    ]);

    /// <summary>Largest probability.</summary>
    public double Amplitude { get; }

    /// <summary>Difference of squared masses, eV2; 0 for a constant probability.</summary>
    public double DeltaM2EV2 { get; }

    /// <summary>Whether the probability depends on L and E.</summary>
    public bool IsOscillating => DeltaM2EV2 > 0.0;

    /// <summary>Reads the section; a key of another model is a problem.</summary>
    public static OscillationModel Read(ConfigSection section)
    {
        string model = section.Choice(Model);
        OscillationModel result = model switch
        {
            "constant" => new OscillationModel(section.Number(Probability), 0.0),
            "two-flavour" => new OscillationModel(section.Number(SinSquared), section.Number(DeltaMassSquared)),
            "full-transmutation" => FullTransmutation,
            _ => new OscillationModel(0.0, 0.0),
        };
        Refuse(section, Probability, model, "constant");
        Refuse(section, SinSquared, model, "two-flavour");
        Refuse(section, DeltaMassSquared, model, "two-flavour");
        section.RejectUnknown(Schema);
        return result;
    }

    /// <summary>Phase 1.267 dm2 L / E, rad.</summary>
    public double Phase(double baselineM, double energyMeV) =>
        PhysicalConstants.OscillationPhaseMeVPerEV2M * DeltaM2EV2 * baselineM / energyMeV;

    /// <summary>The dependence on L and E, between 0 and 1.</summary>
    public double Shape(double baselineM, double energyMeV)
    {
        if (!IsOscillating)
        {
            return 1.0;
        }

        double sin = Elementary.SinCos(Phase(baselineM, energyMeV)).Sin;
        return sin * sin;
    }

    /// <summary>The largest <see cref="Shape"/> at an energy for any baseline in a range: the envelope of a rejection.</summary>
    public double LargestShape(double minBaselineM, double maxBaselineM, double energyMeV)
    {
        const double HalfPi = 0.5 * Math.PI;
        double first = Phase(minBaselineM, energyMeV) / HalfPi;
        double last = Phase(maxBaselineM, energyMeV) / HalfPi;
        double nextMaximum = (2.0 * Math.Ceiling(0.5 * (first - 1.0))) + 1.0;   // sin^2 is 1 at odd multiples of pi/2
        return !IsOscillating || nextMaximum <= last ? 1.0 : Math.Max(Shape(minBaselineM, energyMeV), Shape(maxBaselineM, energyMeV));
    }

    private static void Refuse(ConfigSection section, ConfigKey key, string model, string owner)
    {
        if (model != owner && section.Has(key))
        {
            section.Problem(key, $"'{key.Name}' with model '{model}'", $"it only with model '{owner}'");
        }
    }
}
