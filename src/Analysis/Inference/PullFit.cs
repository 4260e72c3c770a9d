using JparcSim.Core.Numerics;

namespace JparcSim.Analysis.Inference;

/// <summary>Poisson deviance in bins, minimised over the pulls of flux, energy scale and background: equations 19 to 21 of CEvNS at J-PARC.</summary>
/// <remarks>Newton's method with the expected second derivatives, each step halved until it descends. Not for several threads at a time.</remarks>
public sealed class PullFit
{
    private const int MaxSteps = 40;
    private const int MaxHalvings = 12;
    private const double EnoughChi2 = 1e-7;
    private const double LeastCount = 1e-9;
    private const double MaxScaleShift = 0.25;

    private readonly IReadOnlyList<BinnedExperiment> _experiments;
    private readonly PullErrors _errors;
    private readonly int _pulls;
    private readonly double[] _counts;
    private readonly double[] _slopes;

    /// <summary>Prepares the fit.</summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="errors">Errors of the pulls.</param>
    public PullFit(IReadOnlyList<BinnedExperiment> experiments, PullErrors errors)
    {
        _experiments = experiments;
        _errors = errors;
        _pulls = 1 + (2 * experiments.Count);
        int bins = experiments.Max(experiment => experiment.Data.Count);
        _counts = new double[bins];
        _slopes = new double[bins];
    }

    /// <summary>The least deviance over the pulls.</summary>
    /// <param name="signals">The signal of each experiment.</param>
    public double Minimum(IReadOnlyList<SignalPrediction> signals)
    {
        double[] at = new double[_pulls];
        double[] step = new double[_pulls];
        double[] curvature = new double[_pulls * _pulls];
        double best = Evaluate(signals, at, step, curvature);
        for (int i = 0; i < MaxSteps; i++)
        {
            if (!SymmetricSolver.Solve(curvature, step, _pulls))
            {
                return best;
            }

            double[] from = [.. at];
            double before = best;
            double part = 1.0;
            double[] direction = [.. step];
            best = double.PositiveInfinity;
            for (int halving = 0; halving < MaxHalvings && !(best < before + EnoughChi2); halving++, part *= 0.5)
            {
                for (int p = 0; p < _pulls; p++)
                {
                    at[p] = from[p] - (part * direction[p]);
                }

                Bound(at);
                best = Evaluate(signals, at, step, curvature);
            }

            if (!(best < before - EnoughChi2))
            {
                return Math.Min(best, before);
            }
        }

        return best;
    }

    // Pulls as differences from 1: flux, then scale and background of each experiment.
    private void Bound(double[] at)
    {
        for (int p = 1; p < _pulls; p += 2)
        {
            at[p] = Math.Clamp(at[p], -MaxScaleShift, MaxScaleShift);
        }
    }

    private double Evaluate(IReadOnlyList<SignalPrediction> signals, double[] at, double[] gradient, double[] curvature)
    {
        Array.Clear(gradient);
        Array.Clear(curvature);
        double sum = 0.0;
        for (int e = 0; e < _experiments.Count; e++)
        {
            sum += AddBins(_experiments[e], signals[e], at, 1 + (2 * e), gradient, curvature);
        }

        for (int p = 0; p < _pulls; p++)
        {
            double error = p == 0 ? _errors.Flux : p % 2 == 1 ? _errors.Quenching : _errors.Background;
            if (error > 0.0)
            {
                sum += at[p] * at[p] / (error * error);
                gradient[p] += 2.0 * at[p] / (error * error);
                curvature[(p * _pulls) + p] += 2.0 / (error * error);
            }
            else
            {
                Fix(p, gradient, curvature);
            }
        }

        return sum;
    }

    private void Fix(int pull, double[] gradient, double[] curvature)
    {
        for (int p = 0; p < _pulls; p++)
        {
            curvature[(pull * _pulls) + p] = 0.0;
            curvature[(p * _pulls) + pull] = 0.0;
        }

        curvature[(pull * _pulls) + pull] = 1.0;
        gradient[pull] = 0.0;
    }

    private double AddBins(BinnedExperiment experiment, SignalPrediction signal, double[] at, int first, double[] gradient, double[] curvature)
    {
        int bins = experiment.Data.Count;
        Span<double> counts = _counts.AsSpan(0, bins);
        Span<double> slopes = _slopes.AsSpan(0, bins);
        signal.Fill(1.0 + at[first], counts, slopes);
        double flux = 1.0 + at[0];
        double background = 1.0 + at[first + 1];
        double sum = 0.0;
        for (int bin = 0; bin < bins; bin++)
        {
            double data = experiment.Data[bin];
            double expected = Math.Max(LeastCount, (flux * counts[bin]) + experiment.Steady[bin] + (background * experiment.Related[bin]));
            sum += 2.0 * (expected - data + (data > 0.0 ? data * Elementary.Log(data / expected) : 0.0));
            double slope = 2.0 * (1.0 - (data / expected));
            double second = 2.0 * Math.Max(data, LeastCount) / (expected * expected);
            double byFlux = counts[bin];
            double byScale = flux * slopes[bin];
            double byBackground = experiment.Related[bin];
            gradient[0] += slope * byFlux;
            gradient[first] += slope * byScale;
            gradient[first + 1] += slope * byBackground;
            curvature[0] += second * byFlux * byFlux;
            curvature[first * _pulls] += second * byFlux * byScale;
            curvature[(first + 1) * _pulls] += second * byFlux * byBackground;
            curvature[(first * _pulls) + first] += second * byScale * byScale;
            curvature[((first + 1) * _pulls) + first] += second * byScale * byBackground;
            curvature[((first + 1) * _pulls) + first + 1] += second * byBackground * byBackground;
        }

        return sum;
    }
}
