using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>A gate that opens with the beam: the digitisers run through it, and every flash over a low threshold of its own is read.</summary>
/// <param name="StartUs">Opening, us after the start of the first proton bunch.</param>
/// <param name="LengthUs">Length, us.</param>
/// <param name="ThresholdPe">Threshold of a flash within it, p.e. as <see cref="ReadoutParameters.ThresholdPe"/> counts them.</param>
public sealed record BeamGate(double StartUs, double LengthUs, double ThresholdPe)
{
    private static readonly NumberKey Start = new("startUs", -1000.0, 40_000.0, "opening after the start of the first proton bunch");
    private static readonly NumberKey Length = new("lengthUs", 0.1, 40_000.0, "length");
    private static readonly NumberKey Threshold = new(
        "thresholdPe", ReadoutSection.LeastThresholdPe, 1e6, "threshold of a flash within the gate, counted as that of the self trigger, and at most that");

    internal static readonly SectionSchema Schema = new(
        "A beam-synchronous gate beside the self trigger: one long record in which every flash over its own threshold is read, without dead time.",
        [Start, Length, Threshold]);

    /// <summary>Whether the gate is open at a time on the spill's clock, us.</summary>
    public bool IsOpen(double timeUs) => timeUs >= StartUs && timeUs < StartUs + LengthUs;

    internal static BeamGate Read(ConfigSection section, double selfTriggerPe)
    {
        var gate = new BeamGate(section.Number(Start), section.Number(Length), section.Number(Threshold));
        if (gate.ThresholdPe > selfTriggerPe)
        {
            section.Problem(Threshold, $"{gate.ThresholdPe:R}", $"at most the {selfTriggerPe:R} p.e. of the self trigger, all of whose flashes the gate reads");
        }

        section.RejectUnknown(Schema);
        return gate;
    }
}
