using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>The half-open interval [<paramref name="Min"/>, <paramref name="Max"/>): neighbouring windows share no pair.</summary>
/// <param name="Min">Least value that passes, in the unit of the quantity.</param>
/// <param name="Max">Least value above that fails.</param>
public readonly record struct Window(double Min, double Max)
{
    /// <summary>Whether a value lies inside; false for NaN.</summary>
    public bool Contains(double value) => value >= Min && value < Max;

    /// <summary>Tests a column.</summary>
    public void Test(ReadOnlySpan<double> values, Span<bool> pass)
    {
        for (int i = 0; i < values.Length; i++)
        {
            pass[i] = Contains(values[i]);
        }
    }

    /// <summary>Reads both ends; an empty window is a problem.</summary>
    public static Window Read(ConfigSection section, NumberKey minKey, NumberKey maxKey)
    {
        double min = section.Number(minKey);
        double max = section.Number(maxKey);
        if (section.Has(maxKey) && !(max > min))
        {
            section.Problem(maxKey, $"{max}", $"more than {minKey.Name}, which is {min}");
        }

        return new Window(min, max);
    }
}
