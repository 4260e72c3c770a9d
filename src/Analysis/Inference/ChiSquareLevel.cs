using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Inference;

/// <summary>Rise of a chi-square that bounds a region of a confidence level (Wilks).</summary>
public static class ChiSquareLevel
{
    /// <summary>For one parameter: 2.706 at 90 %.</summary>
    public static double OneParameter(double confidence)
    {
        double deviate = NormalQuantile.Of(0.5 * (1.0 + confidence));
        return deviate * deviate;
    }

    /// <summary>For two parameters: 4.605 at 90 %.</summary>
    public static double TwoParameters(double confidence) => -2.0 * Elementary.Log(1.0 - confidence);
}
