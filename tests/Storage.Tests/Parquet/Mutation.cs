using System.Buffers.Binary;
using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

/// <summary>Changes to valid files, as damage or an enemy would make them.</summary>
internal static class Mutation
{
    private static readonly byte[] Telling = [0x00, 0x01, 0x7F, 0x80, 0xFF, 0xFE, 0x15, 0x16, 0x19, 0x1C, 0x2C, 0xFC];

    public static byte[] Of(byte[][] seeds, Random random)
    {
        byte[] file = [.. seeds[random.Next(seeds.Length)]];
        int changes = 1 << random.Next(5);
        for (int i = 0; i < changes && file.Length > 12; i++)
        {
            file = Change(file, seeds, random);
        }

        if (file.Length > 12 && random.Next(2) == 0)
        {
            MendChecksums(file);
        }

        return file.Length <= 64 * 1024 ? file : file[..(64 * 1024)];
    }

    private static byte[] Change(byte[] file, byte[][] seeds, Random random)
    {
        // Half of the changes fall into the footer, where the lengths and counts are.
        int footer = Math.Clamp(file.Length - 8 - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8)), 0, file.Length - 1);
        int at = random.Next(2) == 0 ? random.Next(file.Length) : random.Next(footer, file.Length);
        int length = random.Next(1, 1 + Math.Min(64, file.Length - at));
        switch (random.Next(8))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file[at] = (byte)random.Next(256);
                return file;
            case 2:
                file[at] = Telling[random.Next(Telling.Length)];
                return file;
            case 3:
                file.AsSpan(at, length).Fill(Telling[random.Next(Telling.Length)]);
                return file;
            case 4:
                return [.. file[..at], .. file[(at + length)..]];
            case 5:
                return [.. file[..(at + length)], .. file[at..]];
            case 6:
                return random.Next(8) == 0 ? file[..at] : file;
            default:
                byte[] other = seeds[random.Next(seeds.Length)];
                int from = random.Next(other.Length);
                other.AsSpan(from, Math.Min(length, other.Length - from)).TryCopyTo(file.AsSpan(at));
                return file;
        }
    }

    /// <summary>Gives damaged pages the right checksum where their heads still make sense, so that the damage reaches the decoders.</summary>
    private static void MendChecksums(byte[] file)
    {
        int at = 4;
        while (at < file.Length - 8)
        {
            PageHeader header;
            int length;
            try
            {
                header = PageHeader.Read(file.AsSpan(at), out length);
            }
            catch (InvalidFileException)
            {
                return;
            }

            Span<byte> head = file.AsSpan(at, length);
            uint crc = Crc32.Of(file.AsSpan(at + length, header.FileByteCount));
            Replace(head, Zigzag(header.Crc), Zigzag(crc));
            at += length + header.FileByteCount;
        }
    }

    private static void Replace(Span<byte> head, ReadOnlySpan<byte> old, ReadOnlySpan<byte> value)
    {
        int place = head.IndexOf(old);
        if (place >= 0 && old.Length == value.Length)
        {
            value.CopyTo(head[place..]);
        }
    }

    private static ReadOnlySpan<byte> Zigzag(uint crc)
    {
        var buffer = new ByteBuffer();
        buffer.WriteZigzag(unchecked((int)crc));
        return buffer.Written;
    }
}
