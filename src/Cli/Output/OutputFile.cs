using JparcSim.Core.Configuration;

namespace JparcSim.Cli.Output;

/// <summary>A file that an option names.</summary>
/// <remarks>Its folder is looked for before its content is made, which may take long; it appears under its name when it is whole.</remarks>
internal sealed class OutputFile
{
    /// <summary>Takes the path that an option names.</summary>
    /// <param name="option">The option, such as <c>--out</c>.</param>
    /// <param name="path">The path.</param>
    /// <param name="kind">What it will be, such as an SVG file.</param>
    /// <exception cref="UserInputException">The path is empty or a folder, or is in a folder that does not exist.</exception>
    public OutputFile(string option, string path, string kind)
    {
        if (path.Length == 0)
        {
            throw new UserInputException($"{option}: found an empty path, expected the path of {kind}");
        }

        FullPath = Path.GetFullPath(path);
        if (Directory.Exists(FullPath))
        {
            throw new UserInputException($"{option}: found '{ConfigText.Clip(path)}', which is a folder, expected the path of {kind}");
        }

        if (!Directory.Exists(Path.GetDirectoryName(FullPath)))
        {
            throw new UserInputException(
                $"{option}: found '{ConfigText.Clip(path)}', expected a file in a folder that exists: there is no folder {Path.GetDirectoryName(FullPath)}");
        }
    }

    /// <summary>Full path.</summary>
    public string FullPath { get; }

    private string TemporaryPath => FullPath + ".tmp";

    /// <summary>A figure that an option names.</summary>
    public static OutputFile Figure(string option, string path) => new(option, path, "an SVG file");

    /// <summary>Writes text.</summary>
    public void Write(string text) => File.WriteAllText(FullPath, text);

    /// <summary>Lets somebody write to the file; nothing is left behind when that fails.</summary>
    /// <param name="write">Opens the file at most once, and closes it.</param>
    public T Write<T>(Func<Func<Stream>, T> write)
    {
        try
        {
            T result = write(() => File.Create(TemporaryPath));
            File.Move(TemporaryPath, FullPath, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(TemporaryPath);
            throw;
        }
    }
}
