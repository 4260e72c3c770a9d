using JparcSim.Analysis.Estimators;

namespace JparcSim.Analysis.Plots;

/// <summary>Scores of two classes with the cut between them.</summary>
public static class PulseShapeFigure
{
    private const int Bins = 80;

    /// <summary>The figure as SVG text.</summary>
    /// <param name="signal">Scores of the signal; not empty.</param>
    /// <param name="background">Scores of the background; not empty.</param>
    /// <param name="cut">Least score that passes.</param>
    /// <param name="footer">Provenance.</param>
    public static Figure Draw(IReadOnlyList<double> signal, IReadOnlyList<double> background, double cut, string footer)
    {
        double low = Math.Min(signal.Min(), background.Min());
        double high = Math.Max(signal.Max(), background.Max());
        double margin = Math.Max(1e-9, 0.02 * (high - low));
        (low, high) = (low - margin, high + margin);
        Histogram a = Fill(signal, low, high);
        Histogram b = Fill(background, low, high);
        double top = Math.Max(a.Sums.ToArray().Max(), b.Sums.ToArray().Max());
        return new Figure(
            "Pulse shape", new Axis("Score", "", low, high), new Axis("Share of the class per bin", IsLogarithmic: true),
            [
                new HistogramSeries("signal", a), new HistogramSeries("background", b, IsHatched: true),
                new LineSeries($"cut at {cut:G4}", [cut, cut], [0.1 / Math.Max(signal.Count, background.Count), top]),
            ],
            footer);
    }

    private static Histogram Fill(IReadOnlyList<double> scores, double low, double high)
    {
        var histogram = new Histogram(low, high, Bins);
        foreach (double score in scores)
        {
            histogram.Add(score, 1.0 / scores.Count);
        }

        return histogram;
    }
}
