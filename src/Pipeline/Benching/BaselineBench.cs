using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Benching;

/// <summary>Times plain chains in numpy and C++, a macro's chain without files, and the same with the likelihood fit and files, by turns on one thread.</summary>
/// <remarks>
/// Speeds of a machine wander: processor time is measured, everything three times, one after the other, and only ratios of one run mean anything.
/// </remarks>
internal static class BaselineBench
{
    private const int Rounds = 3;
    private const int NumpyShare = 10;   // a plain chain of lower speed gets a smaller share of the events
    private const int CppShare = 2;
    private const string Numpy = "numpy, pulses";
    private const string Cpp = "C++ exact samplers, pulses";

    /// <summary>Measures.</summary>
    /// <param name="chains">Builds the chain.</param>
    /// <param name="request">Macro, and events of each run of its chain.</param>
    /// <param name="folder">Folder of the plain chains.</param>
    /// <param name="progress">Told what is being measured.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    public static BaselineReport Run(
        ChainBuilder chains, BenchRequest request, string folder, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        progress(new ProgressReport("preparing the plain chains", 0, 0));
        using var plain = new PlainChains(folder);
        int few = Math.Max(1, request.Events / NumpyShare);
        int some = Math.Max(1, request.Events / CppShare);
        progress(new ProgressReport("calibrating the detector", 0, 0));
        var contenders = new List<(string Name, Func<ChainRun> Measure)>
        {
            ("numpy, histograms", () => plain.Numpy(few, cancellation, "--histogram")),
            (Numpy, () => plain.Numpy(few, cancellation)),
            ("C++ exact samplers, histograms", () => plain.Cpp(some, cancellation, "--histogram")),
            (Cpp, () => plain.Cpp(some, cancellation)),
            ("C++ tables without tails, histograms", () => plain.Cpp(request.Events, cancellation, "--tables", "--histogram")),
            ("C++ tables without tails, pulses", () => plain.Cpp(request.Events, cancellation, "--tables")),
            ("jparcsim, macro, no file", OwnChain(chains, request, [], null, cancellation)),
            ("jparcsim, likelihood fit, files", OwnChain(chains, request, ["reconstruction=likelihood"], FileCompression.Zstd, cancellation)),
        };
        ILookup<string, ChainRun> runs = Enumerable.Range(0, Rounds).SelectMany(round => contenders.Select(contender =>
        {
            progress(new ProgressReport($"timing {contender.Name}, {round + 1} of {Rounds}", 0, 0));
            return (contender.Name, Run: contender.Measure());
        })).ToLookup(pair => pair.Name, pair => pair.Run);

        double Median(string name) => runs[name].Select(run => run.NsPerPhotoElectron).Order().ElementAt(Rounds / 2);
        return new BaselineReport([.. contenders.Select(contender =>
        {
            double perEvent = runs[contender.Name].Average(run => run.PhotoElectrons / run.Events);
            double ns = Median(contender.Name);
            return new ChainSpeed(contender.Name, 1e9 / (ns * perEvent), perEvent, ns, Median(Numpy) / ns, Median(Cpp) / ns);
        })]);
    }

    private static Func<ChainRun> OwnChain(
        ChainBuilder chains, BenchRequest request, IReadOnlyList<string> settings, FileCompression? compression, CancellationToken cancellation)
    {
        var run = ResolvedRun.Resolve(MacroFile.Load(request.Macro, [.. request.Settings, .. settings, $"events={request.Events}"]));
        Chain chain = chains.Build(run);
        ScratchRun.Of(run, chain, threads: 1, 1, compression, cancellation);   // until the just-in-time compiler has settled
        double chargePe = ChargePePerEvent(run, chain, cancellation);
        return () =>
        {
            ScratchRun result = ScratchRun.Of(run, chain, threads: 1, run.Plan.PartCount, compression, cancellation);
            return new ChainRun(request.Events, request.Events * chargePe, result.ProcessorSeconds);
        };
    }

    // Charge read from the records, over all events: a little less than the photo-electrons drawn.
    private static double ChargePePerEvent(ResolvedRun run, Chain chain, CancellationToken cancellation)
    {
        ChainWorker worker = chain.CreateWorker(batchEvents: 32);
        var timeline = new List<Generator.EventAddress>();
        run.Plan.Fill(0, timeline);
        worker.Simulate(timeline, cancellation);
        double sum = 0.0;
        foreach (double chargePe in worker.Tables.Triggers.ChargePe.Values)
        {
            sum += chargePe;
        }

        return sum / timeline.Count;
    }
}

/// <summary>One run of a chain.</summary>
/// <param name="Events">Events.</param>
/// <param name="PhotoElectrons">Photo-electrons of all.</param>
/// <param name="Seconds">Processor time, start-up not included, s.</param>
internal readonly record struct ChainRun(double Events, double PhotoElectrons, double Seconds)
{
    /// <summary>Time per photo-electron, ns.</summary>
    public double NsPerPhotoElectron => 1e9 * Seconds / PhotoElectrons;
}
