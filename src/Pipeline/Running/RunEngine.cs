using JparcSim.Core.Configuration;
using JparcSim.Generator;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Running;

/// <summary>How a run is carried out; nothing here changes a byte of what is written, save the codec.</summary>
/// <param name="Threads">Workers, each busy on a part of its own.</param>
/// <param name="BatchEvents">Events taken through a stage together.</param>
/// <param name="Parts">The parts of this shard.</param>
/// <param name="Layout">The tables and columns that are written.</param>
/// <param name="Compression">Codec of the files.</param>
internal sealed record EngineOptions(int Threads, int BatchEvents, PartRange Parts, DatasetLayout Layout, FileCompression Compression);

/// <summary>A run of consecutive parts.</summary>
internal readonly record struct PartRange(int First, int End)
{
    /// <summary>Shard <paramref name="index"/> of <paramref name="count"/>: whole parts, contiguous.</summary>
    public static PartRange OfShard(int partCount, int index, int count) =>
        new((int)((long)partCount * index / count), (int)((long)partCount * (index + 1) / count));
}

/// <summary>Runs the parts of a shard on worker threads; every worker simulates and writes its own parts. Without a folder nothing is written.</summary>
internal sealed class RunEngine(ResolvedRun run, Chain chain, DatasetFolder? folder, EngineOptions options, PartJournal? journal = null, PartStream? stream = null)
{
    private const int PartsRented = 10_000;   // records of more files than this are made room for as they come

    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly List<PartFile> _files = new(DatasetFolder.Tables.Count * Math.Min(options.Parts.End - options.Parts.First, PartsRented));
    private int _nextPart = options.Parts.First - 1;
    private long _eventsDone;
    private long _allocatedBytes;
    private Exception? _failure;

    /// <summary>Managed memory that the workers of the last run allocated.</summary>
    public long AllocatedBytes => Interlocked.Read(ref _allocatedBytes);

    /// <summary>Events that the last run simulated.</summary>
    public long EventsDone => Interlocked.Read(ref _eventsDone);

    /// <summary>Simulates and writes every part of the shard that is not in <paramref name="finished"/>.</summary>
    /// <param name="finished">Parts that are on disk already.</param>
    /// <param name="progress">Told of the events so far.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="reader">Reads the finished parts back, where there is a stream of all.</param>
    /// <returns>The files written now, in no order.</returns>
    public List<PartFile> Run(IReadOnlySet<int> finished, Action<long> progress, CancellationToken cancellation, DatasetReader? reader = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var threads = new Thread[options.Threads];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() => Work(finished, reader, stop)) { Name = $"worker {i}", IsBackground = true };
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            while (!thread.Join(ReportEvery))
            {
                progress(Interlocked.Read(ref _eventsDone));
            }
        }

        progress(Interlocked.Read(ref _eventsDone));
        if (_failure is { } failure)
        {
            throw failure;
        }

        cancellation.ThrowIfCancellationRequested();
        return _files;
    }

    private void Work(IReadOnlySet<int> finished, DatasetReader? reader, CancellationTokenSource stop)
    {
        try
        {
            ChainWorker worker = chain.CreateWorker(options.BatchEvents, WaveformChoice.Of(options.Layout.Keep));
            var timeline = new List<EventAddress>();
            var files = new List<PartFile>();
            var exposure = new ExposureBook(run);
            using PartWriter? writer = folder is null ? null : new PartWriter(folder, journal, run.RunId, worker.Tables, options.Layout, options.Compression);
            Action<int> count = events => Interlocked.Add(ref _eventsDone, events);
            for (int part = Interlocked.Increment(ref _nextPart); part < options.Parts.End; part = Interlocked.Increment(ref _nextPart))
            {
                if (finished.Contains(part))
                {
                    stream?.Load(reader!, part, worker.Tables);
                }
                else
                {
                    run.Plan.Fill(part, timeline);
                    worker.Simulate(timeline, stop.Token, count);
                    exposure.Fill(part, worker.Tables, worker.Tables.Exposure);
                    files.Clear();
                    writer?.Write(part, worker.Tables, files);
                    lock (_lock)
                    {
                        _files.AddRange(files);
                    }
                }

                stream?.Take(part, worker.Tables, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The caller's token, or another worker's failure: the main thread reports either.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UserInputException or InvalidFileException)
        {
            Fail(exception, stop);   // the folder's, as the caller will say, the stream's, or a part's that was finished before
        }
        catch (Exception exception) when (Record(exception, stop))
        {
            // Recorded; the main thread throws it.
        }
        finally
        {
            Interlocked.Add(ref _allocatedBytes, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    private bool Record(Exception exception, CancellationTokenSource stop)
    {
        Fail(new InvalidOperationException($"a worker of run {run.RunId} failed near part {Volatile.Read(ref _nextPart)}", exception), stop);
        return true;
    }

    private void Fail(Exception failure, CancellationTokenSource stop)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        stop.Cancel();
    }
}
