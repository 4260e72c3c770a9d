using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>What an experiment's curve of pulse-shape discrimination has and a simulation of the detector has not. Never applied to a score.</summary>
/// <param name="ControlSampleContamination">Part of the control sample of fast neutrons that looks like electrons.</param>
/// <param name="ScoreBroadening">Standard deviation of a score's error over the distance of the medians of both classes.</param>
public sealed record PulseShapeParameters(double ControlSampleContamination, double ScoreBroadening);

/// <summary>Reads the section of pulse shape.</summary>
internal static class PulseShapeSection
{
    private static readonly NumberKey Contamination = new(
        "controlSampleContamination", 0.0, 1.0, "part of the control sample of fast neutrons that looks like electrons");

    private static readonly NumberKey Broadening = new(
        "scoreBroadening", 0.0, 10.0, "standard deviation of a score's error over the distance of the medians of both classes");

    public static readonly SectionSchema Schema = new(
        "What measured curves of pulse-shape discrimination have beyond the simulation: read by tune psd and validate, never applied to a score.",
        [Contamination, Broadening]);

    public static PulseShapeParameters Read(ConfigSection section)
    {
        var parameters = new PulseShapeParameters(section.Number(Contamination), section.Number(Broadening));
        section.RejectUnknown(Schema);
        return parameters;
    }
}
