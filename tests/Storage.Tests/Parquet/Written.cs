using JparcSim.Core.Events;
using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

/// <summary>Files as bytes, for tests.</summary>
internal static class Written
{
    public static byte[] Bytes(Table table, FileCompression compression, int rowGroupRows = 131072)
    {
        using var folder = new TemporaryFolder();
        using var writer = new ParquetTableWriter(compression, rowGroupRows);
        writer.Write(folder.File("table.parquet"), table, table.Columns, []);
        return File.ReadAllBytes(folder.File("table.parquet"));
    }
}
