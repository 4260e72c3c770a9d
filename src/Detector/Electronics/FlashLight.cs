using System.Runtime.InteropServices;
using JparcSim.Detector.Optics;

namespace JparcSim.Detector.Electronics;

/// <summary>Expected light of one flash at each photomultiplier. Owned by one worker, reused.</summary>
/// <remarks>
/// Deposits of one kind within <see cref="PulseNs"/> make one pulse, whose light arrives at its mean time: the spread inside is at
/// most 0.6 ns rms, beside 1.3 ns of transit time and 8 ns of emission.
/// </remarks>
public sealed class FlashLight
{
    private const double PulseNs = 2.0;
    private const int Kinds = 3;

    private readonly OpticalModel _optics;
    private readonly VetoLight _veto;
    private readonly LightPulse _whole;
    private readonly List<LightPulse> _pool = [];
    private readonly int[] _lastOfKind = new int[Kinds];
    private readonly double[] _visibleByKindMeV = new double[Kinds];

    /// <summary>Makes room for the photomultipliers of a model.</summary>
    internal FlashLight(OpticalModel optics, VetoLight veto)
    {
        _optics = optics;
        _veto = veto;
        _whole = new LightPulse(optics.Blocks);
    }

    /// <summary>Inner photomultipliers.</summary>
    public int PmtCount => _optics.PmtCount;

    /// <summary>Expected p.e. of all inner photomultipliers, without dark noise.</summary>
    public double TotalPe { get; private set; }

    /// <summary>Expected p.e. at each photomultiplier at the top of the veto, without dark noise.</summary>
    public double VetoTopMeanPe { get; private set; }

    /// <summary>Expected p.e. at each photomultiplier at the bottom of the veto, without dark noise.</summary>
    public double VetoBottomMeanPe { get; private set; }

    /// <summary>Visible energy by <see cref="Scintillation"/>, inside the inner liquids, MeV.</summary>
    public ReadOnlySpan<double> VisibleByKindMeV => _visibleByKindMeV;

    /// <summary>Visible energy inside the inner liquids, MeV.</summary>
    public double VisibleMeV => _visibleByKindMeV[0] + _visibleByKindMeV[1] + _visibleByKindMeV[2];

    /// <summary>The light by time and kind, in the order of its starts.</summary>
    internal ReadOnlySpan<LightPulse> Pulses => CollectionsMarshal.AsSpan(_pool)[..PulseCount];

    private int PulseCount { get; set; }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        PulseCount = 0;
        Array.Fill(_lastOfKind, -1);
        Array.Clear(_visibleByKindMeV);
        TotalPe = 0.0;
        (VetoTopMeanPe, VetoBottomMeanPe) = (0.0, 0.0);
    }

    /// <summary>Adds light that the inner photomultipliers see; deposits come in the order of time. Returns its expected p.e.</summary>
    internal double AddInner(in Deposit deposit, double timeNs)
    {
        int kind = (int)deposit.Kind;
        LightPulse pulse = PulseOf(kind, timeNs);
        double pe = _optics.Accumulate(deposit.PlaceMm, deposit.VisibleMeV, timeNs, pulse.MeanPeBlocks, pulse.PeTimesBlocksNs);
        pulse.Book(pe);
        _visibleByKindMeV[kind] += deposit.VisibleMeV;
        TotalPe += pe;
        return pe;
    }

    /// <summary>Adds light that the veto photomultipliers see.</summary>
    internal void AddVeto(in Deposit deposit)
    {
        (double top, double bottom) = _veto.PePerMeVPerPmt(deposit.PlaceMm.Z);
        VetoTopMeanPe += top * deposit.VisibleMeV;
        VetoBottomMeanPe += bottom * deposit.VisibleMeV;
    }

    /// <summary>All pulses as one; valid until the next call.</summary>
    internal LightPulse Whole()
    {
        _whole.Begin(0, 0.0);
        foreach (LightPulse pulse in Pulses)
        {
            _whole.Add(pulse, 1.0f);
        }

        return _whole;
    }

    private LightPulse PulseOf(int kind, double timeNs)
    {
        int last = _lastOfKind[kind];
        if (last >= 0 && timeNs - _pool[last].StartNs < PulseNs)
        {
            return _pool[last];
        }

        if (PulseCount == _pool.Count)
        {
            _pool.Add(new LightPulse(_optics.Blocks));
        }

        _lastOfKind[kind] = PulseCount;
        LightPulse pulse = _pool[PulseCount++];
        pulse.Begin(kind, timeNs);
        return pulse;
    }
}
