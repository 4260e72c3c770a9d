using System.Diagnostics;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Benching;

/// <summary>Times the stages of a chain one by one on the first part of a run, on one thread.</summary>
/// <param name="run">The run.</param>
/// <param name="mostEvents">Most events of the part that are taken.</param>
internal abstract class StageBench(ResolvedRun run, int mostEvents)
{
    private const int Repeats = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);   // until the just-in-time compiler has settled

    private readonly List<EventAddress> _timeline = [];

    /// <summary>The tables of the part.</summary>
    protected PartTables Tables { get; } = new(run.ChannelNames, [.. CutCatalog.Names]);

    /// <summary>Its primary particles.</summary>
    protected ParticleTable Primaries { get; } = new();

    /// <summary>Seed of the run.</summary>
    protected ulong Seed => run.Seed;

    /// <summary>Names of the stages between the generator and the files.</summary>
    protected abstract IReadOnlyList<string> Names { get; }

    /// <summary>A bench for the stages of a chain.</summary>
    public static StageBench Of(ResolvedRun run, Chain chain) =>
        chain is ScintillatorChain scintillator ? new ScintillatorStageBench(run, scintillator) : new RecoilStageBench(run, (RecoilChain)chain);

    /// <summary>Median times per event.</summary>
    /// <param name="compression">Codec of the files; null where nothing is to be written.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    public IReadOnlyList<StageTime> Measure(FileCompression? compression, CancellationToken cancellation)
    {
        DatasetLayout layout = run.LayoutFor([]);
        using ScratchFolder? folder = compression is null ? null : new ScratchFolder(layout);
        using PartWriter? writer = folder is null ? null : new PartWriter(folder.Dataset, null, run.RunId, Tables, layout, compression!.Value);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            MeasureOnce(folder, writer, cancellation);
        }

        var samples = new List<double[]>();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            samples.Add(MeasureOnce(folder, writer, cancellation));
        }

        string[] names = ["generate", .. Names, .. writer is null ? (string[])[] : ["write"]];
        return [.. names.Select((name, stage) => new StageTime(name, samples.Select(sample => sample[stage]).Order().ElementAt(Repeats / 2)))];
    }

    /// <summary>Times the stages between the generator and the files.</summary>
    protected abstract IEnumerable<double> MeasureStages();

    /// <summary>Time of a stage, ns per event.</summary>
    protected double Time(Action stage)
    {
        long start = Stopwatch.GetTimestamp();
        stage();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Math.Max(1, _timeline.Count);
    }

    private double[] MeasureOnce(ScratchFolder? folder, PartWriter? writer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Tables.Clear();
        double generate = Time(Generate);
        double[] stages = [.. MeasureStages()];
        return [generate, .. stages, .. writer is null ? (double[])[] : [Write(folder!.Dataset, writer)]];
    }

    // A file system may flush a file that replaces another; a run writes new ones.
    private double Write(DatasetFolder folder, PartWriter writer)
    {
        var files = new List<PartFile>();
        double time = Time(() => writer.Write(0, Tables, files));
        foreach (PartFile file in files)
        {
            File.Delete(folder.FilePath(DatasetFolder.Tables[file.Table], 0));
        }

        return time;
    }

    private void Generate()
    {
        Primaries.Clear();
        run.Plan.Fill(0, _timeline);
        _timeline.RemoveRange(Math.Min(mostEvents, _timeline.Count), Math.Max(0, _timeline.Count - mostEvents));
        foreach (EventAddress address in _timeline)
        {
            run.Generator.Channels[address.ChannelCode].Generate(address, Tables.Interactions, Primaries);
        }
    }
}
