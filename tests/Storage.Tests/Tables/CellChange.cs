using System.Runtime.InteropServices;
using JparcSim.Core.Events;

namespace JparcSim.Storage.Tests.Tables;

/// <summary>Changes one cell of a column in one of two ways, where its kind has two and the cell lets it.</summary>
internal sealed class CellChange(int row, int kind) : IColumnVisitor
{
    public bool IsDone { get; private set; }

    public void Visit<T>(Column<T> column)
        where T : unmanaged
    {
        // The lowest bit of the first byte, the sign of the last: a truth value has one byte, of which only the lowest bit is one.
        Span<byte> cell = MemoryMarshal.AsBytes(column.Values.Slice(row, 1));
        (int at, int bit) = kind == 0 || typeof(T) == typeof(bool) ? (0, 1) : (cell.Length - 1, 0x80);
        cell[at] ^= (byte)bit;
        IsDone = true;
    }

    public void Visit<T>(NullableColumn<T> column)
        where T : unmanaged
    {
        if (kind == 0)
        {
            column[row] = column[row] is null ? default(T) : null;
        }
        else if (column[row] is not null)
        {
            MemoryMarshal.AsBytes(column.Values.Slice(row, 1))[0] ^= 1;
        }
        else
        {
            return;
        }

        IsDone = true;
    }

    public void Visit(TextColumn column)
    {
        column.Codes[row] = (column.Codes[row] + 1 + kind) % column.Vocabulary.Count;
        IsDone = true;
    }

    public void Visit<T>(ListColumn<T> column)
        where T : unmanaged
    {
        if (column[row].Length == 0)
        {
            return;
        }

        if (kind == 0)
        {
            if (column[row][0] is double.NaN or float.NaN)
            {
                column[row][0] = default;   // one NaN is as good as another in a list
            }
            else
            {
                MemoryMarshal.AsBytes(column[row])[0] ^= 1;
            }
        }
        else
        {
            MoveLastElementToTheNextRow(column);
        }

        IsDone = true;
    }

    public void Visit(BinaryColumn column) => Visit<byte>(column);

    // All elements stay, in their order; those of the last row are one fewer.
    private void MoveLastElementToTheNextRow<T>(ListColumn<T> column)
        where T : unmanaged
    {
        List<T[]> rows = [.. Enumerable.Range(0, column.RowCount).Select(each => column[each].ToArray())];
        T last = rows[row][^1];
        rows[row] = rows[row][..^1];
        if (row + 1 < rows.Count)
        {
            rows[row + 1] = [last, .. rows[row + 1]];
        }

        column.Clear();
        rows.ForEach(each => column.Add(each));
    }
}
