namespace JparcSim.Pipeline.Auditing;

/// <summary>Problems found so far: the first ones in words, the others as a number.</summary>
internal sealed class ProblemList
{
    private const int MaxLines = 50;

    private readonly List<string> _lines = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Adds a problem.</summary>
    public void Add(string problem)
    {
        if (Count++ < MaxLines)
        {
            _lines.Add(problem);
        }
    }

    /// <summary>Adds problems.</summary>
    public void AddRange(IEnumerable<string> problems)
    {
        foreach (string problem in problems)
        {
            Add(problem);
        }
    }

    /// <summary>A sentence each; the last one says how many were left out.</summary>
    public IReadOnlyList<string> Lines() => Count > MaxLines ? [.. _lines, $"and {Count - MaxLines} more problems"] : [.. _lines];
}
