using JparcSim.Core.Configuration;

namespace JparcSim.Reco;

/// <summary>How vertex and energy are found from the charges.</summary>
public enum FitMethod
{
    /// <summary>Maximum likelihood of the charges, as the experiment does it.</summary>
    Likelihood,

    /// <summary>Charge-weighted mean of the photomultipliers' places, scaled, and the total charge: fast, and biased off the centre.</summary>
    ChargeWeighted,
}

/// <summary>The key of a macro that names the method.</summary>
public static class FitMethodKey
{
    private const string ChargeWeighted = "charge-weighted";

    /// <summary>The key.</summary>
    public static ChoiceKey Key { get; } = new(
        "reconstruction", ["likelihood", ChargeWeighted],
        "How vertex and energy are found: likelihood, as the experiment does; charge-weighted, the scaled mean of the photomultipliers' places weighted by charge: for speed tests, biased off the centre. Calibration runs are fitted in the same way.",
        "likelihood");

    /// <summary>Reads the key; problems go to the section's log.</summary>
    public static FitMethod Read(ConfigSection macro) =>
        macro.Choice(Key) == ChargeWeighted ? FitMethod.ChargeWeighted : FitMethod.Likelihood;
}
