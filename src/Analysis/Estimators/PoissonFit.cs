using MathNet.Numerics.LinearAlgebra;

namespace JparcSim.Analysis.Estimators;

/// <summary>Expected counts of all bins for some parameters.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="edges">Borders of the bins.</param>
/// <param name="expected">The answers. Shape: one less than <paramref name="edges"/>.</param>
internal delegate void BinnedModel(ReadOnlySpan<double> parameters, ReadOnlySpan<double> edges, Span<double> expected);

/// <summary>A parameter of a fit.</summary>
/// <param name="Start">First guess.</param>
/// <param name="Step">Typical size of a change that matters; derivatives are taken over a thousandth of it.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
internal readonly record struct FitParameter(double Start, double Step, double Min, double Max);

/// <summary>What a fit found.</summary>
/// <param name="Values">Parameters at the maximum of the likelihood.</param>
/// <param name="Covariance">Inverse of the Fisher information there.</param>
/// <param name="Deviance">Twice the log-likelihood below a perfect description.</param>
internal sealed record FitResult(double[] Values, Matrix<double> Covariance, double Deviance)
{
    /// <summary>A parameter with its error.</summary>
    public Estimate this[int parameter] => new(Values[parameter], Math.Sqrt(Covariance[parameter, parameter]));

    /// <summary>A function of the parameters, its error propagated by its gradient.</summary>
    public Estimate Derived(double value, params ReadOnlySpan<double> gradient)
    {
        Vector<double> g = Vector<double>.Build.DenseOfArray(gradient.ToArray());
        return new Estimate(value, Math.Sqrt(Math.Max(0.0, g * (Covariance * g))));
    }
}

/// <summary>Maximum-likelihood fit of a model to Poisson counts: Fisher scoring with Levenberg's damping.</summary>
internal static class PoissonFit
{
    private const int MaxIterations = 200;
    private const double LeastExpected = 1e-9;    // keeps the likelihood finite where a trial expects nothing
    private const double DevianceTolerance = 1e-5; // a hundredth of a standard error squared is 1e-4

    /// <summary>Fits; null when the search does not settle or the parameters cannot be told apart.</summary>
    public static FitResult? Run(
        ReadOnlySpan<double> edges, ReadOnlySpan<double> counts, BinnedModel model, params ReadOnlySpan<FitParameter> start)
    {
        int parameters = start.Length;
        double[] at = [.. Starts(start)];
        double[] expected = new double[counts.Length];
        double deviance = Evaluate(model, at, edges, counts, expected);
        double damping = 1e-3;
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            (Matrix<double> information, Vector<double> gradient) = Derivatives(model, at, start, edges, counts, expected);
            if (!TryStep(information, gradient, damping, out Vector<double> step))
            {
                return null;
            }

            double[] trial = new double[parameters];
            for (int k = 0; k < parameters; k++)
            {
                trial[k] = Math.Clamp(at[k] + step[k], start[k].Min, start[k].Max);
            }

            double[] trialExpected = new double[counts.Length];
            double trialDeviance = Evaluate(model, trial, edges, counts, trialExpected);
            double gain = deviance - trialDeviance;
            if (gain >= 0.0)
            {
                (at, expected, deviance) = (trial, trialExpected, trialDeviance);
                damping = Math.Max(1e-9, damping * 0.1);
            }
            else
            {
                damping *= 10.0;
            }

            if ((gain >= 0.0 && gain < DevianceTolerance) || damping > 1e8)
            {
                return damping > 1e8 && gain < -DevianceTolerance ? null : Finish(model, at, start, edges, counts, expected, deviance);
            }
        }

        return null;
    }

    private static FitResult? Finish(
        BinnedModel model, double[] at, ReadOnlySpan<FitParameter> start, ReadOnlySpan<double> edges, ReadOnlySpan<double> counts,
        double[] expected, double deviance)
    {
        (Matrix<double> information, _) = Derivatives(model, at, start, edges, counts, expected);
        Matrix<double> covariance = information.Inverse();
        bool isSound = covariance.Diagonal().All(variance => double.IsFinite(variance) && variance > 0.0);
        return isSound ? new FitResult(at, covariance, deviance) : null;
    }

    private static double[] Starts(ReadOnlySpan<FitParameter> start)
    {
        double[] at = new double[start.Length];
        for (int k = 0; k < at.Length; k++)
        {
            at[k] = Math.Clamp(start[k].Start, start[k].Min, start[k].Max);
        }

        return at;
    }

    private static double Evaluate(
        BinnedModel model, double[] at, ReadOnlySpan<double> edges, ReadOnlySpan<double> counts, double[] expected)
    {
        model(at, edges, expected);
        double deviance = 0.0;
        for (int i = 0; i < counts.Length; i++)
        {
            expected[i] = Math.Max(LeastExpected, expected[i]);
            deviance += expected[i] - counts[i] + (counts[i] > 0.0 ? counts[i] * Math.Log(counts[i] / expected[i]) : 0.0);
        }

        return 2.0 * deviance;
    }

    private static (Matrix<double> Information, Vector<double> Gradient) Derivatives(
        BinnedModel model, double[] at, ReadOnlySpan<FitParameter> start, ReadOnlySpan<double> edges, ReadOnlySpan<double> counts,
        double[] expected)
    {
        int parameters = at.Length;
        double[][] slopes = new double[parameters][];
        double[] below = new double[counts.Length];
        for (int k = 0; k < parameters; k++)
        {
            slopes[k] = new double[counts.Length];
            double[] moved = [.. at];
            double up = Math.Min(start[k].Max, at[k] + (1e-3 * start[k].Step));
            double down = Math.Max(start[k].Min, at[k] - (1e-3 * start[k].Step));
            moved[k] = up;
            model(moved, edges, slopes[k]);
            moved[k] = down;
            model(moved, edges, below);
            for (int i = 0; i < counts.Length; i++)
            {
                slopes[k][i] = (slopes[k][i] - below[i]) / (up - down);
            }
        }

        Matrix<double> information = Matrix<double>.Build.Dense(parameters, parameters);
        Vector<double> gradient = Vector<double>.Build.Dense(parameters);
        for (int k = 0; k < parameters; k++)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                gradient[k] += slopes[k][i] * ((counts[i] / expected[i]) - 1.0);
                for (int l = 0; l < parameters; l++)
                {
                    information[k, l] += slopes[k][i] * slopes[l][i] / expected[i];
                }
            }
        }

        return (information, gradient);
    }

    private static bool TryStep(Matrix<double> information, Vector<double> gradient, double damping, out Vector<double> step)
    {
        Matrix<double> damped = information.Clone();
        for (int k = 0; k < gradient.Count; k++)
        {
            damped[k, k] *= 1.0 + damping;
        }

        step = damped.Solve(gradient);
        return step.All(double.IsFinite);
    }
}
