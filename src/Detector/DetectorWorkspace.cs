using JparcSim.Detector.Electronics;
using JparcSim.Detector.Optics;

namespace JparcSim.Detector;

/// <summary>The buffers of one worker of <see cref="DetectorStage"/>.</summary>
public sealed class DetectorWorkspace
{
    private int[] _flashes = new int[16];
    private int[] _triggers = new int[16];
    private double[] _pe = new double[16];
    private int _events;

    internal DetectorWorkspace(ITransportWorker transport, OpticalModel optics, double vetoPePerMeVPerPmt)
    {
        Transport = transport;
        Light = new FlashLight(optics, vetoPePerMeVPerPmt);
        Record = new FlashRecord(optics.PmtCount);
    }

    internal ITransportWorker Transport { get; }

    internal DepositBuffer Deposits { get; } = new();

    internal TimeOrder Order { get; } = new();

    internal FlashLight Light { get; }

    internal FlashRecord Record { get; }

    /// <summary>First interaction row of the spill.</summary>
    internal int FirstRow { get; private set; }

    /// <summary>Flashes of each event of the spill so far: the random entity of the next.</summary>
    internal Span<int> Flashes => _flashes;

    /// <summary>Triggers of each event of the spill so far.</summary>
    internal Span<int> Triggers => _triggers;

    /// <summary>Begins a spill with interaction rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    internal void BeginSpill(int first, int end)
    {
        int events = end - first;
        if (_flashes.Length < events)
        {
            _flashes = new int[2 * events];
            _triggers = new int[2 * events];
            _pe = new double[2 * events];
        }

        FirstRow = first;
        Deposits.Clear();
        Array.Clear(_flashes, 0, events);
        Array.Clear(_triggers, 0, events);
        _events = events;
    }

    /// <summary>Expected p.e. of each event of the spill in a new flash: all zero.</summary>
    internal Span<double> ClearPe()
    {
        Array.Clear(_pe, 0, _events);
        return _pe.AsSpan(0, _events);
    }
}
