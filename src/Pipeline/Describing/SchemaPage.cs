using JparcSim.Analysis.Selection;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Describing;

/// <summary>The page docs/schema.md: every table and column of a dataset, printed from their declarations.</summary>
public static class SchemaPage
{
    /// <summary>Names in the footer of every file of a dataset, and what they hold.</summary>
    internal static readonly IReadOnlyList<(string Name, string Meaning)> FooterKeys =
    [
        ("schemaVersion", "Version of the tables, raised whenever a column is added, removed or changes its meaning."),
        ("runId", "The run: 16 hexadecimal digits of a SHA-256 over schema version, resolved macro (its seed included) and resolved detector."),
        ("part", "Number of the part, from 0."),
        ("firstEventId", "Least EventId of the part's interactions; 0 when it has none."),
        ("eventCount", "Interactions of the part."),
        ("contentSha256", "SHA-256 over the values, see below: the same for every compression and every version of the libraries."),
    ];

    /// <summary>Keys of <c>manifest.json</c>, and what they hold.</summary>
    internal static readonly IReadOnlyList<(string Name, string Meaning)> ManifestKeys =
    [
        ("schemaVersion", "As in the footers."),
        ("codeVersion", "Version and commit of the program."),
        ("runId", "As in the footers."),
        ("name", "Name of the run."),
        ("seed", "Seed of all random numbers."),
        ("partCount", "Parts of the whole run."),
        ("firstPart", "First part in this folder; 0 unless it is a shard."),
        ("endPart", "One past the last part in this folder."),
        ("keep", "Words of `--keep`, in alphabetical order; `waveforms:0.1` where a tenth of the events keep them."),
        ("compression", "zstd, gzip, brotli or none."),
        ("isComplete", "False while the run is under way, or after it was interrupted."),
        ("macro", "The resolved macro: all overrides applied, the default of every key that is left out written out."),
        ("detector", "The resolved detector file, whether of the catalogue or of the user; defaults as in the macro."),
        ("calibration", "What the detector's calibration runs yielded: the constants that reconstruction used; null for a detector of nuclear recoils."),
        ("files", "The files, ordered by name; empty until the run is complete."),
    ];

    /// <summary>Keys of the manifest's <c>calibration</c>.</summary>
    internal static readonly IReadOnlyList<(string Name, string Meaning)> CalibrationKeys =
    [
        ("meVPerUnit", "Energy scale, MeV per unit of the light map."),
        ("ngdPeakErrorUnits", "Statistical error of the n-Gd peak that set it, in units of the light map."),
        ("lightMapAngular0PePerMeV", "Constant coefficient of the response by cosine of incidence, for full solid angle, p.e. per MeV."),
        ("lightMapAngular1PePerMeV", "Linear coefficient, p.e. per MeV."),
        ("lightMapAngular2PePerMeV", "Quadratic coefficient, p.e. per MeV."),
        ("lightMapAttenuationPerMm", "Inverse of the effective attenuation length, per mm."),
        ("lightMapDiffusePePerMeV", "Diffuse light at each photomultiplier from a flash at the centre, p.e. per MeV."),
        ("lightMapDiffuseSlopePePerMeVM2", "Growth of the diffuse light with the squared distance from the centre, p.e. per MeV and m2."),
        ("lightMapRmsResidual", "Rms of measured over expected charge less one, over the calibration run."),
        ("lightMapSha256", "SHA-256 over the six coefficients and the relative efficiency of every photomultiplier, as little-endian binary64."),
    ];

    /// <summary>Keys of an entry of the manifest's <c>files</c>.</summary>
    internal static readonly IReadOnlyList<(string Name, string Meaning)> FileKeys =
    [
        ("name", "Path within the dataset, such as `triggers/part-000000.parquet`."),
        ("rows", "Rows."),
        ("bytes", "Size."),
        ("sha256", "SHA-256 of the file: the same for equal versions of the libraries."),
        ("contentSha256", "As in the footer."),
    ];

    /// <summary>The recipe for DuckDB.</summary>
    internal const string WaveformQuery =
        "SELECT TriggerId, PmtIndex, list_transform(regexp_extract_all(hex(LowGainCounts), '..'), lambda byte: ('0x' || byte)::UTINYINT) AS Samples FROM 'out/near/waveforms/*.parquet';";

