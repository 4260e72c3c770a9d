using System.Runtime.InteropServices;
using JparcSim.Cli.Output;
using JparcSim.Pipeline;
using JparcSim.Storage.Tables;

namespace JparcSim.Cli;

/// <summary>The program <c>jparcsim</c>.</summary>
internal static class Program
{
    /// <summary>Runs one command. Ctrl-C asks it to stop in good order; a second one stops it at once.</summary>
    public static int Main(string[] arguments)
    {
        ReadWatchdog.End = message =>
        {
            Console.Error.WriteLine($"error: {message}");
            Environment.Exit(ExitCode.CheckFailed);
        };
        using var interrupt = new CancellationTokenSource();
        using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return new Application(new Simulator(), Terminal.OfProcess(), interrupt.Token).Run(arguments);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        }
    }
}
