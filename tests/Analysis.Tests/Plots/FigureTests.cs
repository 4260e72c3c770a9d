using System.Globalization;
using System.Xml.Linq;
using JparcSim.Analysis.Estimators;
using JparcSim.Analysis.Plots;
using JparcSim.Analysis.Selection;
using JparcSim.Analysis.Tests.Estimators;
using JparcSim.Analysis.Tests.Selection;
using JparcSim.Core.Events;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Tests.Plots;

public sealed class FigureTests
{
    private const string Footer = "run 4f2a9c; JparcSim 0.1.0";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> FigureNames => [.. PairFigures.Names, "trigger-spectrum", "trigger-vertex", "gallery", "logarithmic"];

    [Theory]
    [MemberData(nameof(FigureNames))]
    public void FiguresAreWellFormedDeterministicAndWithinThePage(string name)
    {
        Figure figure = Make(name, 5000);
        string svg = figure.ToSvg();
        Assert.Equal(svg, Make(name, 5000).ToSvg());
        Write(name, svg);
        XElement root = XDocument.Parse(svg).Root!;
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        foreach (XElement text in root.Elements(Svg + "text"))
        {
            Assert.InRange(double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture), 0.0, 720.0);
            Assert.InRange(double.Parse(text.Attribute("y")!.Value, CultureInfo.InvariantCulture), 0.0, 500.0);
        }

