namespace JparcSim.Core.Configuration;

/// <summary>A mistake of the user: one or more problems, each with place, what was found and what was expected. Exit code 2.</summary>
public sealed class UserInputException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Creates an exception for a single problem.</summary>
    public UserInputException(string problem)
        : this([problem])
    {
    }

    /// <summary>The problems, a line each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

/// <summary>A value as it entered a run.</summary>
/// <param name="Path">Dotted path, such as <c>channels[0].share</c>.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Unit">Unit; empty for pure numbers and names.</param>
/// <param name="Source">Whence: paper, "assumed", or empty when the file does not say.</param>
/// <param name="IsDefault">Whether the file left it out.</param>
public sealed record ResolvedParameter(string Path, string Value, string Unit, string Source, bool IsDefault);

/// <summary>Collects all problems and all resolved values while files are read.</summary>
public sealed class ConfigLog
{
    private readonly List<string> _problems = [];
    private readonly List<ResolvedParameter> _parameters = [];
    private readonly List<(ConfigNode Map, string Key, ConfigNode Value)> _leftOut = [];

    /// <summary>Problems so far.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Values so far, in the order in which they were read.</summary>
    public IReadOnlyList<ResolvedParameter> Parameters => _parameters;

    /// <summary>Records a problem: where, what was found, what was expected.</summary>
    public void Problem(SourceLocation location, string path, string found, string expected) =>
        _problems.Add($"{location}: {path}: found {found}, expected {expected}");

    /// <summary>Records a value.</summary>
    public void Resolved(ResolvedParameter parameter) => _parameters.Add(parameter);

    /// <summary>Records the default of a key that a map leaves out.</summary>
    public void LeftOut(ConfigNode map, string key, ConfigNode value) => _leftOut.Add((map, key, value));

    /// <summary>Adds every default to the map that leaves it out: read again, the files mean the same whatever the defaults then are.</summary>
    public void WriteDefaults()
    {
        foreach ((ConfigNode map, string key, ConfigNode value) in _leftOut)
        {
            if (map.Find(key) is null)
            {
                value.MarkRead();
                map.Add(key, map.Location, value);
            }
        }
    }

    /// <summary>Throws when there is any problem.</summary>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new UserInputException([.. _problems]);
        }
    }
}
