namespace JparcSim.Core.Configuration;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
public static class NearestName
{
    /// <summary>"one of a, b, c; did you mean b?": the guess only when it is close.</summary>
    public static string Expectation(string found, IEnumerable<string> known)
    {
        string[] names = [.. known];
        string list = names.Length == 0 ? "nothing here" : "one of " + string.Join(", ", names);
        string? guess = Find(found, names);
        return guess is null ? list : $"{list}; did you mean '{guess}'?";
    }

    /// <summary>The nearest name by edit distance, or null when none is near.</summary>
    public static string? Find(string found, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in known)
        {
            int distance = Distance(found.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return bestDistance <= Math.Max(2, found.Length / 3) ? best : null;
    }

    // Levenshtein distance, two rows; texts longer than any known name are cut so that hostile input stays cheap.
    private static int Distance(string a, string b)
    {
        a = a.Length > 64 ? a[..64] : a;
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
