using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>When the electronics record, and for how long.</summary>
/// <param name="SampleCount">Samples per record.</param>
/// <param name="SamplePeriodNs">Time per sample, ns.</param>
/// <param name="ThresholdPe">Least total inner charge of a trigger, p.e.</param>
/// <param name="HitMultiplicity">The trigger's time is that of this many-th photomultiplier hit.</param>
/// <param name="CalibrationSpread">Relative standard deviation of a factor common to all charges of a record.</param>
public sealed record ReadoutParameters(
    int SampleCount, double SamplePeriodNs, double ThresholdPe, int HitMultiplicity, double CalibrationSpread)
{
    /// <summary>Length of a record, ns: light within it is one flash.</summary>
    public double WindowNs => SampleCount * SamplePeriodNs;
}

/// <summary>Reads the section of the electronics.</summary>
internal static class ReadoutSection
{
    private static readonly IntegerKey SampleCount = new("sampleCount", 1, 100_000, "samples per record");
    private static readonly NumberKey SamplePeriodNs = new("samplePeriodNs", 0.01, 1000.0, "time per sample");
    // A flash is not recorded when it has less than a fifth of the threshold in expected p.e. From 40 p.e. on less than one such flash in
    // 1e12 would have passed; below, what is left out would be an efficiency by hand.
    private static readonly NumberKey ThresholdPe = new(
        "thresholdPe", 40.0, 1e6, "least total inner charge of a trigger; below 40 p.e. flashes could pass that are not recorded");

    private static readonly IntegerKey HitMultiplicity = new(
        "hitMultiplicity", 1, 1000, "photomultiplier hits that set the trigger's time");
    private static readonly NumberKey CalibrationSpread = new(
        "calibrationSpread", 0.0, 0.2, "relative spread common to all charges of a record");

    public static readonly SectionSchema Schema = new(
        "The electronics.", [SampleCount, SamplePeriodNs, ThresholdPe, HitMultiplicity, CalibrationSpread]);

    public static ReadoutParameters Read(ConfigSection section)
    {
        var readout = new ReadoutParameters(
            (int)section.Integer(SampleCount), section.Number(SamplePeriodNs), section.Number(ThresholdPe),
            (int)section.Integer(HitMultiplicity), section.Number(CalibrationSpread));
        section.RejectUnknown(Schema);
        return readout;
    }
}
