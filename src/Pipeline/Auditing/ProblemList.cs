namespace JparcSim.Pipeline.Auditing;

/// <summary>Problems found so far: the first ones in words, the others as a number.</summary>
internal sealed class ProblemList
{
    private const int MaxLines = 50;

    private readonly List<string> _lines = [];
    private long _count;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Adds a problem.</summary>
    public void Add(string problem)
    {
        if (_count++ < MaxLines)
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
    public IReadOnlyList<string> Lines() => _count > MaxLines ? [.. _lines, $"and {_count - MaxLines} more problems"] : [.. _lines];
}
