using System.Xml.Linq;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Tests.Recoils;

public sealed class FigureTests
{
    [Theory]
    [InlineData("cevns/fig07")]
    [InlineData("cevns/fig10")]
    public void A_figure_has_two_panels_of_well_formed_svg(string name)
    {
        string svg = new Simulator().PlotFigure(name)!;
        Assert.Equal(2, XDocument.Parse(svg).Root!.Elements().Count(element => element.Name.LocalName == "svg"));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_card_is_no_figure() => Assert.Null(new Simulator().PlotFigure("cevns/csi"));

    [Fact]
    public void A_mistake_in_a_figure_is_told_with_its_place()
    {
        string file = Path.GetTempFileName();
        try
        {
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
}
