using JparcSim.Detector;
using JparcSim.Detector.Recoil;

namespace JparcSim.Pipeline.Describing;

/// <summary>The page docs/detector-files.md: every key of a detector file, printed from their declarations.</summary>
public static class DetectorPage
{
    /// <summary>The page as Markdown.</summary>
    public static string Write()
    {
        var page = new MarkdownPage();
        page.Heading(1, "Detector files")
            .Text(
                "A detector is one YAML file: in `src/Detector/Catalog`, or anywhere, named by its path under `detector` in the macro (relative to the working",
                "folder or to the macro). A dataset's manifest holds the whole file. This page is printed from the code; a test keeps it current.",
                "",
                "Every number may and should carry its parentage: `radiusMm: { value: 1580.0, source: \"derived: ...\" }`. Of a number that nobody published the",
                "source begins with `assumed` and says why. Places are mm from the centre of the innermost volume, z up. Light is explained in",
                "[physics.md](physics.md).",
                "",
                "A file with `basedOn: jsns2-near` needs to hold only what differs from that detector; `bench-baseline.yaml` of the catalogue is one.");
        KeyTables.Append(page, 2, "Keys of a detector file", DetectorModel.Schema);
        KeyTables.Append(page, 2, "Keys of a file with `kind: recoil`", RecoilDetectorModel.Schema);
        return page.ToString();
    }
}
