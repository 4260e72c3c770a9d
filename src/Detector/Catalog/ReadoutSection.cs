using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>When the electronics record, and for how long.</summary>
/// <param name="HasWaveforms">Whether every photo-electron is drawn and digitised; otherwise charges are drawn at once.</param>
/// <param name="SampleCount">Samples per record.</param>
/// <param name="SamplePeriodNs">Time per sample, ns.</param>
/// <param name="ThresholdPe">
/// Threshold of a trigger, p.e. of all inner photomultipliers: with waveforms the height of the analog sum that so many photo-electrons
/// of an electron's light reach when they are seen after the same flight.
/// </param>
/// <param name="HitMultiplicity">The trigger's time is that of this many-th photomultiplier hit.</param>
/// <param name="CalibrationSpread">Relative standard deviation of a factor common to all charges of a record.</param>
/// <param name="Digitizer">The digitisers.</param>
/// <param name="BeamGate">The beam-synchronous gate; null where there is only the self trigger.</param>
public sealed record ReadoutParameters(
    bool HasWaveforms, int SampleCount, double SamplePeriodNs, double ThresholdPe, int HitMultiplicity, double CalibrationSpread,
    DigitizerParameters Digitizer, BeamGate? BeamGate)
{
    /// <summary>Length of a record of the self trigger, ns: light within it is one flash.</summary>
    public double WindowNs => SampleCount * SamplePeriodNs;

    /// <summary>Time over which a charge is summed, ns: light within it is one flash in the beam gate.</summary>
    public double ChargeWindowNs => Digitizer.ChargeSamples * SamplePeriodNs;
}

/// <summary>Reads the section of the electronics.</summary>
internal static class ReadoutSection
{
    // A flash is not recorded when it has less than a fifth of the threshold in expected p.e. From 40 p.e. on less than one such flash in
    // 1e12 would have passed; below, what is left out would be an efficiency by hand.
    public const double LeastThresholdPe = 40.0;

    private const string Waveforms = "waveforms";

    private static readonly ChoiceKey Model = new(
        "model", [Waveforms, "charges"],
        "waveforms: every photo-electron, digitised; charges: one draw for each photomultiplier, without electronics, three times as fast");
    private static readonly IntegerKey SampleCount = new("sampleCount", 1, 100_000, "samples per record");
    private static readonly NumberKey SamplePeriodNs = new("samplePeriodNs", 0.01, 1000.0, "time per sample");
    private static readonly NumberKey ThresholdPe = new(
        "thresholdPe", LeastThresholdPe, 1e6,
        "threshold of the analog sum, in photo-electrons of an electron's flash (model charges: total inner charge)");

    private static readonly IntegerKey HitMultiplicity = new(
        "hitMultiplicity", 1, 1000, "photomultiplier hits that set the trigger's time (model charges)");
    private static readonly NumberKey CalibrationSpread = new(
        "calibrationSpread", 0.0, 0.2, "relative spread common to all charges of a record");

    private static readonly SectionKey Digitizer = new("digitizer", DigitizerSection.Schema, "the digitisers (model waveforms)");
    private static readonly SectionKey Gate = new(
        "beamGate", BeamGate.Schema, "the beam-synchronous gate; without it there is the self trigger only", IsOptional: true);

    public static readonly SectionSchema Schema = new(
        "The electronics.", [Model, SampleCount, SamplePeriodNs, ThresholdPe, HitMultiplicity, CalibrationSpread, Digitizer, Gate]);

    /// <summary>The electronics; null when the section of the digitisers is missing, which is then in the log.</summary>
    public static ReadoutParameters? Read(ConfigSection section)
    {
        bool hasWaveforms = section.Choice(Model) == Waveforms;
        int sampleCount = (int)section.Integer(SampleCount);
        DigitizerParameters? digitizer = section.Section(Digitizer) is { } inner ? DigitizerSection.Read(inner, sampleCount) : null;
        double samplePeriodNs = section.Number(SamplePeriodNs);
        double thresholdPe = section.Number(ThresholdPe);
        int hitMultiplicity = (int)section.Integer(HitMultiplicity);
        double calibrationSpread = section.Number(CalibrationSpread);
        BeamGate? gate = section.Section(Gate) is { } gateSection ? BeamGate.Read(gateSection, thresholdPe) : null;
        section.RejectUnknown(Schema);
        return digitizer is null
            ? null
            : new ReadoutParameters(hasWaveforms, sampleCount, samplePeriodNs, thresholdPe, hitMultiplicity, calibrationSpread, digitizer, gate);
    }
}
