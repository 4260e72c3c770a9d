namespace JparcSim.Analysis.Inference;

/// <summary>Minimisation of a function of one variable.</summary>
public static class GoldenSection
{
    private const double Ratio = 0.6180339887498949;

    /// <summary>Steps that narrow the place to a millionth.</summary>
    public const int Steps = 30;

    /// <summary>The place of a least value between two places around it.</summary>
    /// <param name="function">Function.</param>
    /// <param name="low">Lower place.</param>
    /// <param name="high">Upper place.</param>
    /// <param name="steps">Number of steps, each of which leaves 0.618 of the range.</param>
    public static double Minimise(Func<double, double> function, double low, double high, int steps = Steps)
    {
        double a = high - (Ratio * (high - low));
        double b = low + (Ratio * (high - low));
        double atA = function(a);
        double atB = function(b);
        for (int i = 0; i < steps; i++)
        {
            if (atA < atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (Ratio * (high - low));
                atA = function(a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (Ratio * (high - low));
                atB = function(b);
            }
        }

        return atA < atB ? a : b;
    }
}
