using System.Buffers.Binary;
using System.Text;

namespace JparcSim.Golden.Tests.Fuzzing;

/// <summary>Changes to valid files, as damage or an enemy would make them.</summary>
internal static class Mutation
{
    private const int MaxByteCount = 1 << 20;
    private static readonly byte[] Telling = [0x00, 0x01, 0x7F, 0x80, 0xFF, 0xFE, 0x15, 0x16, 0x19, 0x1C, 0x2C, 0xFC];
    private static readonly string[] Pieces =
        ["null", "-1", "1e999", "\"\"", "[]", "{}", "9999999999999999999", "2000000000", "\"..\"", ",", "}", "\\u0000", "\"\\ud800\"", "NaN", "true", "1e-300"];

    /// <summary>A file of tables with some changes.</summary>
    /// <param name="original">The file.</param>
    /// <param name="others">Files whose pieces may get into it.</param>
    /// <param name="random">Where the changes come from.</param>
    public static byte[] OfFile(byte[] original, IReadOnlyList<byte[]> others, Random random)
    {
        byte[] file = [.. original];
        int changes = 1 << random.Next(5);
        for (int i = 0; i < changes && file.Length > 12; i++)
        {
            file = Change(file, others, random);
        }

        return file.Length <= MaxByteCount ? file : file[..MaxByteCount];
    }

    /// <summary>A text with a value, a piece or a character replaced: the first kind keeps it JSON.</summary>
    public static byte[] OfText(string text, Random random)
    {
        int at = random.Next(text.Length);
        string piece = Pieces[random.Next(Pieces.Length)];
        string changed;
        switch (random.Next(3))
        {
            case 0:
                int start = text.IndexOf(": ", at, StringComparison.Ordinal);
                int end = start < 0 ? -1 : text.IndexOfAny([',', '\n'], start);
                changed = end < 0 ? text : $"{text[..(start + 2)]}{piece}{text[end..]}";
                break;
            case 1:
                changed = $"{text[..at]}{piece}{text[Math.Min(text.Length, at + random.Next(40))..]}";
                break;
            default:
                changed = $"{text[..at]}{(char)random.Next(256)}{text[(at + 1)..]}";
                break;
        }

        return Encoding.Latin1.GetBytes(changed);
    }

    // Half of the changes fall into the footer, where the lengths and counts are.
    private static byte[] Change(byte[] file, IReadOnlyList<byte[]> others, Random random)
    {
        int footer = (int)Math.Clamp(file.Length - 8L - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8)), 0L, file.Length - 1L);
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
                byte[] other = others[random.Next(others.Count)];
                int from = random.Next(other.Length);
                other.AsSpan(from, Math.Min(length, other.Length - from)).TryCopyTo(file.AsSpan(at));
                return file;
        }
    }
}
