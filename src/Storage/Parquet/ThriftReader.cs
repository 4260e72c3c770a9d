namespace JparcSim.Storage.Parquet;

/// <summary>Reads structs of the Thrift compact protocol from bytes that nobody has vouched for.</summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 32;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private ThriftType _type;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Steps to the next field of the current struct; false at its end.</summary>
    /// <param name="field">Number of the field; pass 0 before the first call and the same variable to every call.</param>
    public bool NextField(ref int field)
    {
        byte header = ReadByte();
        _type = (ThriftType)(header & 0x0F);
        if (header == 0)
        {
            return false;
        }

        int step = header >> 4;
        field = step == 0 ? ReadInt32Bits() : field + step;
        return true;
    }

    public int Int32()
    {
        Expect(ThriftType.Int32);
        return ReadInt32Bits();
    }

    public long Int64()
    {
        Expect(ThriftType.Int64);
        return ReadZigzag();
    }

    public ReadOnlySpan<byte> Binary()
    {
        Expect(ThriftType.Binary);
        return ReadBinary();
    }

    /// <summary>Reads the head of a list; its elements follow. Never more than there are bytes left.</summary>
    public int List(ThriftType elementType)
    {
        Expect(ThriftType.List);
        int count = ReadListHead(out ThriftType found);
        return count == 0 || found == elementType
            ? count
            : throw new InvalidFileException($"a list holds elements of type {found} where {elementType} belongs");
    }

    /// <summary>Checks that the current field is a struct; its fields follow.</summary>
    public readonly void Struct() => Expect(ThriftType.Struct);

    /// <summary>Passes over the current field, whatever it is.</summary>
    public void Skip() => Skip(_type, 0);

    private void Skip(ThriftType type, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidFileException("metadata is nested too deeply");
        }

        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                Take(1);
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ReadVarint();
                break;
            case ThriftType.Double:
                Take(8);
                break;
            case ThriftType.Binary:
                ReadBinary();
                break;
            case ThriftType.List or ThriftType.Set:
                SkipList(depth);
                break;
            case ThriftType.Struct:
                int field = 0;
                while (NextField(ref field))
                {
                    Skip(_type, depth + 1);
                }

                break;
            default:
                throw new InvalidFileException($"metadata has a field of unknown type {(int)type}");   // maps do not occur in the format
        }
    }

    private void SkipList(int depth)
    {
        int count = ReadListHead(out ThriftType elementType);
        for (int i = 0; i < count; i++)
        {
            if (elementType is ThriftType.True or ThriftType.False)
            {
                Take(1);   // a boolean is a byte of its own in a list
            }
            else
            {
                Skip(elementType, depth + 1);
            }
        }
    }

    private int ReadListHead(out ThriftType elementType)
    {
        byte head = ReadByte();
        elementType = (ThriftType)(head & 0x0F);
        ulong count = (ulong)(head >> 4);
        if (count == 15)
        {
            count = ReadVarint();
        }

        // Every element takes at least one byte, so that a count cannot ask for more memory than the file has bytes.
        return count <= (ulong)(_bytes.Length - Position) ? (int)count : throw CutShort();
    }

    private ReadOnlySpan<byte> ReadBinary()
    {
        ulong length = ReadVarint();
        return length <= (ulong)(_bytes.Length - Position) ? Take((int)length) : throw CutShort();
    }

    private int ReadInt32Bits()
    {
        long value = ReadZigzag();
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new InvalidFileException($"metadata has {value} where a 32-bit number belongs");
    }

    private long ReadZigzag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        int position = Position;
        ulong value = Varint.Read(_bytes, ref position);
        Position = position;
        return value;
    }

    private byte ReadByte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - Position)
        {
            throw CutShort();
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    private readonly void Expect(ThriftType type)
    {
        if (_type != type)
        {
            throw Wrong(type.ToString());
        }
    }

    private readonly InvalidFileException Wrong(string expected) => new($"metadata has a field of type {_type} where {expected} belongs");

    private static InvalidFileException CutShort() => new("metadata is cut short");
}
