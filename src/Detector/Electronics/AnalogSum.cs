using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JparcSim.Detector.Electronics;

/// <summary>The analog sum of all inner photomultipliers, which makes the trigger. Owned by one worker, reused.</summary>
/// <remarks>Photo-electrons are placed to a sample; electronics noise of the sum, far below any threshold, is left out.</remarks>
public sealed class AnalogSum
{
    private readonly PulseShape _shape;
    private readonly double _samplePeriodNs;
    private readonly double[] _chargesPe;

    internal AnalogSum(PulseShape shape, double samplePeriodNs, int samples)
    {
        _shape = shape;
        _samplePeriodNs = samplePeriodNs;
        _chargesPe = new double[samples];
    }

    /// <summary>Sums all photomultipliers from a time on.</summary>
    internal void Fill(PhotoElectrons photoElectrons, ReadOnlySpan<double> gains, double fromNs)
    {
        Array.Clear(_chargesPe);
        for (int pmt = 0; pmt < gains.Length; pmt++)
        {
            ReadOnlySpan<float> timesNs = photoElectrons.TimesNs(pmt);
            ReadOnlySpan<float> chargesPe = photoElectrons.ChargesPe(pmt);
            double gain = gains[pmt];
            for (int i = 0; i < timesNs.Length; i++)
            {
                int sample = double.ConvertToIntegerNative<int>((timesNs[i] - fromNs) / _samplePeriodNs);
                if ((uint)sample < (uint)_chargesPe.Length)
                {
                    _chargesPe[sample] += gain * chargesPe[i];
                }
            }
        }
    }

    /// <summary>First sample at which the sum reaches a threshold, mV; -1 when it never does.</summary>
    internal int FirstCrossing(double thresholdMv)
    {
        ReadOnlySpan<Vector256<float>> blocks = _shape.Samples(PulseShape.Phases / 2);
        ReadOnlySpan<float> taps = MemoryMarshal.Cast<Vector256<float>, float>(blocks);
        for (int sample = 0; sample < _chargesPe.Length; sample++)
        {
            double sumMv = 0.0;
            for (int k = 0; k < taps.Length && k <= sample; k++)
            {
                sumMv += taps[k] * _chargesPe[sample - k];
            }

            if (sumMv >= thresholdMv)
            {
                return sample;
            }
        }

        return -1;
    }
}
