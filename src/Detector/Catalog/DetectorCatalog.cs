using System.Reflection;

namespace JparcSim.Detector.Catalog;

/// <summary>The detector files that ship with the program: one YAML each, embedded as text.</summary>
public static class DetectorCatalog
{
    private const string Prefix = "JparcSim.Detector.Catalog.";
    private const string Suffix = ".yaml";

    /// <summary>Names of all detectors, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Suffix.Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>The text of a detector's file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string YamlText(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new ArgumentException($"detector '{name}' is not in the catalogue: {string.Join(", ", Names)}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
