using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using JparcSim.Cli.Commands;
using JparcSim.Cli.Output;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline;
using JparcSim.Storage;

namespace JparcSim.Cli;

/// <summary>The commands over a simulator, and how their endings become messages and exit codes.</summary>
internal sealed class Application
{
    private const string Description = """
        Event-level Monte Carlo of neutrino detectors at the J-PARC spallation source.

        Exit codes: 0 all is well, 1 a check failed, 2 a mistake in arguments or files, 130 interrupted.
        Macros are YAML files or names of shipped ones (jparcsim list macros).
        """;

    private readonly Terminal _terminal;
    private readonly RootCommand _root;

    /// <summary>Builds the commands.</summary>
    public Application(ISimulator simulator, Terminal terminal, CancellationToken cancellation)
    {
        _terminal = terminal;
        var context = new CommandContext(simulator, terminal, cancellation);
        _root = new RootCommand(Description)
        {
            RunCommand.Create(context), ScanCommand.Create(context), ReplayCommand.Create(context), VerifyCommand.Create(context), MergeCommand.Create(context),
            ShowCommand.Create(context), SelectCommand.Create(context), ExportCommand.Create(context), PlotCommand.Create(context), DescribeCommand.Create(context),
            ListCommand.Create(context), SchemaCommand.Create(context), ValidateCommand.Create(context), BenchCommand.Create(context),
            SpectrumCommand.Create(context), AnalyzeCommand.Create(context), TrainCommand.Create(context), TuneCommand.Create(context), CompletionsCommand.Create(context),
        };
    }

    /// <summary>Runs one command line.</summary>
    public int Run(IReadOnlyList<string> arguments)
    {
        // A token that begins with @ is a name like any other, not a file of further arguments.
        ParseResult parsed = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = _terminal.Out, Error = _terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null,
            });
        }
        catch (OperationCanceledException)
        {
            _terminal.Error.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (Problems(exception) is { } problems)
        {
            return Report(problems, IsDamage(exception) ? ExitCode.CheckFailed : ExitCode.UserMistake);
        }
    }

    // What the user can mend is said in lines; anything else is our own mistake and may show its stack.
    private static IReadOnlyList<string>? Problems(Exception exception) => exception switch
    {
        UserInputException mistake => mistake.Problems,
        IOException or UnauthorizedAccessException or InvalidFileException => [exception.Message],
        AggregateException many => ProblemsOfAll([.. many.Flatten().InnerExceptions.Select(Problems)]),
        _ => null,
    };

    // One mistake of ours among workers that met the user's must not be hidden by theirs.
    private static IReadOnlyList<string>? ProblemsOfAll(IReadOnlyList<string>?[] problems) =>
        problems.All(each => each is not null) ? [.. problems.SelectMany(each => each!).Distinct()] : null;

    private static bool IsDamage(Exception exception) =>
        exception is InvalidFileException || (exception is AggregateException many && many.Flatten().InnerExceptions.All(IsDamage));

    private int Refuse(ParseResult parsed)
    {
        string[] known = [.. KnownWords(parsed.CommandResult.Command)];
        IEnumerable<string> guesses = parsed.UnmatchedTokens
            .Select(token => (Token: token, Guess: NearestName.Find(token, known)))
            .Where(pair => pair.Guess is not null)
            .Select(pair => $"'{ConfigText.Clip(pair.Token)}': did you mean '{pair.Guess}'?");
        string[] problems = [.. parsed.Errors.Select(error => error.Message).Distinct().Concat(guesses)];
        Report(problems, ExitCode.UserMistake);
        _terminal.Error.WriteLine($"See '{CommandPath(parsed.CommandResult)} --help'.");
        return ExitCode.UserMistake;
    }

    private static IEnumerable<string> KnownWords(Command command) =>
        [.. command.Options.Select(option => option.Name), .. command.Subcommands.Select(each => each.Name), "--help"];

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : "jparcsim";

    private int Report(IReadOnlyList<string> problems, int exitCode)
    {
        const int MaxShown = 50;
        foreach (string problem in problems.Take(MaxShown))
        {
            _terminal.Error.WriteLine($"error: {problem}");
        }

        if (problems.Count > MaxShown)
        {
            _terminal.Error.WriteLine($"error: ... and {problems.Count - MaxShown} more");
        }

        return exitCode;
    }
}
