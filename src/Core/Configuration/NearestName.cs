namespace JparcSim.Core.Configuration;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
public static class NearestName
{
    // No name of ours is longer; hostile input is cut here so that it stays cheap.
    private const int MaxLength = 64;

    /// <summary>"one of a, b, c; did you mean 'b'?": the guess only when it is close.</summary>
    public static string Expectation(string found, IEnumerable<string> known)
    {
        string[] names = [.. known];
        string list = names.Length == 0 ? "nothing here" : "one of " + string.Join(", ", names);
        string? guess = Find(found, names);
        return guess is null ? list : $"{list}; did you mean '{guess}'?";
    }

    /// <summary>The nearest name by edit distance, or the only one that begins with what was found; null when none is near.</summary>
    public static string? Find(string found, IEnumerable<string> known)
    {
        if (found.Length is 0 or > MaxLength)
        {
            return null;
        }

        string[] names = [.. known];
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in names)
        {
            // Names of too different a length cannot be near: no need to compare them letter by letter.
            int nearEnough = Math.Max(1, Math.Max(found.Length, name.Length) / 3);
            int distance = Math.Abs(found.Length - name.Length) > nearEnough
                ? int.MaxValue
                : Distance(found.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance <= nearEnough && distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        if (best is not null)
        {
            return best;
        }

        string[] longer = [.. names.Where(name => name.StartsWith(found, StringComparison.OrdinalIgnoreCase))];
        return longer.Length == 1 ? longer[0] : null;
    }

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, the commonest slip, cost one each.
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int substitution = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.Min(substitution, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                cost[i, j] = isSwap ? Math.Min(best, 1 + cost[i - 2, j - 2]) : best;
            }
        }

        return cost[a.Length, b.Length];
    }
}
