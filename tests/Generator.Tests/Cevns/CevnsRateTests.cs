using JparcSim.Generator.Beam;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

public class CevnsRateTests
{
    // 1.3 MW of 3-GeV protons for 3600 h a year, 0.44 pi+ per proton, 20 m, 80 %: physics page, items 1 and 8.
    private static readonly double DecaysPerYear = 0.44 * ProtonBeam.ProtonsPerSpill(1.3e6) * ProtonBeam.SpillRateHz * 3600.0 * 3600.0;

    [Theory]
    [InlineData("CsI", 44, 2.0, RadiiSet.Paper, 1943.5, 535, 604, 804)]
    [InlineData("Ge", 7, 0.3, RadiiSet.Paper, 229.3, 65, 72, 93)]
    [InlineData("Xe", 20, 0.9, RadiiSet.Paper, 1069.3, 306, 333, 430)]
    [InlineData("Ar", 6, 0.9, RadiiSet.Paper, 121.2, 32, 38, 51)]
    public void Counts_of_a_year_agree_to_half_a_percent(
        string target, double massKg, double thresholdKeV, RadiiSet radii, double total, double nuMu, double nuE, double nuMuBar)
    {
        double[] counts = Counts(target, massKg, thresholdKeV, radii, CevnsModification.None);
        Assert.Equal(total, counts.Sum(), 0.005 * total);
        Assert.Equal(nuMu, counts[0], 0.5 + (0.005 * nuMu));
        Assert.Equal(nuE, counts[1], 0.5 + (0.005 * nuE));
        Assert.Equal(nuMuBar, counts[2], 0.5 + (0.005 * nuMuBar));
    }

    [Theory]
    [InlineData("CsI", 44, 2.0, RadiiSet.Paper, 2035.6)]
    [InlineData("Ge", 7, 0.3, RadiiSet.Paper, 241.4)]
    [InlineData("Xe", 20, 0.9, RadiiSet.Paper, 1119.0)]
    [InlineData("Ar", 6, 0.9, RadiiSet.Paper, 127.9)]
    [InlineData("Ar", 6, 0.9, RadiiSet.Physical, 116.2)]
    public void Counts_without_charge_radius_agree_to_half_a_percent(string target, double massKg, double thresholdKeV, RadiiSet radii, double total)
    {
        var model = new CevnsModification { ChargeRadiusNuE1em32Cm2 = 0.0, ChargeRadiusNuMu1em32Cm2 = 0.0 };
        Assert.Equal(total, Counts(target, massKg, thresholdKeV, radii, model).Sum(), 0.005 * total);
    }

    [Fact]
    public void Counts_of_argon_with_its_true_radius_agree_to_half_a_percent() =>
        Assert.Equal(110.1, Counts("Ar", 6.0, 0.9, RadiiSet.Physical, CevnsModification.None).Sum(), 0.5);

    [Fact]
    public void Counts_of_caesium_iodide_in_bins_agree_to_half_a_percent()
    {
        double[] edges = [2.0, 4.0, 6.0, 8.0, 10.0, 15.0, 20.0, 30.0, 50.0];
        double[] expected = [529.6, 401.6, 300.0, 219.1, 294.7, 115.3, 72.7, 9.4];
        var model = new CevnsModel(RecoilTargets.Of("CsI", RadiiSet.Paper), FormFactorKind.Helm, CevnsModification.None, 20.0, 0.3);
        double norm = Norm(model, 44.0);
        for (int i = 0; i < expected.Length; i++)
        {
            double count = norm * model.Spectra().Sum(each => each.Fraction * each.BetweenCm2(1e-3 * edges[i], 1e-3 * edges[i + 1]));
            Assert.Equal(expected[i], count, 0.06 + (0.005 * expected[i]));
        }
    }

    [Theory]
    [InlineData(0.1, 0.3726, 0.0069)]
    [InlineData(0.3, 0.4999, 0.0484)]
    [InlineData(0.54, 0.5000, 0.0951)]
    [InlineData(0.64, 0.8726, 0.1200)]
    [InlineData(0.8, 0.9997, 0.1804)]
    [InlineData(1.0, 1.0000, 0.2517)]
    [InlineData(2.0, 1.0000, 0.5253)]
    [InlineData(3.0, 1.0000, 0.6989)]
    [InlineData(5.0, 1.0000, 0.8788)]
    [InlineData(10.0, 1.0000, 0.9876)]
    public void Times_are_distributed_as_the_page_says(double timeUs, double prompt, double delayed)
    {
        Assert.Equal(prompt, CevnsFlavour.NuMu.Time().Cumulative(timeUs), 0.00006);
        Assert.Equal(delayed, CevnsFlavour.NuE.Time().Cumulative(timeUs), 0.00006);
    }

    [Fact]
    public void The_other_form_factor_differs_little_at_equal_radius()
    {
        double helm = Total(FormFactorKind.Helm);
        Assert.InRange(Total(FormFactorKind.KleinNystrand) / helm, 0.995, 1.005);
        Assert.NotEqual(helm, Total(FormFactorKind.KleinNystrand));
    }

    private static double Total(FormFactorKind form) =>
        new CevnsModel(RecoilTargets.Of("Xe", RadiiSet.Physical), form, CevnsModification.None, 20.0, 0.6).Spectra().Sum(each => each.Fraction * each.AboveCm2(1e-6));

    private static double[] Counts(string target, double massKg, double thresholdKeV, RadiiSet radii, CevnsModification modification)
    {
        var model = new CevnsModel(RecoilTargets.Of(target, radii), FormFactorKind.Helm, modification, 20.0, 0.3);
        double[] counts = new double[3];
        foreach (RecoilSpectrum spectrum in model.Spectra())
        {
            counts[(int)spectrum.Flavour] += Norm(model, massKg) * spectrum.Fraction * spectrum.AboveCm2(1e-3 * thresholdKeV);
        }

        return counts;
    }

    private static double Norm(CevnsModel model, double massKg) =>
        0.8 * DecaysPerYear * model.FluencePerCm2 * 1e3 * massKg * model.Target.NucleiPerGram;
}
