using System.Text;

namespace JparcSim.Storage.Parquet;

/// <summary>Types of the Thrift compact protocol (apache/thrift, doc/specs/thrift-compact-protocol.md).</summary>
internal enum ThriftType
{
    Stop = 0,
    True = 1,
    False = 2,
    Byte = 3,
    Int16 = 4,
    Int32 = 5,
    Int64 = 6,
    Double = 7,
    Binary = 8,
    List = 9,
    Set = 10,
    Map = 11,
    Struct = 12,
}

/// <summary>Writes structs in the Thrift compact protocol.</summary>
/// <remarks>Begin with <see cref="BeginRoot"/>; every Begin has its <see cref="EndStruct"/>.</remarks>
internal sealed class ThriftWriter(ByteBuffer output)
{
    private const int MaxDepth = 16;   // the footer nests seven deep
    private readonly int[] _outerFields = new int[MaxDepth];
    private int _depth;
    private int _lastField;

    /// <summary>Opens a struct that no field header announces: the outermost one, or an element of a list.</summary>
    public void BeginRoot()
    {
        _outerFields[_depth++] = _lastField;
        _lastField = 0;
    }

    /// <summary>Opens a struct that is a field.</summary>
    public void BeginStruct(int field)
    {
        FieldHeader(field, ThriftType.Struct);
        BeginRoot();
    }

    /// <summary>Closes the struct opened last.</summary>
    public void EndStruct()
    {
        output.WriteByte((byte)ThriftType.Stop);
        _lastField = _outerFields[--_depth];
    }

    /// <summary>A field that is a struct without fields: a marker in a union.</summary>
    public void EmptyStruct(int field)
    {
        BeginStruct(field);
        EndStruct();
    }

    public void Byte(int field, byte value)
    {
        FieldHeader(field, ThriftType.Byte);
        output.WriteByte(value);
    }

    /// <summary>A field that is false; the type says so.</summary>
    public void False(int field) => FieldHeader(field, ThriftType.False);

    public void Int32(int field, int value)
    {
        FieldHeader(field, ThriftType.Int32);
        output.WriteZigzag(value);
    }

    public void Int64(int field, long value)
    {
        FieldHeader(field, ThriftType.Int64);
        output.WriteZigzag(value);
    }

    public void Binary(int field, ReadOnlySpan<byte> value)
    {
        FieldHeader(field, ThriftType.Binary);
        output.WriteVarint((ulong)value.Length);
        output.Write(value);
    }

    public void Text(int field, string value)
    {
        FieldHeader(field, ThriftType.Binary);
        ElementText(value);
    }

    /// <summary>Announces a list; its elements follow by the Element methods or as roots.</summary>
    public void List(int field, ThriftType elementType, int count)
    {
        FieldHeader(field, ThriftType.List);
        if (count < 15)
        {
            output.WriteByte((byte)((count << 4) | (int)elementType));
        }
        else
        {
            output.WriteByte((byte)(0xF0 | (int)elementType));
            output.WriteVarint((ulong)count);
        }
    }

    public void ElementInt32(int value) => output.WriteZigzag(value);

    public void ElementText(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        output.WriteVarint((ulong)length);
        Encoding.UTF8.GetBytes(value, output.Append(length));
    }

    private void FieldHeader(int field, ThriftType type)
    {
        int step = field - _lastField;
        if (step is > 0 and <= 15)
        {
            output.WriteByte((byte)((step << 4) | (int)type));
        }
        else
        {
            output.WriteByte((byte)type);
            output.WriteZigzag(field);
        }

        _lastField = field;
    }
}
