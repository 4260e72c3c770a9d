using JparcSim.Detector.Catalog;
using JparcSim.Detector.Optics;

namespace JparcSim.Detector.Electronics;

/// <summary>Photo-electrons, analog-sum trigger, digitised waveforms, and the charges and times read from them.</summary>
/// <remarks>
/// Simplified: the veto photomultipliers have no waveforms, their charge is that of all photo-electrons in the record; afterpulses of the
/// record's own light (0.1 % of it) are left out.
/// </remarks>
public sealed class WaveformReadout : IReadout
{
    private const int StepsPerNs = 16;

    private readonly int _pmtBlocks;
    private readonly int[] _centreKinds;

    /// <summary>Builds the tables.</summary>
    public WaveformReadout(DetectorModel model)
    {
        PhotomultiplierParameters tubes = model.Photomultipliers;
        int count = model.Geometry.InnerPmts.Count;
        _pmtBlocks = (count + CathodeBank.Lanes - 1) / CathodeBank.Lanes;
        _centreKinds = model.DinGradient is null ? [0] : [0, model.Emission.Count / 2];
        Parameters = model.Readout;
        Tables = new WaveformTables(model);
        Shape = new PulseShape(tubes, Parameters.SamplePeriodNs);
        Sampler = new PhotoElectronSampler(Tables, tubes);
        Digitizer = new Digitizer(Parameters.Digitizer, Shape, Parameters.SampleCount, Parameters.SamplePeriodNs);
        Reader = new PulseReader(Parameters.Digitizer, Shape, Digitizer, Parameters.SamplePeriodNs);
        Veto = new VetoCharge(model);
        Gains = AsBuilt.Factors(tubes.AsBuiltSeed, AsBuilt.Gain, count, tubes.GainSpread);
        PedestalsCounts = [.. AsBuilt.Fractions(tubes.AsBuiltSeed, AsBuilt.Pedestal, count).Select(f => (float)(Parameters.Digitizer.PedestalCounts + f))];
        double mvPerPe = PromptHeightMvPerPe();
        ThresholdMv = Parameters.ThresholdPe * mvPerPe;
        BeamGateThresholdMv = (Parameters.BeamGate?.ThresholdPe ?? Parameters.ThresholdPe) * mvPerPe;
    }

    /// <summary>Threshold of the analog sum, mV at the photomultipliers' outputs.</summary>
    public double ThresholdMv { get; }

    /// <summary>The same in the beam gate, mV.</summary>
    public double BeamGateThresholdMv { get; }

    /// <inheritdoc/>
    public double RelativeChargeVariance => Tables.RelativeChargeVariance;

    /// <inheritdoc/>
    public double ReachNs => 2.0 * Parameters.WindowNs;

    /// <inheritdoc/>
    public double BeamGatedReachNs => ReachNs;

    internal ReadoutParameters Parameters { get; }

    internal WaveformTables Tables { get; }

    internal PulseShape Shape { get; }

    internal PhotoElectronSampler Sampler { get; }

    internal Digitizer Digitizer { get; }

    internal PulseReader Reader { get; }

    internal VetoCharge Veto { get; }

    internal double[] Gains { get; }

    internal float[] PedestalsCounts { get; }

    /// <inheritdoc/>
    public IReadoutWorker CreateWorker() => new WaveformRecorder(this, _pmtBlocks);

    // Height of the sum of many photo-electrons of an electron's light, all seen after the same flight.
    private double PromptHeightMvPerPe()
    {
        const double fromNs = -8.0;
        const double toNs = 60.0;
        var shares = new double[(int)((toNs - fromNs) * StepsPerNs)];
        double before = 0.0;
        double largestMv = 0.0;
        for (int i = 0; i < shares.Length; i++)
        {
            double now = ElectronsBefore(fromNs + ((i + 1.0) / StepsPerNs));
            (shares[i], before) = (now - before, now);
            double heightMv = 0.0;
            for (int j = 0; j <= i; j++)
            {
                heightMv += shares[j] * Shape.HeightMv((i - j + 0.5) / StepsPerNs);
            }

            largestMv = Math.Max(largestMv, heightMv);
        }

        return largestMv;
    }

    // At the centre: where the height matters, half of what is emitted as at the bottom and half of what is emitted as at the top.
    private double ElectronsBefore(double timeNs) => _centreKinds.Average(kind => Tables.Cumulative(kind, timeNs));
}
