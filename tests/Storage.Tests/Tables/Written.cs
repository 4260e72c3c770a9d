using JparcSim.Core.Events;
using JparcSim.Storage.Tables;

namespace JparcSim.Storage.Tests.Tables;

/// <summary>Files as bytes, for tests.</summary>
internal static class Written
{
    public static byte[] Bytes(Table table, FileCompression compression = FileCompression.None, int rowGroupRows = 131_072) =>
        Bytes(table, table.Columns, compression, rowGroupRows);

    public static byte[] Bytes(Table table, IReadOnlyList<Column> columns, FileCompression compression = FileCompression.None, int rowGroupRows = 131_072)
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(compression, rowGroupRows);
        writer.Write(folder.File("table.parquet"), table, columns, []);
        return File.ReadAllBytes(folder.File("table.parquet"));
    }

    /// <summary>Fills a table with what a file of these bytes and of their own hash holds.</summary>
    public static int Load(byte[] bytes, Table table, IReadOnlyList<Column>? columns = null)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("table.parquet");
        File.WriteAllBytes(path, bytes);
        using var file = TableFile.Open(path, Sha256.Of(bytes));
        file.Load(table, columns ?? table.Columns);
        return file.RowCount;
    }
}
