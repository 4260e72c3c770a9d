using System.Xml.Linq;
using JparcSim.Core.Configuration;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Recoils;

public sealed class FigureTests
{
    private static readonly string[] Files = [.. MacroFile.ShippedNames.Where(name => name.StartsWith("cevns/fig", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Shipped => [.. Files];

    [Fact]
    public void Figures_7_to_13_are_shipped() => Assert.Equal(Enumerable.Range(7, 7).Select(number => $"cevns/fig{number:D2}"), Files);

    // Every border is followed to its end, or the drawing throws.
    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_figure_has_two_panels_of_well_formed_svg(string name)
    {
        FigureMacro figure = FigureMacro.Load(name);
        string svg = FigureService.Draw(figure, CancellationToken.None);
        XElement[] panels = [.. XDocument.Parse(svg).Root!.Elements().Where(element => element.Name.LocalName == "svg")];
        Assert.Equal(2, panels.Length);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.All(figure.Curves, curve => Assert.Contains(curve.Legend, panels[curve.IsRight ? 1 : 0].Value, StringComparison.Ordinal));
    }

    // Above the paper's equation 33: without charge radii.
    [Fact]
    public void The_sterile_neutrino_of_figure_13_is_sought_without_charge_radii() => Assert.All(
        FigureMacro.Load("cevns/fig13").Curves, curve =>
        {
            CevnsModification truth = new CevnsFit(
                [.. curve.Macros.Select(macro => RecoilRun.Load(macro, []).With(curve.Fixed))], curve.Without, null, []).Truth;
            Assert.Equal((0.0, 0.0), (truth.ChargeRadiusNuE1em32Cm2, truth.ChargeRadiusNuMu1em32Cm2));
        });

    [Fact]
    public void The_interaction_of_figure_7_hides_in_the_energies_and_shows_in_the_times()
    {
        FigureCurve[] curves = [.. FigureMacro.Load("cevns/fig07")!.Curves.Where(curve => !curve.IsRight)];
        Assert.Equal(2, curves.Length);
        var run = RecoilRun.Load("cevns/csi", []);
        var standard = new ExpectedProjections(run);
        var other = new ExpectedProjections(run.With(curves[1].Fixed));
        double all = standard.InEnergy(false).Sum();
        Assert.Equal(3.0, standard.Years, 1e-3);
        Assert.Equal(all, standard.InTime(false).Sum(), 1e-9 * all);
        Assert.Equal(3.0 * (1296.0 + 12.0 + 25.0), all, 0.06 * all);
        Assert.Equal(3.0 * (12.0 + 25.0), standard.InTime(true).Sum(), 15.0);
        Assert.Equal(1.0, other.InEnergy(false).Sum() / all, 0.005);
        Assert.True(Chi2(standard.InEnergy(false), other.InEnergy(false)) < 2.0);
        Assert.True(Chi2(standard.InTime(false), other.InTime(false)) > 30.0);
    }

    [Fact]
    public void Events_without_a_time_are_in_the_energies_alone()
    {
        var xenon = new ExpectedProjections(RecoilRun.Load("cevns/xe", []));
        Assert.InRange(xenon.InTime(false).Sum() / xenon.InEnergy(false).Sum(), 0.2, 0.3);
    }

    [Fact]
    public void A_run_card_is_no_figure() => Assert.False(new Simulator().IsFigure("cevns/csi"));

    [Fact]
    public void A_mistake_in_a_figure_is_told_with_its_place()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "figure: x\ndraw: spectrum\ncurves:\n  - { legend: y, macros: \"cevns/csi, cevns/ge\", without: time }\n");
            UserInputException spectrum = Assert.Throws<UserInputException>(() => new Simulator().PlotFigure(file, CancellationToken.None));
            Assert.Contains("2 macros", spectrum.Message, StringComparison.Ordinal);
            Assert.Contains("expected recoils have no errors", spectrum.Message, StringComparison.Ordinal);
            File.WriteAllText(file, "figure: x\ndraw: rgion\nparameters: a\ncurves:\n  - { legend: y, macros: cevns/csi, witout: time }\n");
            UserInputException exception = Assert.Throws<UserInputException>(() => new Simulator().PlotFigure(file, CancellationToken.None));
            Assert.Contains("did you mean 'region'", exception.Message, StringComparison.Ordinal);
            Assert.Contains("did you mean 'without'", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Chi2(double[] expected, double[] other) =>
        expected.Zip(other, (a, b) => (a - b) * (a - b) / a).Sum();
}
