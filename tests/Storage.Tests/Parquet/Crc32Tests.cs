using System.Text;
using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

public sealed class Crc32Tests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xCBF43926u)]   // the check value of the catalogue of CRC algorithms (CRC-32/ISO-HDLC)
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void KnownAnswers(string text, uint expected) => Assert.Equal(expected, Crc32.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void EveryLengthAgreesWithTheDefinition()
    {
        byte[] bytes = new byte[600];
        new Random(1).NextBytes(bytes);
        for (int length = 0; length <= bytes.Length; length++)
        {
            uint crc = uint.MaxValue;
            foreach (byte value in bytes.AsSpan(0, length))
            {
                crc ^= value;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
                }
            }

            Assert.Equal(~crc, Crc32.Of(bytes.AsSpan(0, length)));
            Assert.Equal(crc, Crc32.ByTable(bytes.AsSpan(0, length), uint.MaxValue));
        }
    }
}
