using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Benching;

/// <summary>Managed allocation of the chain in steady state.</summary>
internal static class AllocatedBytes
{
    /// <summary>Parts of the shorter of the two runs; the longer has twice as many.</summary>
    public const int Parts = 20;

    /// <summary>Bytes allocated by 40 parts less those by 20 parts, over the events between: start-up and growing buffers cancel.</summary>
    /// <remarks>One thread: which of several meets the largest part first, and grows its buffers most, is up to chance.</remarks>
    /// <param name="run">A run of at least 40 parts of equal size.</param>
    /// <param name="chain">Its stages.</param>
    /// <param name="compression">Codec of the files; null for no files.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    public static double PerEvent(ResolvedRun run, Chain chain, FileCompression? compression, CancellationToken cancellation)
    {
        ScratchRun.Of(run, chain, threads: 1, 2, compression, cancellation);   // what the first run in a process allocates once is not of interest
        long few = ScratchRun.Of(run, chain, threads: 1, Parts, compression, cancellation).AllocatedBytes;
        long many = ScratchRun.Of(run, chain, threads: 1, 2 * Parts, compression, cancellation).AllocatedBytes;
        double events = run.ExpectedEvents(new PartRange(Parts, 2 * Parts));
        return (many - few) / events;
    }
}
