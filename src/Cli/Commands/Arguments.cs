using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using JparcSim.Core.Configuration;

namespace JparcSim.Cli.Commands;

/// <summary>Arguments and options that several commands share, each saying what it found and what it expected.</summary>
internal static class Arguments
{
    /// <summary>The macro: a path, or the name of a shipped one.</summary>
    public static Argument<string> Macro() => new("MACRO") { Description = "Path of a macro, or name of a shipped one." };

    /// <summary>A dataset.</summary>
    public static Argument<string> Dataset() => new("DIR") { Description = "Folder of a dataset." };

    /// <summary>Settings that replace values of the macro or its detector.</summary>
    public static Option<string[]> Settings() => new("--set")
    {
        Description = "Replace a value, such as --set channels[0].share=0.5 or --set detector.target.radiusMm=1500. May be repeated.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    /// <summary>One JSON document on standard output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output, everything else on standard error." };

    /// <summary>Number of busy threads.</summary>
    public static Option<long> Threads() => Whole("--threads", 1, 4096, "Busy threads. Never changes a value.", Environment.ProcessorCount);

    /// <summary>A whole number in a range.</summary>
    public static Option<long> Whole(string name, long min, long max, string description, long byDefault)
    {
        Option<long> option = new(name) { Description = description, DefaultValueFactory = _ => byDefault, HelpName = "N" };
        option.CustomParser = result => ParseWhole(result, name, min, max) ?? byDefault;
        return option;
    }

    /// <summary>A whole number in a range that may be left out.</summary>
    public static Option<long?> OptionalWhole(string name, long min, long max, string description) =>
        new(name) { Description = description, HelpName = "N", CustomParser = result => ParseWhole(result, name, min, max) };

    /// <summary>A positive number that may be left out.</summary>
    public static Option<double?> OptionalPositive(string name, string helpName, string description) =>
        OptionalNumber(name, helpName, description, value => double.IsFinite(value) && value > 0.0, "a positive number");

    /// <summary>A number between 0 and 1 that may be left out.</summary>
    public static Option<double?> OptionalFraction(string name, string description) =>
        OptionalNumber(name, "F", description, value => value is > 0.0 and < 1.0, "a number between 0 and 1");

    private static Option<double?> OptionalNumber(string name, string helpName, string description, Func<double, bool> isValid, string expected) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            string text = Token(result);
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && isValid(value)
                ? value
                : Refuse<double?>(result, name, text, expected);
        },
    };

    /// <summary>One of a few names.</summary>
    public static Option<string> Choice(string name, string description, string byDefault, params IReadOnlyList<string> choices)
    {
        Option<string> option = new(name) { Description = $"{description} One of {string.Join(", ", choices)}.", DefaultValueFactory = _ => byDefault };
        option.CustomParser = result => choices.Contains(Token(result))
            ? Token(result)
            : Refuse<string>(result, name, Token(result), NearestName.Expectation(Token(result), choices));
        option.CompletionSources.Add([.. choices]);
        return option;
    }

    /// <summary>The last token given to an option.</summary>
    public static string Token(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;

    /// <summary>Refuses a value: found, expected.</summary>
    public static T? Refuse<T>(ArgumentResult result, string name, string found, string expected)
    {
        result.AddError($"{name}: found '{ConfigText.Clip(found)}', expected {expected}");
        return default;
    }

    private static long? ParseWhole(ArgumentResult result, string name, long min, long max)
    {
        string text = Token(result);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= min && value <= max)
        {
            return value;
        }

        return Refuse<long?>(result, name, text, ConfigText.Range(min, max));
    }
}
