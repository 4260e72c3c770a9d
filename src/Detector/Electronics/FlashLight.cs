using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Optics;

namespace JparcSim.Detector.Electronics;

/// <summary>Expected light of one flash at each photomultiplier. Owned by one worker, reused.</summary>
public sealed class FlashLight
{
    private readonly OpticalModel _optics;
    private readonly double _vetoPePerMeVPerPmt;
    private readonly Vector256<float>[] _meanPe;
    private readonly Vector256<float>[] _peTimesNs;
    private readonly double[] _visibleByKindMeV = new double[3];
    private Vector3 _weightedPlace;

    /// <summary>Makes room for the photomultipliers of a model.</summary>
    internal FlashLight(OpticalModel optics, double vetoPePerMeVPerPmt)
    {
        _optics = optics;
        _vetoPePerMeVPerPmt = vetoPePerMeVPerPmt;
        _meanPe = new Vector256<float>[optics.Blocks];
        _peTimesNs = new Vector256<float>[optics.Blocks];
    }

    /// <summary>Expected p.e. at each inner photomultiplier, without dark noise.</summary>
    public ReadOnlySpan<float> MeanPe => MemoryMarshal.Cast<Vector256<float>, float>(_meanPe.AsSpan())[.._optics.PmtCount];

    /// <summary>Expected p.e. times mean arrival time (place and time of the light, and flight, without emission) after the start, ns.</summary>
    public ReadOnlySpan<float> PeTimesNs => MemoryMarshal.Cast<Vector256<float>, float>(_peTimesNs.AsSpan())[.._optics.PmtCount];

    /// <summary>Expected p.e. of all inner photomultipliers, without dark noise.</summary>
    public double TotalPe { get; private set; }

    /// <summary>Expected p.e. at each veto photomultiplier, without dark noise.</summary>
    public double VetoMeanPe { get; private set; }

    /// <summary>Visible energy by <see cref="Scintillation"/>, inside the inner liquids, MeV.</summary>
    public ReadOnlySpan<double> VisibleByKindMeV => _visibleByKindMeV;

    /// <summary>Visible energy inside the inner liquids, MeV.</summary>
    public double VisibleMeV => _visibleByKindMeV[0] + _visibleByKindMeV[1] + _visibleByKindMeV[2];

    /// <summary>Mean place of the inner light, weighted by visible energy, mm.</summary>
    public Vector3 CentroidMm => VisibleMeV > 0.0 ? (1.0 / VisibleMeV) * _weightedPlace : default;

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        Array.Clear(_meanPe);
        Array.Clear(_peTimesNs);
        Array.Clear(_visibleByKindMeV);
        _weightedPlace = default;
        TotalPe = 0.0;
        VetoMeanPe = 0.0;
    }

    /// <summary>Adds light that the inner photomultipliers see; returns its expected p.e.</summary>
    internal double AddInner(in Deposit deposit, double timeNs)
    {
        double pe = _optics.Accumulate(deposit.PlaceMm, deposit.VisibleMeV, timeNs, _meanPe, _peTimesNs);
        _visibleByKindMeV[(int)deposit.Kind] += deposit.VisibleMeV;
        _weightedPlace += deposit.VisibleMeV * deposit.PlaceMm;
        TotalPe += pe;
        return pe;
    }

    /// <summary>Adds light that the veto photomultipliers see.</summary>
    internal void AddVeto(in Deposit deposit) => VetoMeanPe += _vetoPePerMeVPerPmt * deposit.VisibleMeV;
}
