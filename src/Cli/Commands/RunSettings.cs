using System.CommandLine;
using System.Globalization;

namespace JparcSim.Cli.Commands;

/// <summary>What <c>run</c> and <c>scan</c> put in place of values of the macro.</summary>
internal sealed class RunSettings
{
    /// <summary>Any value.</summary>
    public Option<string[]> Settings { get; } = Arguments.Settings();

    /// <summary>Number of events.</summary>
    public Option<long?> Events { get; } = Arguments.OptionalWhole("--events", 1, 1_000_000_000_000, "Number of events, instead of the macro's.");

    /// <summary>Protons on target.</summary>
    public Option<double?> Pot { get; } = Arguments.OptionalPositive("--pot", "P", "Protons on target to simulate, spill by spill, instead of a number of events.");

    /// <summary>Seed.</summary>
    public Option<long?> Seed { get; } = Arguments.OptionalWhole("--seed", 0, long.MaxValue, "Seed, instead of the macro's.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Events, Pot, Seed, Settings])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(Events) is not null && result.GetResult(Pot) is not null)
            {
                result.AddError("--pot: found together with --events, expected one of them");
            }
        });
    }

    /// <summary>The settings of a command line as <c>path=value</c>.</summary>
    public IReadOnlyList<string> Read(ParseResult parsed)
    {
        var settings = new List<string>(parsed.GetValue(Settings) ?? []);
        Add(settings, "events", parsed.GetValue(Events)?.ToString(CultureInfo.InvariantCulture));
        Add(settings, "pot", parsed.GetValue(Pot)?.ToString("R", CultureInfo.InvariantCulture));
        Add(settings, "seed", parsed.GetValue(Seed)?.ToString(CultureInfo.InvariantCulture));
        return settings;
    }

    private static void Add(List<string> settings, string key, string? value)
    {
        if (value is not null)
        {
            settings.Add($"{key}={value}");
        }
    }
}
