using System.Runtime.InteropServices;
using JparcSim.Cli.Output;
using JparcSim.Pipeline;

namespace JparcSim.Cli;

/// <summary>The program <c>jparcsim</c>.</summary>
internal static class Program
{
    /// <summary>Runs one command. Ctrl-C asks it to stop in good order; a second one stops it at once.</summary>
    public static int Main(string[] arguments)
    {
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
