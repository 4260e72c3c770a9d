using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace JparcSim.Core.Events;

/// <summary>
/// SHA-256 over the values of a table, whatever the format, the library and the compression that keep them. For each column: its name, its
/// number of rows, then its cells. All numbers are little-endian, lengths and counts are 32-bit, a name is its length and its UTF-8 bytes.
/// </summary>
/// <remarks>
/// Cells without nulls: their bits, a truth value as a byte. Cells that may be null: a byte each that is 1 where there is a value, then all
/// values, 0 for null. Names: for each row the ordinal of its name by first appearance, then the number of names and the names in that order.
/// Lists and runs of bytes: for each row the sum of lengths up to and with it, then all elements; a null element is NaN, and of NaNs, which all
/// are nulls on disk, only the bits of <see cref="double.NaN"/> or <see cref="float.NaN"/> enter.
/// </remarks>
public sealed class ContentHash : IColumnVisitor, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int[] _ordinals = [];

    /// <summary>The digest of some columns of a table, in their order: 64 lower-case hexadecimal digits.</summary>
    public string Of(IReadOnlyList<Column> columns)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            Append(columns[i].Definition.Name);
            Append(columns[i].RowCount);
            columns[i].Accept(this);
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    void IColumnVisitor.Visit<T>(Column<T> column) => Append<T>(column.Values);

    void IColumnVisitor.Visit<T>(NullableColumn<T> column)
    {
        Append<bool>(column.IsPresent);
        Append<T>(column.Values);
    }

    void IColumnVisitor.Visit(TextColumn column)
    {
        if (_ordinals.Length < column.RowCount)
        {
            _ordinals = new int[2 * column.RowCount];
        }

        Span<int> ordinalOfCode = stackalloc int[column.Vocabulary.Count];
        Span<int> codeOfOrdinal = stackalloc int[column.Vocabulary.Count];
        ordinalOfCode.Fill(-1);
        int names = 0;
        for (int row = 0; row < column.RowCount; row++)
        {
            ref int ordinal = ref ordinalOfCode[column.Codes[row]];
            if (ordinal < 0)
            {
                ordinal = names++;
                codeOfOrdinal[ordinal] = column.Codes[row];
            }

            _ordinals[row] = ordinal;
        }

        Append<int>(_ordinals.AsSpan(0, column.RowCount));
        Append(names);
        foreach (int code in codeOfOrdinal[..names])
        {
            Append(column.Vocabulary[code]);
        }
    }

    void IColumnVisitor.Visit<T>(ListColumn<T> column)
    {
        Append(column.Ends);
        ReadOnlySpan<T> elements = column.Elements;
        int first = 0;
        for (int i = 0; i < elements.Length; i++)
        {
            if (OnlyNaN(elements[i]) is { } only)
            {
                Append(elements[first..i]);
                Append<T>([only]);
                first = i + 1;
            }
        }

        Append(elements[first..]);
    }

    void IColumnVisitor.Visit(BinaryColumn column)
    {
        Append(column.Ends);
        Append<byte>(column.Elements);
    }

    // What stands for a NaN of other bits; null for all else.
    private static T? OnlyNaN<T>(T element)
        where T : unmanaged => element switch
        {
            float single when float.IsNaN(single) && BitConverter.SingleToInt32Bits(single) != BitConverter.SingleToInt32Bits(float.NaN) => (T)(object)float.NaN,
            double number when double.IsNaN(number) && BitConverter.DoubleToInt64Bits(number) != BitConverter.DoubleToInt64Bits(double.NaN) => (T)(object)double.NaN,
            _ => null,
        };

    private void Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged => _hash.AppendData(MemoryMarshal.AsBytes(values));

    private void Append(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }

    private void Append(string name)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        int length = Encoding.UTF8.GetBytes(name, bytes);
        Append(length);
        _hash.AppendData(bytes[..length]);
    }
}
