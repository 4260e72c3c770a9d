using System.Globalization;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Scanning;

/// <summary>One point of a scan.</summary>
/// <param name="Index">Number of the point, from 0.</param>
/// <param name="Values">A value for each varied path.</param>
/// <param name="Assignments">The same as <c>path=value</c>.</param>
internal sealed record ScanPoint(int Index, IReadOnlyList<string> Values, IReadOnlyList<string> Assignments)
{
    /// <summary>Name of the point's folder.</summary>
    public string FolderName => string.Create(CultureInfo.InvariantCulture, $"point-{Index:D3}");
}

/// <summary>Every combination of the varied values; those of the last path change fastest.</summary>
internal sealed class ScanGrid
{
    /// <summary>Most points of a scan.</summary>
    public const int MaxPoints = 1000;

    private ScanGrid(IReadOnlyList<VariedPath> paths, IReadOnlyList<ScanPoint> points) => (Paths, Points) = (paths, points);

    /// <summary>What is varied.</summary>
    public IReadOnlyList<VariedPath> Paths { get; }

    /// <summary>The points.</summary>
    public IReadOnlyList<ScanPoint> Points { get; }

    /// <summary>Reads the options <c>--vary</c>.</summary>
    /// <exception cref="UserInputException">None, one that cannot be read, a path twice, or too many points.</exception>
    public static ScanGrid Parse(IReadOnlyList<string> options)
    {
        VariedPath[] paths = [.. options.Select(VariedPath.Parse)];
        if (paths.Length == 0)
        {
            throw new UserInputException($"{VariedPath.Option}: found nothing, expected path=value,value,... at least once");
        }

        if (paths.CountBy(path => path.Path).FirstOrDefault(count => count.Value > 1) is { Key: { } twice })
        {
            throw new UserInputException($"{VariedPath.Option}: found {ConfigText.Clip(twice)} twice, expected every path once");
        }

        double count = paths.Aggregate(1.0, (product, path) => product * path.Values.Count);
        return count <= MaxPoints
            ? new ScanGrid(paths, [.. Enumerable.Range(0, (int)count).Select(index => PointAt(paths, index))])
            : throw new UserInputException($"{VariedPath.Option}: found {count:F0} points, expected at most {MaxPoints}");
    }

    private static ScanPoint PointAt(VariedPath[] paths, int index)
    {
        int[] places = new int[paths.Length];
        int rest = index;
        for (int i = paths.Length - 1; i >= 0; i--)
        {
            (rest, places[i]) = Math.DivRem(rest, paths[i].Values.Count);
        }

        return new ScanPoint(
            index, [.. paths.Select((path, i) => path.Values[places[i]])], [.. paths.Select((path, i) => path.Assignment(places[i]))]);
    }
}
