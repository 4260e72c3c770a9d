using System.Text;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Configuration;

/// <summary>The text of a configuration file, with every way in which reading can fail turned into a user's problem.</summary>
public static class YamlFile
{
    /// <summary>Largest file that is read, bytes. A macro of a thousand channels has a tenth of it.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file as text.</summary>
    /// <exception cref="UserInputException">No such file, a folder, unreadable, too large, or not UTF-8 text.</exception>
    public static string ReadText(string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            throw Mistake("the path of a file", "an empty or impossible path", "a path");
        }

        if (Directory.Exists(path))
        {
            throw Mistake(path, "a folder", "a YAML file");
        }

        try
        {
            return Decode(ReadBytes(path), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Mistake(path, "no such file", "a YAML file" + Guess(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Mistake(path, $"a file that cannot be read ({ConfigText.Clip(exception.Message)})", "a readable YAML file");
        }
    }

    /// <summary>Decodes the bytes of a file strictly; a byte order mark of UTF-8 is skipped.</summary>
    /// <exception cref="UserInputException">Too large, or not UTF-8 text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string displayName)
    {
        if (bytes.Length > MaxBytes)
        {
            throw Mistake(displayName, "a file over 1 MiB", "a YAML file of at most 1 MiB");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Mistake(displayName, "bytes that are no UTF-8 text", "a YAML file in UTF-8");
        }

        RefuseControlCharacters(text, displayName);
        return text;
    }

    private static byte[] ReadBytes(string path)
    {
        // Devices and pipes have no length: read up to one byte more than allowed, whatever the file system says.
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] buffer = new byte[stream.CanSeek && stream.Length is > 0 and <= MaxBytes ? (int)stream.Length + 1 : MaxBytes + 1];
        int count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..count];
    }

    private static void RefuseControlCharacters(string text, string displayName)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (char.IsControl(c) && c is not ('\t' or '\r' or '\u0085'))
            {
                string place = new SourceLocation(displayName, line, i - lineStart + 1).ToString();
                throw Mistake(place, $"the control character U+{(int)c:X4}", "plain text: is this a YAML file?");
            }
        }
    }

    private static string Guess(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        folder = string.IsNullOrEmpty(folder) ? "." : folder;
        if (!Directory.Exists(folder))
        {
            return $"; there is no folder '{ConfigText.Clip(folder)}' either";
        }

        IEnumerable<string> names = Directory.EnumerateFiles(folder, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Take(1000)
            .Select(file => Path.GetFileName(file)!);
        string? guess = NearestName.Find(Path.GetFileName(path), names);
        return guess is null ? "" : $"; did you mean '{Path.Combine(folder, guess)}'?";
    }

    private static UserInputException Mistake(string place, string found, string expected) =>
        new($"{place}: found {found}, expected {expected}");
}