        Assert.Contains(root.Elements(Svg + "text"), text => text.Value == Footer);
        Assert.Contains(root.Elements(Svg + "text"), text => text.Value == figure.X.Title);
    }

    [Theory]
    [MemberData(nameof(FigureNames))]
    public void EmptySamplesGiveEmptyFramesNotErrors(string name)
    {
        string svg = Make(name, 0).ToSvg();
        Write(name + "-empty", svg);
        XDocument.Parse(svg);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void TextIsEscapedAndControlCharactersAreRemoved()
    {
        var figure = new Figure("a < b & \"c\" \u0001", new Axis("<x>"), new Axis("y"), [new LineSeries("p > q", [0.0, 1.0], [0.0, 1.0])], "'footer'");
        XElement root = XDocument.Parse(figure.ToSvg()).Root!;
        string[] texts = [.. root.Elements(Svg + "text").Select(text => text.Value)];
        Assert.Contains("a < b & \"c\"  ", texts);
        Assert.Contains("p > q", texts);
        Assert.Contains("<x>", texts);
    }

    [Fact]
    public void ABarStandsAtItsHeight()
    {
        var data = new Histogram(0.0, 10.0, 10);
        data.Add(2.5, 4.0);
        data.Add(double.NaN);
        data.Add(10.0);
        Assert.Equal(4.0, Sample.Sum(data.Sums));
        var scale = new Scale(0.0, 8.0, false, 100.0, 20.0);
        Assert.Equal(60.0, scale.Pixel(4.0));
        var frame = new Frame(0.0, 20.0, 100.0, 100.0, new Scale(0.0, 10.0, false, 0.0, 100.0), scale);
        var painter = new SeriesPainter(new SvgText(100, 120), frame);
        painter.Draw(new HistogramSeries("", data), 0);
        Assert.Contains((25.0, 60.0), painter.Ink);
        Assert.Contains((25.0, 20.0), painter.Ink);   // end of the error bar: 4 + 4
    }

    [Fact]
    public void AnIntervalWithoutAnEndReachesTheFrame()
    {
        var frame = new Frame(0.0, 20.0, 100.0, 100.0, new Scale(0.0, 10.0, false, 0.0, 100.0), new Scale(0.0, 8.0, false, 100.0, 20.0));
        var painter = new SeriesPainter(new SvgText(100, 120), frame);
        painter.Draw(new IntervalSeries("", [2.0, 5.0], [4.0, 4.0], [2.0, double.NaN], [5.0, 6.0]), 0);
        Assert.Contains((20.0, 80.0), painter.Ink);
        Assert.Contains((20.0, 50.0), painter.Ink);
        Assert.Contains((50.0, 100.0), painter.Ink);
        Assert.Contains((50.0, 40.0), painter.Ink);
        (double min, double max) = PlotRange.OfY(new Figure("", new Axis("x"), new Axis("y"), [new IntervalSeries("", [2.0], [4.0], [1.0], [double.NaN])], ""));
        Assert.Equal(0.82, min, 1e-12);
        Assert.Equal(4.18, max, 1e-12);
    }

    [Theory]
    [InlineData(0.0, 60.0, "0 10 20 30 40 50 60", 0)]
    [InlineData(0.0, 1.0, "0.0 0.2 0.4 0.6 0.8 1.0", 0)]
    [InlineData(-1.5, 1.5, "-1.5 -1.0 -0.5 0.0 0.5 1.0 1.5", 0)]
    [InlineData(0.0, 250000.0, "0.0 0.5 1.0 1.5 2.0 2.5", 5)]
    [InlineData(0.0, 0.0003, "0.0 0.5 1.0 1.5 2.0 2.5 3.0", -4)]
    [InlineData(20.0, 20.0, "20 25 30 35 40", 0)]
    public void LinearMarksAreRoundNumbers(double min, double max, string expected, int expectedPower)
    {
        (IReadOnlyList<Tick> ticks, int power) = new Scale(min, max, false, 0.0, 100.0).Ticks(6);
        Assert.Equal(expected, string.Join(' ', ticks.Where(tick => tick.Label.Length > 0).Select(tick => tick.Label)));
        Assert.Equal(expectedPower, power);
    }

    [Theory]
    [InlineData(0.5, 2000.0, "1 10 100 1000")]
    [InlineData(2.0, 90.0, "2 5 10 20 50")]
    [InlineData(0.001, 1.0, "10^-3 10^-2 10^-1 10^0")]
    [InlineData(1e-8, 1e-5, "10^-8 10^-7 10^-6 10^-5")]
    public void LogarithmicMarksAreDecades(double min, double max, string expected)
    {
        (IReadOnlyList<Tick> ticks, _) = new Scale(min, max, true, 0.0, 100.0).Ticks(6);
        IEnumerable<string> labels = ticks.Where(tick => tick.Label.Length > 0).Select(tick => tick.Label + (tick.Exponent is { } e ? $"^{e}" : ""));
        Assert.Equal(expected, string.Join(' ', labels));
    }

    [Fact]
    public void TheAxisOfTriggersReachesTheGreatestEnergy()
    {
        var figures = new TriggerFigures();
        figures.Add(123.0, 0.0, 0.0, 0.0, 0.5);
        figures.Add(7.0, 0.0, 0.0, 0.0, 0.25);
        Figure figure = figures.Draw("spectrum", Footer);
        Assert.Equal(130.0, figure.X.Max);
        Assert.Equal(0.75, Sample.Sum(Assert.IsType<HistogramSeries>(Assert.Single(figure.Series)).Data.Sums));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AFullFrameGrowsHeadroomForItsLegend(bool isLogarithmic)
    {
        var data = new Histogram(0.0, 10.0, 50);
        for (int bin = 0; bin < 50; bin++)
        {
            data.Add(data.Centre(bin), 50.0 - bin);
            data.Add(data.Centre(bin), bin + 1.0);
        }

        var figure = new Figure(
            "A flat spectrum", new Axis("Energy", "MeV"), new Axis("Events", IsLogarithmic: isLogarithmic),
            [new HistogramSeries("events of the first kind", data), new LineSeries("expectation", [0.0, 10.0], [51.0, 51.0])], Footer);
        string svg = figure.ToSvg();
        Write("headroom" + isLogarithmic, svg);
        XElement legend = XDocument.Parse(svg).Root!.Elements(Svg + "rect").Single(rectangle => rectangle.Attribute("fill-opacity") is not null);
        double legendBottom = (double)legend.Attribute("y")! + (double)legend.Attribute("height")!;
        string line = XDocument.Parse(svg).Descendants(Svg + "path").Last(path => path.Attribute("stroke-dasharray")?.Value == "7 3" && path.Parent!.Attribute("clip-path") is not null).Attribute("d")!.Value;
        double lineY = double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
        Assert.True(legendBottom < lineY || (double)legend.Attribute("y")! > lineY, $"legend ends at {legendBottom}, line at {lineY}");
    }

    private static Figure Make(string name, int count) => name switch
    {
        "gallery" => Gallery(count),
        "logarithmic" => Logarithmic(count),
        "trigger-spectrum" => Triggers("spectrum", count),
        "trigger-vertex" => Triggers("vertex", count),
        _ => Standard(name, count),
    };

    private static Figure Standard(string name, int count)
    {
        PairTable pairs = Pairs.Table();
        for (int i = 0; i < count; i++)
        {
            var random = new EventRandom(3, (ulong)i, RandomStage.Audit);
            double radius = 1500.0 * Math.Sqrt(random.Uniform());
            (double sin, double cos) = Math.SinCos(2.0 * Math.PI * random.Uniform());
            double near = 170.0 * Math.Sqrt(-2.0 * Math.Log(random.Uniform() * random.Uniform()));
            Pairs.Add(
                pairs, 53.0 * Math.Sqrt(random.Uniform()), random.Uniform() < 0.87 ? 8.0 + (0.4 * Sampling.Normal(ref random)) : 2.2 + (0.1 * Sampling.Normal(ref random)),
                (3.0 * Sampling.Exponential(ref random)) + (28.0 * Sampling.Exponential(ref random)), near, 3.0, radius * sin, radius * cos,
                1200.0 * ((2.0 * random.Uniform()) - 1.0), 0.013);
        }

        return PairFigures.Draw(name, PairColumns.Of(pairs, 0, count), Footer);
    }

    private static Figure Triggers(string name, int count)
    {
        var figures = new TriggerFigures();
        for (int i = 0; i < count; i++)
        {
            var random = new EventRandom(4, (ulong)i, RandomStage.Audit);
            figures.Add(53.0 * Math.Sqrt(random.Uniform()), 800.0 * Sampling.Normal(ref random), 0.0, 600.0 * Sampling.Normal(ref random), 0.5);
        }

        return figures.Draw(name, Footer);
    }

    private static Figure Gallery(int count)
    {
        double[] sample = Calibration.Draw(count, (ref random) => 5.0 + Sampling.Normal(ref random));
        double[] x = [.. Enumerable.Range(0, 101).Select(i => 0.1 * i)];
        double[] y = [.. x.Select(value => count * 0.0998 * Math.Exp(-0.5 * (value - 5.0) * (value - 5.0)))];
        return new Figure(
            "Every kind of series", new Axis("Quantity", "MeV"), new Axis("Events per 0.25 MeV"),
            [
                new HistogramSeries("sample", new Histogram(0.0, 10.0, 40).AddAll(sample), IsHatched: true),
                new LineSeries("expectation", x, y),
                new BandSeries("flux uncertainty of 20 %", x, [.. y.Select(v => 0.8 * v)], [.. y.Select(v => 1.2 * v)]),
                new ScatterSeries("published points", [2.0, 4.0, 6.0, 8.0], [0.02 * count, 0.06 * count, 0.055 * count, 0.01 * count], [5.0, 15.0, 15.0, 5.0]),
                new LineSeries("contour", [6.5, 8.0, 9.5, 8.0], [0.05 * count, 0.08 * count, 0.05 * count, 0.03 * count]),
            ],
            Footer);
    }

    private static Figure Logarithmic(int count)
    {
        double[] x = [.. Enumerable.Range(0, Math.Min(count, 61)).Select(i => Math.Pow(10.0, -4.0 + (i / 15.0)))];
        return new Figure(
            "Sensitivity at 90 % confidence", new Axis("sin\u00b2 2\u03b8", IsLogarithmic: true), new Axis("\u0394m\u00b2", "eV\u00b2", IsLogarithmic: true),
            [
                new LineSeries("near", x, [.. x.Select(s => 0.03 / Math.Sqrt(s))]),
                new LineSeries("near and far", x, [.. x.Select(s => 0.012 / Math.Sqrt(s))]),
                new ScatterSeries("best fit", [0.003], [1.2]),
            ],
            Footer);
    }

    // Figures are looked at, not only parsed: JPARCSIM_FIGURES names a folder to leave them in.
    private static void Write(string name, string svg)
    {
        if (Environment.GetEnvironmentVariable("JPARCSIM_FIGURES") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
        }
    }
}
