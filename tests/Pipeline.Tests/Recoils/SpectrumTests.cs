using System.Xml.Linq;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>Bins of energy and time sum to those of energy and of time, and to the whole where they hold all of it.</summary>
public sealed class SpectrumTests
{
    private const string AllRecoils = "inference.recoilEdgesKeVnr=[0, 0.5, 1, 2, 4, 8, 16, 32, 64, 1000]";
    private const string AllTimes = "inference.timeEdgesUs=[0, 0.3, 0.8, 2, 100]";

    [Theory]
    [InlineData("csi")]
    [InlineData("ge")]
    [InlineData("xe")]
    [InlineData("ar")]
    public void Sums_of_the_bins_of_two_are_the_bins_of_one(string macro)
    {
        SpectrumReport report = new Simulator().Spectrum($"cevns/{macro}", [AllRecoils, AllTimes]);
        Assert.Equal(report.RecoilBins.Count * report.TimeBins.Count, report.Bins2d.Count);
        foreach ((BinCount bin, BinCount truth) in report.TimeBins.Zip(report.TrueTimeBins))
        {
            RecoilTimeBin[] column = [.. report.Bins2d.Where(each => each.TimeLow == bin.Low && each.TimeHigh == bin.High)];
            Agree(bin.Count, column.Sum(each => each.Count), 1e-4);
            Agree(truth.Count, column.Sum(each => each.TrueCount), 1e-3);
        }

        foreach (RecoilTimeBin bin in report.Bins2d)
        {
            Agree(bin.Count, Sum(bin.ByFlavour), 1e-12);
            Agree(bin.TrueCount, Sum(bin.TrueByFlavour), 1e-12);
            Agree(bin.Count, bin.ByIsotope.Values.Sum(), 1e-12);
            Agree(bin.TrueCount, bin.TrueByIsotope.Values.Sum(), 1e-12);
        }

        Agree(report.WithTimePerYear, report.Bins2d.Sum(bin => bin.TrueCount), 1e-3);
    }

    // Where every event has a time. True times begin at 0; reconstructed ones may come before, and are in no bin.
    [Theory]
    [InlineData("csi")]
    [InlineData("ge")]
    public void Sums_over_all_times_are_the_bins_of_energy_and_the_totals(string macro)
    {
        SpectrumReport report = new Simulator().Spectrum($"cevns/{macro}", [AllRecoils, AllTimes]);
        foreach ((BinCount bin, BinCount truth) in report.RecoilBins.Zip(report.TrueRecoilBins))
        {
            RecoilTimeBin[] row = [.. report.Bins2d.Where(each => each.RecoilLow == bin.Low && each.RecoilHigh == bin.High)];
            Agree(truth.Count, row.Sum(each => each.TrueCount), 1e-9);
            Assert.InRange(row.Sum(each => each.Count), 0.95 * bin.Count, bin.Count * (1.0 + 1e-9));
        }

        Agree(report.ByFlavour.NuE, report.Bins2d.Sum(bin => bin.TrueByFlavour.NuE), 1e-3);
        foreach ((string isotope, double count) in report.ByIsotope)
        {
            Agree(count, report.Bins2d.Sum(bin => bin.TrueByIsotope[isotope]), 1e-3);
        }
    }

    [Fact]
    public void Flavours_have_their_own_times()
    {
        SpectrumReport report = new Simulator().Spectrum("cevns/csi", [AllRecoils, AllTimes]);
        Assert.True(report.Bins2d.Where(bin => bin.TimeLow >= 2.0).Sum(bin => bin.TrueByFlavour.NuMu) < 1e-6);
        Agree(1.0 - 0.5253, report.Bins2d.Where(bin => bin.TimeLow >= 2.0).Sum(bin => bin.TrueByFlavour.NuE) / report.ByFlavour.NuE, 2e-3);
    }

    [Fact]
    public void A_figure_has_a_panel_of_energies_and_one_of_times()
    {
        string svg = new Simulator().PlotSpectrum(new Simulator().Spectrum("cevns/xe", []));
        Assert.Equal(2, XDocument.Parse(svg).Root!.Elements().Count(element => element.Name.LocalName == "svg"));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_macro_without_bins_is_refused()
    {
        string macro = MacroFile.ShippedText("cevns/csi");
        string file = Path.ChangeExtension(Path.GetTempFileName(), ".yaml");
        try
        {
            File.WriteAllText(file, macro[..macro.IndexOf("inference:", StringComparison.Ordinal)]);
            Assert.Contains(
                "found no section 'inference'", Assert.Throws<UserInputException>(() => new Simulator().Spectrum(file, [])).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Sum(FlavourCounts counts) => counts.NuMu + counts.NuE + counts.NuMuBar;

    private static void Agree(double expected, double found, double part) => Assert.Equal(expected, found, Math.Max(1e-9, part * Math.Abs(expected)));
}
