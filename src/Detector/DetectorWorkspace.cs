using JparcSim.Core.Numerics;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Electronics;

namespace JparcSim.Detector;

/// <summary>The buffers of one worker of <see cref="DetectorStage"/>.</summary>
public sealed class DetectorWorkspace
{
    private int[] _flashes = new int[16];
    private int[] _triggers = new int[16];
    private double[] _pe = new double[16];
    private double[] _depositPe = new double[4096];
    private int _events;

    internal DetectorWorkspace(ITransportWorker transport, IReadoutWorker readout, FlashLight light, FlashRecord record, BeamGate? gate)
    {
        Gate = gate;
        Transport = transport;
        Readout = readout;
        Light = light;
        Record = record;
    }

    /// <summary>The beam gate; null when it stays closed.</summary>
    internal BeamGate? Gate { get; }

    internal ITransportWorker Transport { get; }

    internal IReadoutWorker Readout { get; }

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
        Readout.BeginSpill();
        Array.Clear(_flashes, 0, events);
        Array.Clear(_triggers, 0, events);
        _events = events;
    }

    /// <summary>Expected p.e. of each deposit of a flash, in the order of time.</summary>
    internal Span<double> DepositPe(int count)
    {
        if (_depositPe.Length < count)
        {
            _depositPe = new double[2 * count];
        }

        return _depositPe.AsSpan(0, count);
    }

    /// <summary>What made the light of the flash before a time, by <see cref="DepositPe"/>.</summary>
    internal FlashTruth Truth(ReadOnlySpan<Deposit> deposits, ReadOnlySpan<int> flash, double endUs)
    {
        Span<double> pe = _pe.AsSpan(0, _events);
        pe.Clear();
        double visibleMeV = 0.0;
        Vector3 weightedPlace = default;
        for (int i = 0; i < flash.Length; i++)
        {
            ref readonly Deposit deposit = ref deposits[flash[i]];
            if (_depositPe[i] > 0.0 && deposit.TimeUs < endUs)
            {
                pe[deposit.EventRow - FirstRow] += _depositPe[i];
                visibleMeV += deposit.VisibleMeV;
                weightedPlace += deposit.VisibleMeV * deposit.PlaceMm;
            }
        }

        int owner = 0;
        for (int i = 1; i < pe.Length; i++)
        {
            owner = pe[i] > pe[owner] ? i : owner;
        }

        return new FlashTruth(owner, visibleMeV, visibleMeV > 0.0 ? (1.0 / visibleMeV) * weightedPlace : default);
    }
}
