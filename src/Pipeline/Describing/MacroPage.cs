using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Describing;

/// <summary>The page docs/macros.md: every key of a macro, printed from their declarations.</summary>
public static class MacroPage
{
    /// <summary>The page as Markdown.</summary>
    public static string Write()
    {
        var page = new MarkdownPage();
        page.Heading(1, "Macros")
            .Text(
                "A macro is a YAML file that says what to simulate, in which detector, and how to select it. Those of `macros/` are commented and ship with the",
                "program: `jparcsim run jsns2-near-ibd --out out/near` needs no file. This page is printed from the code; a test keeps it current.",
                "`jparcsim schema macro` prints the same as a JSON Schema for editors, `jparcsim describe MACRO` every value that enters a run.",
                "",
                "- Nothing is silently ignored: an unknown key, a value out of range or a key without effect stops the run with file, line, what was found,",
                "  what was expected and the nearest known name. All problems are told at once.",
                "- A macro names exactly one of `events` (count mode: that many events, each alone on its spill) and `pot` (exposure mode: what that many protons",
                "  bring, spill by spill).",
                "- A value may carry its parentage: `probability: { value: 0.00264, source: \"LSND\" }`. `describe` shows it.",
                "- `--set path=value` replaces a value: `--set channels[0].share=0.5`, `--set oscillation.probability=0.003`. Paths that begin with `detector.`",
                "  change the detector file. `--events`, `--pot` and `--seed` are settings, too; setting one of `events` and `pot` takes the other away.",
                "- Refused: files above 1 MiB, anchors and aliases, tags, more than one document, a key twice.");
        KeyTables.Append(page, 2, "Keys of a macro", MacroSchema.Root);
        return page.ToString();
    }
}
