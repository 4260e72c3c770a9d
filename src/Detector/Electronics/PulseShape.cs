using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>Voltage of one photo-electron at the photomultiplier's output: v(t) = v0 x^2 exp(2 (1 - x)) with x = t / peak time.</summary>
/// <remarks>
/// A form with a fast front and a slower fall, used where no digitised pulse is at hand (assumed; R7081: rise 3.8 ns). Its area is gain x
/// electron charge x load. Sampled for <see cref="Phases"/> starts within a sample, so a pulse is placed to 1/16 sample.
/// </remarks>
internal sealed class PulseShape
{
    /// <summary>Starts within one sample.</summary>
    public const int Phases = 16;

    private const int Lanes = 8;
    private const double LengthInPeakTimes = 8.0;     // 5e-5 of the height is left
    private const double LoadOhm = 50.0;
    private const double ElectronChargeMvNsPerOhm = 1e12 * PhysicalConstants.ElementaryChargeC;   // V s to mV ns

    private readonly Vector256<float>[] _taps;
    private readonly Vector256<float>[] _shifted;
    private readonly double _peakNs;
    private readonly double _peakMv;

    /// <summary>Samples the form.</summary>
    public PulseShape(PhotomultiplierParameters tubes, double samplePeriodNs)
    {
        _peakNs = tubes.PulsePeakNs;
        AreaMvNs = tubes.GainElectrons * ElectronChargeMvNsPerOhm * LoadOhm;
        _peakMv = AreaMvNs / (0.25 * _peakNs * Elementary.Exp(2.0));   // integral of x^2 exp(2 (1 - x)) = e^2 / 4
        Blocks = (int)Math.Ceiling(LengthInPeakTimes * _peakNs / samplePeriodNs / Lanes);
        _taps = new Vector256<float>[Phases * Blocks];
        Span<float> taps = MemoryMarshal.Cast<Vector256<float>, float>(_taps.AsSpan());
        for (int i = 0; i < taps.Length; i++)
        {
            int phase = i / Taps;
            taps[i] = (float)HeightMv(((i % Taps) - ((phase + 0.5) / Phases)) * samplePeriodNs);
        }

        _shifted = Shift(taps);
    }

    /// <summary>Area of the mean pulse, mV ns.</summary>
    public double AreaMvNs { get; }

    /// <summary>Groups of eight samples of a pulse.</summary>
    public int Blocks { get; }

    /// <summary>Samples of a pulse.</summary>
    public int Taps => Blocks * Lanes;

    /// <summary>Height after the start of the mean pulse, mV.</summary>
    public double HeightMv(double timeNs)
    {
        double x = timeNs / _peakNs;
        return x <= 0.0 ? 0.0 : _peakMv * x * x * Elementary.Exp(2.0 * (1.0 - x));
    }

    /// <summary>The mean pulse that starts in a sixteenth of a sample, mV at this sample and the following.</summary>
    public ReadOnlySpan<Vector256<float>> Samples(int phase) => _taps.AsSpan(phase * Blocks, Blocks);

    /// <summary>The same pulse within groups of eight samples, of which it starts some samples late: one group more, filled up with zeros.</summary>
    /// <param name="phase">Sixteenth of a sample.</param>
    /// <param name="late">From 0 to 7.</param>
    public ReadOnlySpan<Vector256<float>> SamplesInGroups(int phase, int late) =>
        _shifted.AsSpan(((phase * Lanes) + late) * (Blocks + 1), Blocks + 1);

    private Vector256<float>[] Shift(ReadOnlySpan<float> taps)
    {
        var shifted = new Vector256<float>[Phases * Lanes * (Blocks + 1)];
        Span<float> target = MemoryMarshal.Cast<Vector256<float>, float>(shifted.AsSpan());
        for (int phase = 0; phase < Phases; phase++)
        {
            for (int late = 0; late < Lanes; late++)
            {
                taps.Slice(phase * Taps, Taps).CopyTo(target[((((phase * Lanes) + late) * (Taps + Lanes)) + late)..]);
            }
        }

        return shifted;
    }
}
