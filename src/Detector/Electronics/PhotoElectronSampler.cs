using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>Draws the photo-electrons of a flash one by one: number, time and charge at each photomultiplier. Immutable.</summary>
/// <remarks>
/// Every photomultiplier has a stream of its own: one word for the number, then one <see cref="PhotoElectronWord"/> for each photo-electron. A
/// small change of a parameter so changes few draws. Times end at a probability of 6e-8 from either end, charges at 2e-7.
/// </remarks>
internal sealed class PhotoElectronSampler
{
    private const int PmtsPerFlash = 1 << 12;
    private const double SmallestPe = 1e-3;   // light of less p.e. in all photomultipliers together is left out

    private readonly WaveformTables _tables;
    private readonly double _darkPerNs;
    private readonly double _afterpulseProbability;

    public PhotoElectronSampler(WaveformTables tables, PhotomultiplierParameters tubes)
    {
        _tables = tables;
        _darkPerNs = tubes.DarkRateHz * 1e-9;
        _afterpulseProbability = tubes.AfterpulseProbability;
    }

    /// <summary>Random entity of a photomultiplier in a flash.</summary>
    public static int Entity(int flash, int pmt) => (flash * PmtsPerFlash) + pmt;

    /// <summary>Draws all photo-electrons that arrive between two times after the start of the flash.</summary>
    public void Draw(
        ulong seed, ulong eventKey, int flash, FlashLight light, SpillMemory memory, double startUs, double fromNs, double toNs, LightMixture mixture,
        PhotoElectrons photoElectrons)
    {
        Mix(light, memory, startUs, fromNs, toNs, mixture);
        photoElectrons.Clear();
        double darkPe = _darkPerNs * (toNs - fromNs);
        for (int pmt = 0; pmt < light.PmtCount; pmt++)
        {
            var random = new EventRandom(seed, eventKey, RandomStage.PhotoElectron, Entity(flash, pmt));
            double meanPe = mixture.Select(pmt) + darkPe;
            int count = Sampling.Poisson(ref random, meanPe);
            ReadOnlySpan<ulong> words = photoElectrons.Draw(ref random, count);
            photoElectrons.Append(count);
            Span<float> timesNs = photoElectrons.LastTimesNs(count);
            Span<float> chargesPe = photoElectrons.LastChargesPe(count);
            mixture.Draw(words, meanPe, fromNs, toNs, timesNs, photoElectrons.PutOff);
            DrawCharges(words, chargesPe, photoElectrons.PutOff);
            photoElectrons.EndPmt();
        }
    }

    private void DrawCharges(ReadOnlySpan<ulong> words, Span<float> chargesPe, Span<int> putOff)
    {
        QuantileTable charges = _tables.Charges;
        int late = 0;
        for (int i = 0; i < words.Length; i++)
        {
            uint interval = PhotoElectronWord.Charge(words[i]);
            chargesPe[i] = charges.Inside(interval);
            putOff[late] = i;
            late += charges.IsNearEnd(interval) ? 1 : 0;
        }

        foreach (int i in putOff[..late])
        {
            chargesPe[i] = charges.AtInterval(PhotoElectronWord.Charge(words[i]));
        }
    }

    private void Mix(FlashLight light, SpillMemory memory, double startUs, double fromNs, double toNs, LightMixture mixture)
    {
        mixture.Clear();
        foreach (LightPulse pulse in light.Pulses)
        {
            mixture.Add(pulse, 0.0, 1.0, 0.0, 1.0, _tables.Times(pulse.Kind));
        }

        foreach (SpillMemory.Flash earlier in memory.Flashes)
        {
            double offsetNs = (earlier.StartUs - startUs) * 1e3;
            foreach (LightPulse pulse in earlier.ByKind)
            {
                double factor = pulse.Kind == _tables.Afterpulse ? _afterpulseProbability : 1.0;
                double madeNs = offsetNs + pulse.MeanTimeNs;
                double before = _tables.Cumulative(pulse.Kind, fromNs - madeNs);
                double within = _tables.Cumulative(pulse.Kind, toNs - madeNs) - before;
                if (factor * within * pulse.TotalPe > SmallestPe)
                {
                    mixture.Add(pulse, offsetNs, factor, before, within, _tables.Times(pulse.Kind));
                }
            }
        }
    }
}
