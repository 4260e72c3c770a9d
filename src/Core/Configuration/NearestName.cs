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
            int distance = Distance(found.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        if (best is not null && bestDistance <= Math.Max(1, Math.Max(found.Length, best.Length) / 3))
        {
            return best;
        }

        string[] longer = [.. names.Where(name => name.StartsWith(found, StringComparison.OrdinalIgnoreCase))];
        return longer.Length == 1 ? longer[0] : null;
    }

    // Levenshtein distance, two rows.
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, 1 + Math.Min(previous[j], current[j - 1]));
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
