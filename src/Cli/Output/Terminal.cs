using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace JparcSim.Cli.Output;

/// <summary>Where a command prints: results to <paramref name="Out"/>, everything else to <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsOutInteractive">Whether results go to a screen.</param>
/// <param name="IsErrorInteractive">Whether messages go to a screen, where a line may be rewritten.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsOutInteractive, bool IsErrorInteractive)
{
    // Wide enough that tables in files and pipes are not wrapped.
    private const int WidthOfFiles = 200;

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);

    private static readonly SafeFileHandle StandardOutput = new(1, ownsHandle: false);

    /// <summary>Standard output as bytes, for tables that are handed on.</summary>
    public Func<Stream> OpenOutput { get; init; } = OpenStandardOutput;

    // The stream of the console does not say when the reader of a pipe has gone; one by handle would write over what others append to a file.
    private static Stream OpenStandardOutput()
    {
        var pipe = new FileStream(StandardOutput, FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    /// <summary>A console for tables on standard output: colours on a screen, plain text elsewhere.</summary>
    public IAnsiConsole Tables()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = IsOutInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsOutInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!IsOutInteractive)
        {
            console.Profile.Width = WidthOfFiles;
            console.Profile.Capabilities.Unicode = false;
        }

        return console;
    }
}
