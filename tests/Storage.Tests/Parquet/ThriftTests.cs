using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

public sealed class ThriftTests
{
    /// <summary>Bytes worked out by hand from thrift-compact-protocol.md.</summary>
    [Fact]
    public void AStructHasTheBytesOfTheSpecification()
    {
        var output = new ByteBuffer();
        var thrift = new ThriftWriter(output);
        thrift.BeginRoot();
        thrift.Int32(1, 150);
        thrift.Int64(20, -1);
        thrift.List(21, ThriftType.Int32, 2);
        thrift.ElementInt32(0);
        thrift.ElementInt32(-2);
        thrift.BeginStruct(22);
        thrift.Text(1, "ab");
        thrift.EndStruct();
        thrift.Int32(23, 0);
        thrift.EndStruct();
        Assert.Equal("15AC02" + "062801" + "1925" + "0003" + "1C" + "18026162" + "00" + "1500" + "00", Convert.ToHexString(output.Written));
    }

    [Fact]
    public void LongListsHaveTheirCountBehindTheHead()
    {
        var output = new ByteBuffer();
        var thrift = new ThriftWriter(output);
        thrift.BeginRoot();
        thrift.List(1, ThriftType.Struct, 200);
        Assert.Equal("19FCC801", Convert.ToHexString(output.Written));
    }

    [Fact]
    public void UnknownFieldsArePassedOver()
    {
        // 1: struct { 1: list of 2 booleans, 2: double }, 2: i32 = 5
        var thrift = new ThriftReader(Convert.FromHexString("1C1922010217" + "0000000000000000" + "00" + "150A" + "00"));
        int field = 0;
        Assert.True(thrift.NextField(ref field));
        thrift.Skip();
        Assert.True(thrift.NextField(ref field));
        Assert.Equal(2, field);
        Assert.Equal(5, thrift.Int32());
        Assert.False(thrift.NextField(ref field));
    }

    [Fact]
    public void NestingAndLengthsAreBounded()
    {
        AssertRefused([.. Enumerable.Repeat((byte)0x1C, 5000)]);                    // structs within structs
        AssertRefused([0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]);                  // four milliards of elements
        AssertRefused([0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]); // a text of 2^63 bytes
        AssertRefused([0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
    }

    private static void AssertRefused(byte[] bytes) => Assert.Throws<InvalidFileException>(() =>
    {
        var thrift = new ThriftReader(bytes);
        int field = 0;
        while (thrift.NextField(ref field))
        {
            thrift.Skip();
        }
    });
}
