using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>The 8-bit digitisers and how charge and time are read from their samples.</summary>
/// <param name="PreTriggerSamples">Samples of a record before the trigger.</param>
/// <param name="PedestalSamples">Samples at the start of a record whose mean is the pedestal.</param>
/// <param name="ChargeSamples">Samples after those over which the charge is summed.</param>
/// <param name="FullScaleMv">Range of the digitiser, mV.</param>
/// <param name="PedestalCounts">Pedestal, counts; a fraction of a count more in each channel.</param>
/// <param name="HighGain">Amplification of the high-gain channel.</param>
/// <param name="LowGain">Amplification of the low-gain channel.</param>
/// <param name="HighGainNoiseCounts">Standard deviation of the noise of a high-gain sample, counts.</param>
/// <param name="LowGainNoiseCounts">Standard deviation of the noise of a low-gain sample, counts.</param>
/// <param name="HitThresholdCounts">Counts over the pedestal that make a hit, high gain.</param>
/// <param name="CouplingTimeUs">Time constant with which the coupling gives back a pulse's charge, us.</param>
public sealed record DigitizerParameters(
    int PreTriggerSamples, int PedestalSamples, int ChargeSamples, double FullScaleMv, double PedestalCounts, double HighGain, double LowGain,
    double HighGainNoiseCounts, double LowGainNoiseCounts, double HitThresholdCounts, double CouplingTimeUs);

/// <summary>Reads the section of the digitisers.</summary>
internal static class DigitizerSection
{
    private static readonly IntegerKey PreTriggerSamples = new("preTriggerSamples", 1, 10_000, "samples before the trigger");
    private static readonly IntegerKey PedestalSamples = new("pedestalSamples", 1, 10_000, "samples at the start whose mean is the pedestal");
    private static readonly IntegerKey ChargeSamples = new("chargeSamples", 1, 100_000, "samples after those over which the charge is summed");
    private static readonly NumberKey FullScaleMv = new("fullScaleMv", 1.0, 1e5, "range of the 256 counts");
    private static readonly NumberKey PedestalCounts = new("pedestalCounts", 0.0, 200.0, "counts without light");
    private static readonly NumberKey HighGain = new("highGain", 0.01, 1000.0, "amplification of the high-gain channel");
    private static readonly NumberKey LowGain = new("lowGain", 0.001, 100.0, "amplification of the low-gain channel");
    private static readonly NumberKey HighGainNoiseCounts = new("highGainNoiseCounts", 0.0, 50.0, "noise of a high-gain sample");
    private static readonly NumberKey LowGainNoiseCounts = new("lowGainNoiseCounts", 0.0, 50.0, "noise of a low-gain sample");
    private static readonly NumberKey HitThresholdCounts = new("hitThresholdCounts", 0.5, 250.0, "counts over the pedestal that make a hit");
    private static readonly NumberKey CouplingTimeUs = new("couplingTimeUs", 0.1, 1e6, "time constant of the undershoot after a pulse");

    public static readonly SectionSchema Schema = new(
        "The digitisers, 8 bits at two gains.",
        [
            PreTriggerSamples, PedestalSamples, ChargeSamples, FullScaleMv, PedestalCounts, HighGain, LowGain, HighGainNoiseCounts,
            LowGainNoiseCounts, HitThresholdCounts, CouplingTimeUs,
        ]);

    public static DigitizerParameters Read(ConfigSection section, int sampleCount)
    {
        var digitizer = new DigitizerParameters(
            (int)section.Integer(PreTriggerSamples), (int)section.Integer(PedestalSamples), (int)section.Integer(ChargeSamples),
            section.Number(FullScaleMv), section.Number(PedestalCounts), section.Number(HighGain), section.Number(LowGain),
            section.Number(HighGainNoiseCounts), section.Number(LowGainNoiseCounts), section.Number(HitThresholdCounts),
            section.Number(CouplingTimeUs));
        if (digitizer.PedestalSamples + digitizer.ChargeSamples > sampleCount)
        {
            section.Problem(
                ChargeSamples, $"{digitizer.PedestalSamples} + {digitizer.ChargeSamples} samples", $"at most the {sampleCount} samples of a record");
        }

        if (digitizer.PreTriggerSamples >= sampleCount)
        {
            section.Problem(PreTriggerSamples, $"{digitizer.PreTriggerSamples}", $"fewer than the {sampleCount} samples of a record");
        }

        section.RejectUnknown(Schema);
        return digitizer;
    }
}
