using System.CommandLine;
using System.Globalization;

namespace JparcSim.Cli.Commands;

/// <summary>One of several equal shares of a run's parts.</summary>
/// <param name="Index">Index from 0.</param>
/// <param name="Count">Number of shards.</param>
internal readonly record struct Shard(int Index, int Count)
{
    private const int MaxCount = 1_000_000;

    /// <summary>The whole run.</summary>
    public static Shard Whole { get; } = new(0, 1);

    /// <summary>The option <c>--shard i/N</c>.</summary>
    public static Option<Shard> Option() => new("--shard")
    {
        Description = "Simulate the i-th of N contiguous shares of the run, i from 0; join them with 'merge'.",
        HelpName = "i/N",
        DefaultValueFactory = _ => Whole,
        CustomParser = result =>
        {
            string text = Arguments.Token(result);
            return Parse(text) ?? Arguments.Refuse<Shard>(result, "--shard", text, "i/N with 0 <= i < N, such as 0/3, 1/3 and 2/3");
        },
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";

    private static Shard? Parse(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= 1 and <= MaxCount && index < count
            ? new Shard(index, count)
            : null;
    }
}
