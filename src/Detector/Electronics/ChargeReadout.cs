using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Optics;

namespace JparcSim.Detector.Electronics;

/// <summary>Charges and first hits without waveforms.</summary>
/// <remarks>
/// A photomultiplier's photo-electrons are one Poisson draw from its expected light and dark noise in the window; their charge is one draw more.
/// Approximations: the window takes all light of its deposits, however late it is emitted; first hits come from one mean
/// arrival time per photomultiplier (the spread of a flash's own deposits is a few ns) and, per photomultiplier, from the
/// emission times of one kind of particle, chosen by its share of the light.
/// </remarks>
public sealed class ChargeReadout : IReadout, IReadoutWorker
{
    private readonly ReadoutParameters _readout;
    private readonly ChargeResponse _response;
    private readonly ArrivalTimes[] _arrivals;
    private readonly double[] _gains;
    private readonly VetoCharge _veto;
    private readonly double _darkPe;

    /// <summary>Builds the tables.</summary>
    public ChargeReadout(DetectorModel model)
    {
        PhotomultiplierParameters tubes = model.Photomultipliers;
        _readout = model.Readout;
        _response = new ChargeResponse(tubes.ChargeSpread);
        _arrivals = [.. model.Emission.Select(emission => new ArrivalTimes(emission, tubes.TransitTimeSpreadNs))];
        _gains = AsBuilt.Factors(tubes.AsBuiltSeed, AsBuilt.Gain, model.Geometry.InnerPmts.Count, tubes.GainSpread);
        _veto = new VetoCharge(model);
        _darkPe = model.DarkMeanPe;
    }

    /// <inheritdoc/>
    public double RelativeChargeVariance => _response.RelativeVariance;

    /// <inheritdoc/>
    public double ReachNs => _readout.WindowNs;

    /// <inheritdoc/>
    public double BeamGatedReachNs => _readout.ChargeWindowNs;

    /// <inheritdoc/>
    public IReadoutWorker CreateWorker() => this;

    /// <inheritdoc/>
    public void BeginSpill()
    {
        // Flashes do not feel one another.
    }

    /// <inheritdoc/>
    public bool TryRecord(ulong seed, ulong eventKey, int flash, double startUs, FlashLight light, FlashRecord record)
    {
        LightPulse whole = light.Whole();
        RecordCharges(new EventRandom(seed, eventKey, RandomStage.Charge, flash), light, whole.MeanPe, record);
        RecordTimes(new EventRandom(seed, eventKey, RandomStage.FirstHit, flash), light, whole, record);
        record.EndNs = record.IsBeamGated ? _readout.ChargeWindowNs : _readout.WindowNs;
        return record.ChargePe >= (record.IsBeamGated ? _readout.BeamGate!.ThresholdPe : _readout.ThresholdPe);
    }

    private void RecordCharges(EventRandom random, FlashLight light, ReadOnlySpan<float> meanPe, FlashRecord record)
    {
        Span<int> counts = record.Counts;
        Span<float> charges = record.ChargesPe;
        double common = 1.0 + (_readout.CalibrationSpread * Sampling.Normal(ref random));
        record.ChargePe = 0.0;
        record.HitCount = 0;
        for (int i = 0; i < charges.Length; i++)
        {
            counts[i] = Sampling.Poisson(ref random, meanPe[i] + _darkPe);
            charges[i] = (float)(common * _gains[i] * _response.Sample(ref random, counts[i]));
            record.ChargePe += charges[i];
            record.HitCount += counts[i] > 0 ? 1 : 0;
        }

        _veto.Record(ref random, light, common, record);
    }

    private void RecordTimes(EventRandom random, FlashLight light, LightPulse whole, FlashRecord record)
    {
        ReadOnlySpan<int> counts = record.Counts;
        ReadOnlySpan<float> meanPe = whole.MeanPe;
        ReadOnlySpan<float> peTimesNs = whole.PeTimesNs;
        Span<double> hitsNs = record.HitsNs;
        DrawTimes(random, light, meanPe, record);
        ArrivalTimes.Locate(record.Places, record.Divisors);
        for (int i = 0; i < counts.Length; i++)
        {
            if (record.LightCounts[i] > 0)
            {
                double offsetNs = meanPe[i] > 0.0f ? peTimesNs[i] / meanPe[i] : 0.0;
                hitsNs[i] = Math.Min(hitsNs[i], offsetNs + _arrivals[record.Kinds[i]].At(record.Places[i]));
            }
        }

        record.TriggerTimeNs = Earliest(hitsNs, _readout.HitMultiplicity);
        for (int i = 0; i < hitsNs.Length; i++)
        {
            record.FirstHitsNs[i] = counts[i] == 0 ? float.NaN : (float)(hitsNs[i] - record.TriggerTimeNs);
        }
    }

    // Four words for each photomultiplier, hit or not: how many of its photo-electrons are dark, the kind and the time of its light, the time of its noise.
    private void DrawTimes(EventRandom random, FlashLight light, ReadOnlySpan<float> meanPe, FlashRecord record)
    {
        ReadOnlySpan<int> counts = record.Counts;
        for (int i = 0; i < counts.Length; i++)
        {
            double darkWord = random.Uniform();
            double kindWord = random.Uniform();
            double lightWord = random.Uniform();
            double noiseWord = random.Uniform();
            int dark = counts[i] == 0 ? 0 : DarkCount(darkWord, counts[i], _darkPe / (meanPe[i] + _darkPe));
            record.LightCounts[i] = counts[i] - dark;
            record.Divisors[i] = Math.Max(1, counts[i] - dark);
            record.Places[i] = 1.0 - lightWord;
            record.Kinds[i] = Kind(kindWord, light.VisibleByKindMeV);
            record.HitsNs[i] = dark == 0
                ? double.PositiveInfinity
                : _readout.WindowNs * (1.0 - Elementary.Pow(1.0 - noiseWord, 1.0 / dark));
        }
    }

    // How many of the counts are dark noise: binomial, by inversion from above, so that the usual answer 0 costs one comparison.
    internal static int DarkCount(double word, int count, double share)
    {
        if (word > count * share)
        {
            return 0;
        }

        if (share >= 1.0)
        {
            return count;
        }

        double odds = share / (1.0 - share);
        double term = Elementary.Pow(1.0 - share, count);
        double above = 1.0 - term;
        int dark = 0;
        while (word <= above && dark < count)
        {
            dark++;
            term *= odds * (count - dark + 1) / dark;
            above -= term;
        }

        return dark;
    }

    // A kind of emission by its share of the light.
    internal static int Kind(double word, ReadOnlySpan<double> visible)
    {
        double sum = 0.0;
        foreach (double part in visible)
        {
            sum += part;
        }

        double place = word * sum;
        double below = visible[0];
        int kind = 0;
        while (kind < visible.Length - 1 && place > below)
        {
            kind++;
            below += visible[kind];
        }

        return kind;
    }

    // The k-th smallest finite value, or the largest finite one when there are fewer; k is small.
    private static double Earliest(ReadOnlySpan<double> hitsNs, int multiplicity)
    {
        double last = double.NegativeInfinity;
        int passed = 0;
        while (passed < multiplicity)
        {
            double next = double.PositiveInfinity;
            int equal = 0;
            foreach (double hit in hitsNs)
            {
                if (hit > last && hit < next)
                {
                    (next, equal) = (hit, 1);
                }
                else if (hit == next)
                {
                    equal++;
                }
            }

            if (double.IsPositiveInfinity(next))
            {
                break;
            }

            last = next;
            passed += equal;
        }

        return double.IsNegativeInfinity(last) ? 0.0 : last;
    }
}
