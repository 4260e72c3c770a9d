using JparcSim.Storage.Parquet;
using JparcSim.Storage.Parquet.Encodings;

namespace JparcSim.Storage.Tests.Parquet.Encodings;

public sealed class EncodingTests
{
    /// <summary>The examples of apache/parquet-format, Encodings.md.</summary>
    [Fact]
    public void BitPackingHasTheBytesOfTheSpecification()
    {
        byte[] packed = new byte[3];
        BitPacking.Pack([0, 1, 2, 3, 4, 5, 6, 7], 3, packed);
        Assert.Equal("88C6FA", Convert.ToHexString(packed));
    }

    [Fact]
    public void DeltasHaveTheBytesOfTheSpecification()
    {
        var output = new ByteBuffer();
        DeltaBinaryPacked.Encode([7, 5, 3, 1, 2, 3, 4, 5], output);

        // Example 2: block of 128, 4 miniblocks, 8 values, first 7; least delta -2, widths 2 0 0 0, deltas 0 0 0 3 3 3 3.
        Assert.Equal("8001" + "04" + "08" + "0E" + "03" + "02000000" + "C03F000000000000", Convert.ToHexString(output.Written));
    }

    [Fact]
    public void RunsHaveTheBytesOfTheSpecification()
    {
        var output = new ByteBuffer();
        RleHybrid.Encode<int>([.. Enumerable.Repeat(5, 100), 0, 1, 2, 3], 3, output);
        Assert.Equal("C80105" + "03" + "880600", Convert.ToHexString(output.Written));
    }

    [Fact]
    public void StreamsAreSplitByByte()
    {
        var output = new ByteBuffer();
        ByteStreamSplit.Encode<float>([BitConverter.UInt32BitsToSingle(0xDDCCBBAA), BitConverter.UInt32BitsToSingle(0x33221100), BitConverter.UInt32BitsToSingle(0xA3B4C5D6)], output);
        Assert.Equal("AA00D6" + "BB11C5" + "CC22B4" + "DD33A3", Convert.ToHexString(output.Written));
    }

    [Fact]
    public void BytesAreTheirOwnCodes()
    {
        var output = new ByteBuffer();
        ByteCodes.Encode([1, 128, 255], output);

        // Codes of 8 bits, one packed run of one group of eight.
        Assert.Equal("08" + "03" + "0180FF0000000000", Convert.ToHexString(output.Written));
        foreach (int length in new[] { 0, 1, 7, 8, 9, 1000, 131072 })
        {
            byte[] values = new byte[length];
            new Random(length).NextBytes(values);
            output.Clear();
            ByteCodes.Encode(values, output);
            byte[] back = new byte[length];
            ByteCodes.Decode(output.Written, back);
            Assert.Equal(values, back);
            uint[] codes = new uint[length];
            Assert.Equal(length == 0 ? 0 : output.Count - 1, RleHybrid.Decode(output.Written[1..], 8, codes.AsSpan()));
            Assert.Equal(values, codes.Select(code => (byte)code));
            byte[] damaged = output.Written.ToArray();
            Assert.Throws<InvalidFileException>(() => ByteCodes.Decode(damaged.AsSpan(0, damaged.Length - 1), back));
            Assert.Throws<InvalidFileException>(() => ByteCodes.Decode([.. damaged, 0], back));
            damaged[0] = 7;
            Assert.Throws<InvalidFileException>(() => ByteCodes.Decode(damaged, back));
        }
    }

    [Fact]
    public void TheDictionaryOfBytesIsNoOther()
    {
        var output = new ByteBuffer();
        ByteCodes.EncodeDictionary(output);
        Assert.True(ByteCodes.IsDictionary(output.Written));
        Assert.False(ByteCodes.IsDictionary(output.Written[4..]));
        output.At(400, 1)[0] ^= 1;
        Assert.False(ByteCodes.IsDictionary(output.Written));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void EveryWidthComesBack(int width)
    {
        var random = new Random(width);
        ulong mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        for (int length = 0; length <= 300; length += 1 + (length / 10))
        {
            long[] values = new long[length];
            for (int i = 0; i < length; i++)
            {
                values[i] = (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) & mask);
            }

            var output = new ByteBuffer();
            DeltaBinaryPacked.Encode(values, output);
            long[] back = new long[length];
            DeltaBinaryPacked.Decode(output.Written, back);
            Assert.Equal(values, back);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void RunsAndGroupsComeBack(int width)
    {
        var random = new Random(width);
        ulong mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        for (int length = 0; length <= 2000; length += 1 + (length / 3))
        {
            ulong[] values = new ulong[length];
            ulong value = 0;
            for (int i = 0; i < length; i++)
            {
                value = random.Next(1 + (i / 100 % 12)) == 0 ? (ulong)random.NextInt64() & mask : value;
                values[i] = value;
            }

            var output = new ByteBuffer();
            RleHybrid.Encode<ulong>(values, width, output);
            ulong[] back = new ulong[length];
            Assert.Equal(output.Count, RleHybrid.Decode<ulong>(output.Written, width, back));
            Assert.Equal(values, back);
        }
    }

    public static TheoryData<int> Widths() => [.. Enumerable.Range(1, 64)];
}
