namespace JparcSim.Storage.Tables;

/// <summary>
/// Watches one read of a file that may be forged together with its hash: when it makes no progress within a time set by the file's size, or
/// the heap grows past a bound set by it, the program is ended. A thread in an endless loop cannot be stopped, a process can.
/// </summary>
/// <remarks>Bounds are a thousand times what a sound file needs, so that a busy machine does not meet them.</remarks>
public sealed class ReadWatchdog : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly TimeSpan _mostTime;
    private readonly long _mostHeapBytes;
    private readonly Timer _timer;
    private long _lastProgress = Environment.TickCount64;

    internal ReadWatchdog(string path, long fileByteCount)
    {
        _path = path;
        _mostTime = TimeSpan.FromSeconds(10.0 + (fileByteCount / 1e6));
        _mostHeapBytes = GC.GetTotalMemory(forceFullCollection: false) + (1L << 28) + (128 * fileByteCount);
        _timer = new Timer(_ => Look(), null, LookEvery, LookEvery);
    }

    /// <summary>Ends the program with a message; set once, by the program.</summary>
    public static Action<string> End { get; set; } = Environment.FailFast;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    internal void Progress() => Interlocked.Exchange(ref _lastProgress, Environment.TickCount64);

    private void Look()
    {
        var sinceProgress = TimeSpan.FromMilliseconds(Environment.TickCount64 - Interlocked.Read(ref _lastProgress));
        if (sinceProgress > _mostTime)
        {
            End($"{_path}: found no end of reading it within {_mostTime.TotalSeconds:F0} s, expected a table written by jparcsim");
        }

        if (GC.GetTotalMemory(forceFullCollection: false) > _mostHeapBytes)
        {
            End($"{_path}: found more than {_mostHeapBytes >> 20} MB to read it, expected a table written by jparcsim");
        }
    }
}
