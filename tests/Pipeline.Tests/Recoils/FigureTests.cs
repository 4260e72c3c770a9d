using System.Xml.Linq;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Recoils;

namespace JparcSim.Pipeline.Tests.Recoils;

public sealed class FigureTests
{
    [Theory]
    [InlineData("cevns/fig07")]
    [InlineData("cevns/fig09")]
    [InlineData("cevns/fig10")]
    public void A_figure_has_two_panels_of_well_formed_svg(string name)
    {
        string svg = new Simulator().PlotFigure(name);
        Assert.Equal(2, XDocument.Parse(svg).Root!.Elements().Count(element => element.Name.LocalName == "svg"));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

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
            UserInputException spectrum = Assert.Throws<UserInputException>(() => new Simulator().PlotFigure(file));
            Assert.Contains("2 macros", spectrum.Message, StringComparison.Ordinal);
            Assert.Contains("expected recoils have no errors", spectrum.Message, StringComparison.Ordinal);
            File.WriteAllText(file, "figure: x\ndraw: rgion\nparameters: a\ncurves:\n  - { legend: y, macros: cevns/csi, witout: time }\n");
            UserInputException exception = Assert.Throws<UserInputException>(() => new Simulator().PlotFigure(file));
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
