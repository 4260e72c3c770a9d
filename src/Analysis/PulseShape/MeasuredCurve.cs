using JparcSim.Analysis.Estimators;
using MathNet.Numerics.Statistics;

namespace JparcSim.Analysis.PulseShape;

/// <summary>A curve of simulated scores as imperfect samples and a less sharp score would measure it.</summary>
/// <remarks>
/// Two effects that a simulation of the detector does not make. Contamination: a part of the background sample is signal after all. And
/// broadening: every score has a Gaussian error, in units of the distance between the medians of the two classes. Both are meant to be
/// fitted to one point of a measured curve and judged by the others. Nothing is drawn: a score passes a cut with a probability.
/// </remarks>
/// <param name="signalScores">Scores of the signal.</param>
/// <param name="backgroundScores">Scores of the background.</param>
/// <param name="contamination">Part of the background sample that is signal, 0 to 1.</param>
/// <param name="broadening">Standard deviation of the scores' error over the distance of the medians, above 0.</param>
public sealed class MeasuredCurve(IReadOnlyList<double> signalScores, IReadOnlyList<double> backgroundScores, double contamination, double broadening)
{
    private const int Halvings = 50;
    private const int AreaSteps = 2000;
    private const double FarSpreads = 6.0;
    private const double MostBroadening = 10.0;

    private readonly double _spread = Math.Abs(signalScores.Median() - backgroundScores.Median()) * broadening;

    /// <summary>Rejection at a signal efficiency between 0 and 1.</summary>
    public double RejectionAt(double efficiency)
    {
        (double low, double high) = (Lowest, Highest);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Passing(signalScores, middle) > efficiency ? (middle, high) : (low, middle);
        }

        return Rejection(0.5 * (low + high), efficiency);
    }

    /// <summary>Area under the curve: the rejection's mean over all efficiencies.</summary>
    public double Area()
    {
        double area = 0.0;
        (double Efficiency, double Rejection) last = (1.0, 0.0);
        for (int step = 1; step <= AreaSteps; step++)
        {
            double cut = Lowest + ((Highest - Lowest) * step / AreaSteps);
            double efficiency = Passing(signalScores, cut);
            double rejection = Rejection(cut, efficiency);
            area += 0.5 * (last.Efficiency - efficiency) * (last.Rejection + rejection);
            last = (efficiency, rejection);
        }

        return area + last.Efficiency;
    }

    /// <summary>The broadening with which the curve goes through a measured point.</summary>
    /// <param name="signalScores">Scores of the signal.</param>
    /// <param name="backgroundScores">Scores of the background.</param>
    /// <param name="contamination">Part of the background sample that is signal.</param>
    /// <param name="efficiency">Efficiency of the point.</param>
    /// <param name="rejection">Its rejection, less than contamination alone would leave.</param>
    public static double FitBroadening(
        IReadOnlyList<double> signalScores, IReadOnlyList<double> backgroundScores, double contamination, double efficiency, double rejection)
    {
        (double low, double high) = (0.0, MostBroadening);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            bool isTooSharp = new MeasuredCurve(signalScores, backgroundScores, contamination, middle).RejectionAt(efficiency) > rejection;
            (low, high) = isTooSharp ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    private double Lowest => Math.Min(signalScores.Min(), backgroundScores.Min()) - (FarSpreads * _spread);

    private double Highest => Math.Max(signalScores.Max(), backgroundScores.Max()) + (FarSpreads * _spread);

    private double Rejection(double cut, double efficiency) =>
        1.0 - ((1.0 - contamination) * Passing(backgroundScores, cut)) - (contamination * efficiency);

    private double Passing(IReadOnlyList<double> scores, double cut)
    {
        double sum = 0.0;
        foreach (double score in scores)
        {
            sum += _spread > 0.0 ? Normal.Cumulative((score - cut) / _spread) : score >= cut ? 1.0 : 0.0;
        }

        return sum / scores.Count;
    }
}
