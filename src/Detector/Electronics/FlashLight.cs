using System.Runtime.InteropServices;
using JparcSim.Detector.Catalog;
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
    private const int Particles = 3;

    private readonly OpticalModel _optics;
    private readonly VetoLight _veto;
    private readonly DinGradient? _gradient;
    private readonly LightPulse _whole;
    private readonly List<LightPulse> _pool = [];
    private readonly int[] _lastOfKind;
    private readonly double[] _visibleByKindMeV;

    /// <summary>Makes room for the photomultipliers of a model.</summary>
    internal FlashLight(OpticalModel optics, VetoLight veto, DinGradient? gradient = null)
    {
        int kinds = gradient is null ? Particles : 2 * Particles;
        (_lastOfKind, _visibleByKindMeV) = (new int[kinds], new double[kinds]);
        _gradient = gradient;
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

    /// <summary>Visible energy by kind of emission, as <see cref="DetectorModel.Emission"/> lists them, inside the inner liquids, MeV.</summary>
    public ReadOnlySpan<double> VisibleByKindMeV => _visibleByKindMeV;

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
        if (_gradient is null)
        {
            return Add(kind, deposit, deposit.VisibleMeV, timeNs);
        }

        double topMeV = _gradient.TopPart(deposit.PlaceMm.Z) * deposit.VisibleMeV;
        return Add(kind, deposit, deposit.VisibleMeV - topMeV, timeNs) + Add(Particles + kind, deposit, topMeV, timeNs);
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

    private double Add(int kind, in Deposit deposit, double visibleMeV, double timeNs)
    {
        LightPulse pulse = PulseOf(kind, timeNs);
        double pe = _optics.Accumulate(deposit.PlaceMm, visibleMeV, timeNs, pulse.MeanPeBlocks, pulse.PeTimesBlocksNs);
        pulse.Book(pe);
        _visibleByKindMeV[kind] += visibleMeV;
        TotalPe += pe;
        return pe;
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
