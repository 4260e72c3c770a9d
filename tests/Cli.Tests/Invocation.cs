using JparcSim.Cli.Output;

namespace JparcSim.Cli.Tests;

/// <summary>One command line run in this process: what it printed and returned.</summary>
internal sealed record Invocation(int ExitCode, string Out, string Error)
{
    /// <summary>What went to standard output as bytes.</summary>
    public byte[] Bytes { get; private init; } = [];

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Invocation Of(FakeSimulator simulator, params string[] arguments) => Of(simulator, CancellationToken.None, arguments);

    public static Invocation Of(FakeSimulator simulator, CancellationToken cancellation, params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        using MemoryStream bytes = new();
        int exitCode = new Application(simulator, new Terminal(output, error, false, false) { OpenOutput = () => bytes }, cancellation).Run(arguments);
        return new Invocation(exitCode, output.ToString(), error.ToString()) { Bytes = bytes.ToArray() };
    }
}
