using JparcSim.Core.Configuration;

namespace JparcSim.Cli.Output;

/// <summary>The SVG file that an option names.</summary>
/// <remarks>Its folder is looked for before the figure is made, which may take long.</remarks>
internal sealed class FigureFile
{
    /// <summary>Takes the path that an option names.</summary>
    /// <param name="option">The option, such as <c>--out</c>.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="UserInputException">The path is empty or a folder, or is in a folder that does not exist.</exception>
    public FigureFile(string option, string path)
    {
        if (path.Length == 0)
        {
            throw new UserInputException($"{option}: found an empty path, expected the path of an SVG file");
        }

        FullPath = Path.GetFullPath(path);
        if (Directory.Exists(FullPath))
        {
            throw new UserInputException($"{option}: found '{ConfigText.Clip(path)}', which is a folder, expected the path of an SVG file");
        }

        if (!Directory.Exists(Path.GetDirectoryName(FullPath)))
        {
            throw new UserInputException(
                $"{option}: found '{ConfigText.Clip(path)}', expected a file in a folder that exists: there is no folder {Path.GetDirectoryName(FullPath)}");
        }
    }

    /// <summary>Full path.</summary>
    public string FullPath { get; }

    /// <summary>Writes the figure.</summary>
    public void Write(string svg) => File.WriteAllText(FullPath, svg);
}