    /// <summary>The page as Markdown.</summary>
    public static string Write()
    {
        var page = new MarkdownPage();
        page.Heading(1, "The dataset")
            .Text(
                $"Schema version {DatasetSchema.Version}. Printed from the code (`src/Core/Events`); a test keeps this page current.",
                "",
                "A run writes a folder. A table is a sub-folder of part files, `triggers/part-000000.parquet`; a part is the unit of work, of files and of",
                "restart. Tables are flat, sorted by their id, with at most one list level. A missing value is null, never -1 or NaN. Names end in units.",
                "Times are microseconds after the start of the first proton bunch of the spill; places are mm from the centre of the target, z up.")
            .Heading(2, "Ids")
            .Text(
                "- `EventId`: in count mode from 0, channel by channel in the order of the macro; in exposure mode part x 2^24 + place in time order.",
                $"- `TriggerId` = EventId x {TriggerTable.MaxPerEvent} + ordinal of the flash within the event, from 0. The event is the one with most expected",
                "  photo-electrons in the flash.",
                "- `PairId` = PromptTriggerId x 16 + ordinal of the pair with this prompt, from 0.",
                "- `particles` join to `interactions` on EventId, `triggers` to `interactions` on EventId, `pairs` to `triggers` on PromptTriggerId and",
                "  DelayedTriggerId, `waveforms` to `triggers` on TriggerId, `recoils` to `interactions` on EventId. Within an event, `ParentIndex` names the `ParticleIndex` of the parent.");
        foreach (Table table in new PartTables(["channel"], [.. CutCatalog.Names]).All)
        {
            AppendTable(page, table);
        }

        page.Heading(2, "Reading waveforms").Text(
                "`HighGainCounts` and `LowGainCounts` hold a byte for each sample, all rows equally many:",
                "",
                "```python",
                "import numpy as np, polars as pl",
                "waveforms = pl.read_parquet(\"out/near/waveforms/*.parquet\")",
                "samples = np.frombuffer(b\"\".join(waveforms[\"LowGainCounts\"]), dtype=np.uint8).reshape(len(waveforms), -1)",
                "```",
                "",
                "```sql",
                "-- DuckDB, 1.3 or newer: as lists of numbers",
                WaveformQuery,
                "```")
            .Heading(2, "Footer of every file").Text("Key-value metadata of Parquet. Nothing in it differs between two ways to the same run.", "");
        AppendKeys(page, FooterKeys);
        page.Heading(2, "`manifest.json`").Text("What the dataset is and how to make it again. It holds no clock, host, thread or batch.", "");
        AppendKeys(page, ManifestKeys);
        page.Heading(3, "`calibration`");
        AppendKeys(page, CalibrationKeys);
        page.Heading(3, "`files`");
        AppendKeys(page, FileKeys);
        page.Heading(2, "`contentSha256`").Text(
                "SHA-256 over the values of the file's columns, in their order, so that it outlives any format. For each column: its name, its number of rows, its cells. Numbers are",
                "little-endian, lengths and counts have 32 bits, a name is its length and its UTF-8 bytes.",
                "",
                "- Cells without nulls: their bits; a byte for a boolean.",
                "- Cells that may be null: a byte each, 1 where there is a value; then all values, 0 for null.",
                "- Text: for each row the ordinal of its name by first appearance; then the number of names, and the names in that order.",
                "- Lists and binary: for each row the sum of lengths up to and with it; then all elements, NaN for a null element.",
                "",
                $"In datasets of schema version {DatasetSchema.OldestVersion} it is one of uncompressed pages, which is shown and not made again; these are checked by `sha256`.")
            .Heading(2, "`journal.jsonl`").Text(
                "While a run is under way: a line for each file, as in `files`, added when the file has its name. `--resume` knows by it which files are whole and unchanged; it goes",
                "away when the manifest lists them.");
        return page.ToString();
    }

    private static void AppendTable(MarkdownPage page, Table table)
    {
        page.Heading(2, $"`{table.Name}`").Text($"One row per {table.RowMeaning}.{Owner(table)}", "").Table(
            ["column", "type", "unit", "null", "meaning"],
            table.Columns.Select(column => column.Definition).Where(column => !column.IsTransient).Select(column => (IReadOnlyList<string>)
            [
                $"`{column.Name}`", TypeOf(column), column.Unit, column.IsNullable ? "yes" : "", MeaningOf(column),
            ]));
    }

    private static string Owner(Table table) => table.Kind switch
    {
        DetectorKind.Scintillator => " In datasets of liquid scintillators.",
        DetectorKind.Recoil => " In datasets of detectors of nuclear recoils.",
        _ => "",
    };

    private static void AppendKeys(MarkdownPage page, IEnumerable<(string Name, string Meaning)> keys) =>
        page.Table(["key", "meaning"], keys.Select(key => (IReadOnlyList<string>)[$"`{key.Name}`", key.Meaning]));

    private static string TypeOf(ColumnDefinition column)
    {
        string type = column.Type switch
        {
            ColumnType.Boolean => "boolean",
            ColumnType.Binary => "binary",
            ColumnType.Int32 => "int32",
            ColumnType.Int64 => "int64",
            ColumnType.Float32 => "float32",
            ColumnType.Float64 => "float64",
            _ => "text",
        };
        return column.IsList ? $"list of {type}" : type;
    }

    private static string MeaningOf(ColumnDefinition column) =>
        column.KeepWord is { } word ? $"{column.Meaning} Written with `--keep {word}` only." : column.Meaning;
}
