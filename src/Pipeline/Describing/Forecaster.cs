using System.Diagnostics;
using JparcSim.Core.Configuration;
using JparcSim.Generator;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Describing;

/// <summary>Foretells counts, time and disk of a run from a short trial of each channel, every event on a spill of its own.</summary>
internal sealed class Forecaster(ChainBuilder chains, RunRequest request, CancellationToken cancellation)
{
    private const int TrialEvents = 300;
    private const int BatchEvents = 256;

    /// <summary>Makes the forecast; the trial's files are removed.</summary>
    public RunForecast Forecast()
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(request.Macro, request.Settings));
        DatasetLayout layout = run.LayoutFor(request.Keep);
        WaveformChoice.Of(request.Keep).Check(run);
        var parts = PartRange.OfShard(run.Plan.PartCount, request.ShardIndex, request.ShardCount);
        ChannelForecast[] channels = [.. run.Generator.Channels.Select((channel, code) => new ChannelForecast(
            channel.Name, run.Plan.ExpectedEventsOf(code, parts), channel.HasRate ? ExpectedAtExposure(run, channel) : null))];

        var clock = Stopwatch.StartNew();
        Chain chain = chains.Build(run, request.Threads);
        double seconds = clock.Elapsed.TotalSeconds;
        int partCount = parts.End - parts.First;
        int busyThreads = Math.Max(1, Math.Min(partCount, Math.Min(request.Threads, Environment.ProcessorCount)));
        try
        {
            using var folder = new ScratchFolder(layout);
            var trial = new Trial(run, chain, folder.Dataset, request);
            double bytes = partCount * trial.Run(0, 0, cancellation).Bytes;
            double emptyBytes = partCount > 0 ? bytes / partCount : 0.0;
            for (int code = 0; code < channels.Length; code++)
            {
                trial.Run(code, TrialEvents, cancellation);   // compiles the code of the channel and grows the buffers
                (double trialSeconds, double trialBytes) = trial.Run(code, TrialEvents, cancellation);
                seconds += channels[code].Events * trialSeconds / TrialEvents / busyThreads;
                bytes += channels[code].Events * (trialBytes - emptyBytes) / TrialEvents;
            }

            return new RunForecast(run.Name, run.Seed, partCount, channels, seconds, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException(
                $"{Path.GetTempPath()}: found {exception.Message}, expected a folder for temporary files that can be written");
        }
    }

    private static double? ExpectedAtExposure(ResolvedRun run, IInteractionChannel channel) =>
        (run.ExposurePot ?? run.Plan.ProtonsOnTarget) is { } pot ? channel.ExpectedCount(pot) : null;

    private sealed class Trial(ResolvedRun run, Chain chain, DatasetFolder folder, RunRequest request)
    {
        private readonly ChainWorker _worker = chain.CreateWorker(BatchEvents, WaveformChoice.Of(request.Keep));

        /// <summary>Simulates events of a channel and writes them: seconds of one thread, and bytes.</summary>
        public (double Seconds, double Bytes) Run(int channel, int events, CancellationToken cancellation)
        {
            var clock = Stopwatch.StartNew();
            _worker.Simulate([.. Enumerable.Range(0, events).Select(i => AddressOf(channel, i))], cancellation);
            var files = new List<PartFile>();
            using var writer = new PartWriter(folder, null, run.RunId, _worker.Tables, run.LayoutFor(request.Keep), request.Compression);
            writer.Write(0, _worker.Tables, files);
            return (clock.Elapsed.TotalSeconds, files.Sum(file => file.Record.ByteCount));
        }

        private EventAddress AddressOf(int channel, int index)
        {
            ulong key = EventKeys.Of(channel, index);
            return new EventAddress(run.Seed, index, key, channel, index, run.Generator.Channels[channel].SampleTimeUs(run.Seed, key), 1.0);
        }
    }
}
