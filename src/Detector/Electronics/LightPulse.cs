using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JparcSim.Detector.Electronics;

/// <summary>Light of one kind made within a moment: expected p.e. and mean arrival time at each photomultiplier. Owned by one worker, reused.</summary>
internal sealed class LightPulse(int blocks)
{
    private readonly Vector256<float>[] _meanPe = new Vector256<float>[blocks];
    private readonly Vector256<float>[] _peTimesNs = new Vector256<float>[blocks];

    /// <summary>Kind of emission, as <see cref="DetectorModel.Emission"/> lists them, or <see cref="WaveformTables.Afterpulse"/>.</summary>
    public int Kind { get; private set; }

    /// <summary>Time of its first light after the start of the flash, ns.</summary>
    public double StartNs { get; private set; }

    /// <summary>Expected p.e. of all photomultipliers.</summary>
    public double TotalPe { get; private set; }

    /// <summary>Expected p.e. at each photomultiplier, padded to whole blocks.</summary>
    public Span<Vector256<float>> MeanPeBlocks => _meanPe;

    /// <summary>Expected p.e. times arrival time, padded to whole blocks, ns.</summary>
    public Span<Vector256<float>> PeTimesBlocksNs => _peTimesNs;

    /// <summary>Expected p.e. at each photomultiplier.</summary>
    public ReadOnlySpan<float> MeanPe => MemoryMarshal.Cast<Vector256<float>, float>(_meanPe.AsSpan());

    /// <summary>Expected p.e. times mean arrival time (place and time of the light, and flight, without emission), ns.</summary>
    public ReadOnlySpan<float> PeTimesNs => MemoryMarshal.Cast<Vector256<float>, float>(_peTimesNs.AsSpan());

    /// <summary>Mean arrival time over all photomultipliers, ns.</summary>
    public double MeanTimeNs
    {
        get
        {
            double sum = 0.0;
            foreach (float peTimeNs in PeTimesNs)
            {
                sum += peTimeNs;
            }

            return TotalPe > 0.0 ? sum / TotalPe : 0.0;
        }
    }

    /// <summary>Forgets its light and begins anew.</summary>
    public void Begin(int kind, double startNs)
    {
        (Kind, StartNs, TotalPe) = (kind, startNs, 0.0);
        Array.Clear(_meanPe);
        Array.Clear(_peTimesNs);
    }

    /// <summary>Books light that was added to the blocks.</summary>
    public void Book(double pe) => TotalPe += pe;

    /// <summary>Adds a part of another pulse.</summary>
    public void Add(LightPulse other, float part)
    {
        Vector256<float> factor = Vector256.Create(part);
        for (int block = 0; block < _meanPe.Length; block++)
        {
            _meanPe[block] += factor * other._meanPe[block];
            _peTimesNs[block] += factor * other._peTimesNs[block];
        }

        TotalPe += part * other.TotalPe;
    }
}
