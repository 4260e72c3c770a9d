using JparcSim.Analysis.Estimators;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Numerics;

namespace JparcSim.Analysis.Plots;

/// <summary>The standard figures of a sample of pairs. The caller hands over the pairs to be shown: all, or the selected ones.</summary>
public static class PairFigures
{
    private const double MmPerM = 1000.0;

    /// <summary>Name of the figure of energies.</summary>
    public const string SpectrumName = "spectrum";

    /// <summary>Name of the figure of vertices.</summary>
    public const string VertexName = "vertex";

    /// <summary>What can be drawn, by the names that <c>plot --what</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [SpectrumName, "deltaT", "deltaVertex", VertexName];

    /// <summary>Draws one of <see cref="Names"/>.</summary>
    /// <param name="name">Which.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="footer">Provenance.</param>
    public static Figure Draw(string name, in PairColumns pairs, string footer) => name switch
    {
        SpectrumName => Spectrum(pairs, footer),
        "deltaT" => DeltaT(pairs, footer),
        "deltaVertex" => DeltaVertex(pairs, footer),
        VertexName => Vertex(pairs, footer),
        _ => throw new ArgumentException($"no figure '{name}'; known are {string.Join(", ", Names)}", nameof(name)),
    };

    /// <summary>Prompt and delayed energy.</summary>
    public static Figure Spectrum(in PairColumns pairs, string footer)
    {
        Histogram prompt = new Histogram(0.0, 60.0, 60).AddAll(pairs.PromptEnergyMeV, pairs.Weight);
        Histogram delayed = new Histogram(0.0, 60.0, 240).AddAll(pairs.DelayedEnergyMeV, pairs.Weight);
        return new Figure(
            "Energy of prompt and delayed signals",
            new Axis("Reconstructed energy", "MeV", 0.0, 60.0),
            new Axis("Pairs per MeV", IsLogarithmic: true),
            [new HistogramSeries("prompt", prompt, IsPerUnit: true), new HistogramSeries("delayed", delayed, IsPerUnit: true)],
            footer);
    }

    /// <summary>Time from prompt to delayed, with the exponential that fits from 10 to 100 us.</summary>
    public static Figure DeltaT(in PairColumns pairs, string footer)
    {
        Histogram times = new Histogram(0.0, 100.0, 50).AddAll(pairs.DeltaTUs, pairs.Weight);
        var series = new List<Series> { new HistogramSeries("pairs", times) };
        if (ExponentialDecay.Fit(pairs.DeltaTUs, pairs.Weight, 10.0, 100.0) is { } tau)
        {
            series.Add(Decay(times, tau));
        }

        return new Figure(
            "Time from prompt to delayed signal", new Axis("Time difference", "us", 0.0, 100.0), new Axis("Pairs per 2 us"), series,
            footer);
    }

    /// <summary>Distance between the vertices.</summary>
    public static Figure DeltaVertex(in PairColumns pairs, string footer)
    {
        Histogram distances = new Histogram(0.0, 1.5, 60);
        for (int i = 0; i < pairs.Count; i++)
        {
            distances.Add(pairs.DeltaVertexMm[i] / MmPerM, pairs.Weight[i]);
        }

        return new Figure(
            "Distance between prompt and delayed vertices", new Axis("Distance", "m", 0.0, 1.5), new Axis("Pairs per 25 mm"),
            [new HistogramSeries("", distances, IsHatched: true)], footer);
    }

    /// <summary>Prompt vertices: height against the square of the distance from the axis, where equal areas are equal volumes.</summary>
    public static Figure Vertex(in PairColumns pairs, string footer)
    {
        var vertices = new VertexMap();
        for (int i = 0; i < pairs.Count; i++)
        {
            vertices.Add(pairs.PromptXMm[i], pairs.PromptYMm[i], pairs.PromptZMm[i], pairs.Weight[i]);
        }

        return vertices.Draw("Prompt vertices", "Pairs per bin", footer);
    }

    private static LineSeries Decay(Histogram times, Estimate tauUs)
    {
        const double FromUs = 10.0;
        const double ToUs = 100.0;
        double content = 0.0;
        for (int bin = 0; bin < times.BinCount; bin++)
        {
            content += times.Centre(bin) > FromUs ? times.Sums[bin] : 0.0;
        }

        double norm =
            content * times.BinWidth / (tauUs.Value * (Elementary.Exp(-FromUs / tauUs.Value) - Elementary.Exp(-ToUs / tauUs.Value)));
        double[] x = [.. Enumerable.Range(0, 91).Select(i => FromUs + i)];
        return new LineSeries(
            $"exponential, {tauUs.Value:F1} \u00b1 {tauUs.Error:F1} us", x, [.. x.Select(t => norm * Elementary.Exp(-t / tauUs.Value))]);
    }
}
