using BenchmarkDotNet.Attributes;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Benchmarks.Storage;

/// <summary>Writing the triggers of a part of the default size, with and without the charges, for each codec; one writer as in a run.</summary>
public class WriterBenchmarks : IDisposable
{
    private const int Events = 4096;
    private string _path = "";
    private Table? _table;
    private Column[] _columns = [];
    private TableWriter? _writer;

    [Params(FileCompression.Zstd, FileCompression.Gzip, FileCompression.Brotli, FileCompression.None)]
    public FileCompression Codec { get; set; }

    [Params(false, true)]
    public bool WithCharges { get; set; }

    [GlobalSetup]
    public void Check()
    {
        var near = new NearDetector(Events);
        ChainWorker worker = near.Chain.CreateWorker(Events);
        worker.Simulate(near.Timeline, CancellationToken.None);
        _table = worker.Tables.Triggers;
        _columns = near.Run.LayoutFor(WithCharges ? ["charges", "firstHits"] : []).ColumnsOf(_table);
        _path = Path.GetTempFileName();
        _writer = new TableWriter(Codec);
        Sane.Require(Event(), 20.0 * Events, 2000.0 * Events);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long Event() => _writer!.Write(_path, _table!, _columns, []).ByteCount;

    [GlobalCleanup]
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _writer is not null)
        {
            _writer.Dispose();
            _writer = null;
            File.Delete(_path);
        }
    }
}
