namespace JparcSim.Core.Numerics;

/// <summary>Search in rising grids.</summary>
internal static class GridSearch
{
    /// <summary>The interval i with grid[i] &lt;= x &lt; grid[i + 1]; the first below the grid, the last above it and for NaN.</summary>
    public static int IntervalOf(ReadOnlySpan<double> grid, double x)
    {
        int low = 0;
        int high = grid.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (x < grid[middle])
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return low;
    }

    /// <summary>Throws unless there are two or more finite, strictly rising values.</summary>
    public static void RequireRising(ReadOnlySpan<double> grid, string name)
    {
        bool isRising = grid.Length >= 2 && double.IsFinite(grid[0]) && double.IsFinite(grid[^1]);
        for (int i = 1; i < grid.Length; i++)
        {
            isRising &= grid[i] > grid[i - 1];
        }

        if (!isRising)
        {
            throw new ArgumentException("expected two or more finite, strictly rising values", name);
        }
    }
}
