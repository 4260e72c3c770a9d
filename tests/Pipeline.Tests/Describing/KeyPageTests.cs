using JparcSim.Analysis.Selection;
using JparcSim.Generator.Channels;
using JparcSim.Pipeline.Describing;

namespace JparcSim.Pipeline.Tests.Describing;

public sealed class KeyPageTests
{
    [Fact]
    public void The_page_of_macros_is_current() => GoldenPage.AssertCurrent("macros.md", MacroPage.Write());

    [Fact]
    public void The_page_of_detector_files_is_current() => GoldenPage.AssertCurrent("detector-files.md", DetectorPage.Write());

    [Fact]
    public void Every_channel_and_every_cut_has_a_section()
    {
        string page = MacroPage.Write();
        Assert.All(ChannelCatalog.All.Keys, name => Assert.Contains($"`channel: {name}`", page, StringComparison.Ordinal));
        Assert.All(CutCatalog.Names, name => Assert.Contains($"`cut: {name}`", page, StringComparison.Ordinal));
    }
}
