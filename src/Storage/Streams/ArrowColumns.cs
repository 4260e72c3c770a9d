using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using CommunityToolkit.HighPerformance;
using JparcSim.Core.Events;
using Column = JparcSim.Core.Events.Column;

namespace JparcSim.Storage.Streams;

/// <summary>Columns as arrays of Apache Arrow over the same memory; copied are truth values (bits there), masks of nulls and offsets of lists.</summary>
/// <remarks>An array is good until its column changes. One instance keeps the dictionaries of its columns' names.</remarks>
internal sealed class ArrowColumns : IColumnVisitor
{
    private readonly Dictionary<TextColumn, StringArray> _names = [];
    private IArrowArray? _array;

    /// <summary>A column as a field.</summary>
    public Field FieldOf(Column column) => new(column.Definition.Name, ArrayOf(column).Data.DataType, column.Definition.IsNullable);

    /// <summary>A column as an array.</summary>
    public IArrowArray ArrayOf(Column column)
    {
        column.Accept(this);
        return _array!;
    }

    void IColumnVisitor.Visit<T>(Column<T> column) => _array = Flat(column.Memory, ArrowBuffer.Empty, 0);

    void IColumnVisitor.Visit<T>(NullableColumn<T> column) =>
        _array = Flat(column.Memory, Bits(column.IsPresent), column.IsPresent.Count(false));

    void IColumnVisitor.Visit(TextColumn column)
    {
        if (!_names.TryGetValue(column, out StringArray? names))
        {
            names = new StringArray.Builder().AppendRange(column.Vocabulary).Build();
            _names.Add(column, names);
        }

        var type = new DictionaryType(Int32Type.Default, StringType.Default, ordered: false);
        _array = new DictionaryArray(type, Flat(column.Memory, ArrowBuffer.Empty, 0), names);
    }

    void IColumnVisitor.Visit<T>(ListColumn<T> column)
    {
        bool[] isPresent = new bool[column.Elements.Length];
        for (int i = 0; i < isPresent.Length; i++)
        {
            isPresent[i] = !(column.Elements[i] is float single ? float.IsNaN(single) : column.Elements[i] is double number && double.IsNaN(number));
        }

        int nulls = isPresent.Count(false);
        IArrowArray elements = Flat(column.Memory, nulls > 0 ? Bits(isPresent) : ArrowBuffer.Empty, nulls);
        var type = new ListType(new Field("element", elements.Data.DataType, nullable: true));
        _array = new ListArray(type, column.RowCount, Offsets(column), elements, ArrowBuffer.Empty);
    }

    void IColumnVisitor.Visit(BinaryColumn column) =>
        _array = new BinaryArray(BinaryType.Default, column.RowCount, Offsets(column), Buffer(column.Memory), ArrowBuffer.Empty);

    private static IArrowArray Flat<T>(ReadOnlyMemory<T> cells, ArrowBuffer validity, int nulls)
        where T : unmanaged
    {
        int count = cells.Length;
        return default(T) switch
        {
            bool => new BooleanArray(Bits(MemoryMarshal.Cast<T, bool>(cells.Span)), validity, count, nulls, 0),
            int => new Int32Array(Buffer(cells), validity, count, nulls, 0),
            long => new Int64Array(Buffer(cells), validity, count, nulls, 0),
            float => new FloatArray(Buffer(cells), validity, count, nulls, 0),
            double => new DoubleArray(Buffer(cells), validity, count, nulls, 0),
            _ => throw new ArgumentException($"a column of {typeof(T).Name} has no form in Arrow", nameof(cells)),
        };
    }

    private static ArrowBuffer Buffer<T>(ReadOnlyMemory<T> cells)
        where T : unmanaged => new(cells.AsBytes());

    private static ArrowBuffer Offsets<T>(ListColumn<T> column)
        where T : unmanaged
    {
        int[] offsets = [0, .. column.Ends];
        return Buffer<int>(offsets);
    }

    private static ArrowBuffer Bits(ReadOnlySpan<bool> flags)
    {
        byte[] bits = new byte[(flags.Length + 7) / 8];
        for (int i = 0; i < flags.Length; i++)
        {
            bits[i / 8] |= (byte)((flags[i] ? 1 : 0) << (i % 8));
        }

        return new ArrowBuffer(bits);
    }
}
