namespace JparcSim.Analysis.Estimators;

/// <summary>A number and its statistical error.</summary>
/// <param name="Value">Best value.</param>
/// <param name="Error">Standard error, 68 %.</param>
public readonly record struct Estimate(double Value, double Error)
{
    /// <summary>The quotient of two estimates with a known covariance.</summary>
    public static Estimate Ratio(Estimate top, Estimate bottom, double covariance)
    {
        double value = top.Value / bottom.Value;
        double variance = (top.Error * top.Error) - (2.0 * value * covariance) + (value * value * bottom.Error * bottom.Error);
        return new Estimate(value, Math.Sqrt(Math.Max(0.0, variance)) / Math.Abs(bottom.Value));
    }
}
