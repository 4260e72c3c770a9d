using System.Text.Json.Serialization.Metadata;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Describing;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Tests.Describing;

public sealed class SchemaPageTests
{
    [Fact]
    public void The_page_under_docs_is_current() => GoldenPage.AssertCurrent("schema.md", SchemaPage.Write());

    [Fact]
    public void Every_stored_column_is_on_the_page_and_no_transient_one()
    {
        string page = SchemaPage.Write();
        foreach (ColumnDefinition column in new PartTables(["a"], [.. CutCatalog.Names]).All.SelectMany(table => table.Columns).Select(column => column.Definition))
        {
            Assert.Equal(!column.IsTransient, page.Contains($"| `{column.Name}` |", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_footer_keys_are_those_of_a_written_file()
    {
        string path = Path.Combine(Path.GetTempPath(), $"jparcsim-schema-page-{Environment.ProcessId}");
        var tables = new PartTables(["a"], [.. CutCatalog.Names]);
        var folder = new DatasetFolder(path);
        DatasetLayout layout = SmallRun.Layout();
        folder.Create(layout);
        try
        {
            using (var writer = new PartWriter(folder, null, "0123456789abcdef", tables, layout, FileCompression.None))
            {
                writer.Write(0, tables, []);
            }

            string pairs = folder.FilePath("pairs", 0);
            using var file = TableFile.Open(pairs, Sha256.OfFile(pairs));
            Assert.Equal(Names(SchemaPage.FooterKeys), file.Footer.Keys.Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public void The_manifest_keys_are_those_that_are_written()
    {
        AssertKeys(SchemaPage.ManifestKeys, ManifestJson.Default.Manifest);
        AssertKeys(SchemaPage.CalibrationKeys, ManifestJson.Default.CalibrationConstants);
        AssertKeys(SchemaPage.FileKeys, ManifestJson.Default.DatasetFile);
    }

    private static void AssertKeys(IReadOnlyList<(string Name, string Meaning)> documented, JsonTypeInfo written) =>
        Assert.Equal(written.Properties.Select(property => property.Name).Order(StringComparer.Ordinal), Names(documented));

    private static IEnumerable<string> Names(IReadOnlyList<(string Name, string Meaning)> keys) => keys.Select(key => key.Name).Order(StringComparer.Ordinal);
}
