namespace JparcSim.Core.Numerics;

/// <summary>Root of a continuous function between two points at which its signs differ.</summary>
/// <remarks>R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4: bisection with inverse quadratic steps.</remarks>
public static class Brent
{
    private const double Epsilon = 2.220446049250313e-16;
    private const int MaxSteps = 200;

    /// <summary>A point within <paramref name="tolerance"/> of a sign change, or null when the signs at the ends do not differ.</summary>
    /// <param name="function">Continuous function.</param>
    /// <param name="from">One end.</param>
    /// <param name="to">Other end.</param>
    /// <param name="tolerance">Absolute tolerance of the root, besides 4 ulp of it.</param>
    public static double? Root(Func<double, double> function, double from, double to, double tolerance = 0.0)
    {
        double a = from;
        double b = to;
        double fa = function(a);
        double fb = function(b);
        if (!(fa <= 0.0 && fb >= 0.0) && !(fa >= 0.0 && fb <= 0.0))
        {
            return null;
        }

        // b is the best point, a the one before, c the one across the root.
        double c = a;
        double fc = fa;
        double step = b - a;
        double stepBefore = step;
        for (int i = 0; i < MaxSteps; i++)
        {
            if ((fb > 0.0) == (fc > 0.0))
            {
                (c, fc) = (a, fa);
                step = stepBefore = b - a;
            }

            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }

            double near = (2.0 * Epsilon * Math.Abs(b)) + (0.5 * tolerance);
            double bisection = 0.5 * (c - b);
            if (Math.Abs(bisection) <= near || fb == 0.0)
            {
                return b;
            }

            double interpolated = Math.Abs(stepBefore) >= near && Math.Abs(fa) > Math.Abs(fb) ? Interpolate(a, b, c, fa, fb, fc) : bisection;
            bool isTrusted = interpolated / bisection > 0.0
                && Math.Abs(interpolated) < (1.5 * Math.Abs(bisection)) - (0.5 * near)
                && Math.Abs(interpolated) < 0.5 * Math.Abs(stepBefore);
            (stepBefore, step) = isTrusted ? (step, interpolated) : (bisection, bisection);
            (a, fa) = (b, fb);
            b += Math.Abs(step) > near ? step : Math.CopySign(near, bisection);
            fb = function(b);
        }

        return b;
    }

    // The step from b to the root of the parabola in f through three points, or of the line through two.
    private static double Interpolate(double a, double b, double c, double fa, double fb, double fc)
    {
        double s = fb / fa;
        if (a == c)
        {
            return (c - b) * s / (s - 1.0);
        }

        double q = fa / fc;
        double r = fb / fc;
        double top = s * (((c - b) * q * (q - r)) - ((b - a) * (r - 1.0)));
        return -top / ((q - 1.0) * (r - 1.0) * (s - 1.0));
    }
}
