using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>The buffers of one worker of <see cref="WaveformReadout"/>, and the way of a flash through them.</summary>
internal sealed class WaveformRecorder : IReadoutWorker
{
    private readonly WaveformReadout _readout;
    private readonly ReadoutParameters _parameters;
    private readonly PhotoElectrons _photoElectrons;
    private readonly LightMixture _mixture = new();
    private readonly AnalogSum _sum;
    private readonly SpillMemory _memory;
    private readonly Vector256<float>[] _traceMv;
    private readonly int _spanSamples;
    private readonly double _leadNs;
    private readonly double _chargeEndNs;

    public WaveformRecorder(WaveformReadout readout, int pmtBlocks)
    {
        _readout = readout;
        _parameters = readout.Parameters;
        _spanSamples = (2 * _parameters.SampleCount) + _parameters.Digitizer.PreTriggerSamples;
        _leadNs = _parameters.Digitizer.PreTriggerSamples * _parameters.SamplePeriodNs;
        _chargeEndNs = (_parameters.Digitizer.PedestalSamples * _parameters.SamplePeriodNs) + _parameters.ChargeWindowNs;
        _photoElectrons = new PhotoElectrons(readout.Gains.Length);
        _sum = new AnalogSum(readout.Shape, _parameters.SamplePeriodNs, _spanSamples);
        _memory = new SpillMemory(pmtBlocks, readout.Tables.Afterpulse);
        _traceMv = new Vector256<float>[readout.Digitizer.TraceGroups];
    }

    /// <inheritdoc/>
    public void BeginSpill() => _memory.Clear();

    /// <inheritdoc/>
    public bool TryRecord(ulong seed, ulong eventKey, int flash, double startUs, FlashLight light, FlashRecord record)
    {
        double fromNs = -_leadNs;
        double toNs = fromNs + (_spanSamples * _parameters.SamplePeriodNs);
        _readout.Sampler.Draw(seed, eventKey, flash, light, _memory, startUs, fromNs, toNs, _mixture, _photoElectrons);
        _sum.Fill(_photoElectrons, _readout.Gains, fromNs);
        int crossing = _sum.FirstCrossing(record.IsBeamGated ? _readout.BeamGateThresholdMv : _readout.ThresholdMv);
        int lead = _parameters.Digitizer.PreTriggerSamples;
        if (crossing < 0 || crossing >= lead + _parameters.SampleCount)
        {
            return false;
        }

        double recordNs = fromNs + (Math.Max(0, crossing - lead) * _parameters.SamplePeriodNs);
        record.TriggerTimeNs = fromNs + (crossing * _parameters.SamplePeriodNs);
        record.EndNs = recordNs + (record.IsBeamGated ? _chargeEndNs : _parameters.WindowNs);
        var shared = new EventRandom(seed, eventKey, RandomStage.Charge, flash);
        double common = 1.0 + (_parameters.CalibrationSpread * Sampling.Normal(ref shared));
        Digitize(seed, eventKey, flash, recordNs, startUs, common, record);
        _readout.Veto.Record(ref shared, light, common, record);
        _memory.Remember(light, startUs, record.EndNs);
        return true;
    }

    private void Digitize(ulong seed, ulong eventKey, int flash, double recordNs, double startUs, double common, FlashRecord record)
    {
        (record.ChargePe, record.HitCount, record.SaturatedCount) = (0.0, 0, 0);
        double triggerNs = record.TriggerTimeNs - recordNs;
        for (int pmt = 0; pmt < _readout.Gains.Length; pmt++)
        {
            var random = new EventRandom(seed, eventKey, RandomStage.ElectronicsNoise, PhotoElectronSampler.Entity(flash, pmt));
            _readout.Digitizer.Trace(
                _photoElectrons.TimesNs(pmt), _photoElectrons.ChargesPe(pmt), recordNs, common * _readout.Gains[pmt], _traceMv);
            Span<byte> high = record.HighGain(pmt);
            Span<byte> low = record.LowGain(pmt);
            _readout.Digitizer.Digitize(ref random, _traceMv, BaselineMv(pmt, startUs), _readout.PedestalsCounts[pmt], high, low);
            (float chargePe, float hitNs, bool isSaturated) = _readout.Reader.Read(high, low);
            record.ChargesPe[pmt] = chargePe;
            record.FirstHitsNs[pmt] = (float)(hitNs - triggerNs);
            record.ChargePe += chargePe;
            record.HitCount += float.IsNaN(hitNs) ? 0 : 1;
            record.SaturatedCount += isSaturated ? 1 : 0;
        }
    }

    // A coupling capacitor gives back the charge of earlier flashes: an undershoot that decays.
    private float BaselineMv(int pmt, double startUs)
    {
        double sumMv = 0.0;
        double couplingUs = _parameters.Digitizer.CouplingTimeUs;
        foreach (SpillMemory.Flash earlier in _memory.Flashes)
        {
            double chargeMvNs = earlier.ByKind[^1].MeanPe[pmt] * _readout.Shape.AreaMvNs;
            sumMv -= chargeMvNs / (1e3 * couplingUs) * Elementary.Exp((earlier.StartUs - startUs) / couplingUs);
        }

        return (float)sumMv;
    }
}
