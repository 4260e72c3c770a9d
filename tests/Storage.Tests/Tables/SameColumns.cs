using System.Runtime.InteropServices;
using JparcSim.Core.Events;

namespace JparcSim.Storage.Tests.Tables;

/// <summary>Asserts that a column holds what another of its kind does, bit for bit; a NaN in a list is a null, whatever its bits were.</summary>
internal sealed class SameColumns(Column found) : IColumnVisitor
{
    public static void Assert(Table expected, Table found)
    {
        Xunit.Assert.Equal(expected.RowCount, found.RowCount);
        for (int i = 0; i < expected.Columns.Count; i++)
        {
            expected.Columns[i].Accept(new SameColumns(found.Columns[i]));
        }
    }

    public void Visit<T>(Column<T> column)
        where T : unmanaged => AssertBits<T>(column.Values, ((Column<T>)found).Values);

    public void Visit<T>(NullableColumn<T> column)
        where T : unmanaged
    {
        AssertBits<bool>(column.IsPresent, ((NullableColumn<T>)found).IsPresent);
        AssertBits<T>(column.Values, ((NullableColumn<T>)found).Values);
    }

    public void Visit(TextColumn column) => AssertBits<int>(column.Codes, ((TextColumn)found).Codes);

    public void Visit<T>(ListColumn<T> column)
        where T : unmanaged
    {
        AssertBits(column.Ends, ((ListColumn<T>)found).Ends);
        for (int row = 0; row < column.RowCount; row++)
        {
            Xunit.Assert.True(column.IsSameCell(row, found, row), $"{column.Definition.Name} row {row}: {column.CellText(row)}, {found.CellText(row)}");
        }
    }

    public void Visit(BinaryColumn column) => Visit<byte>(column);

    private static void AssertBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> found)
        where T : unmanaged => Xunit.Assert.Equal(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(found));
}
