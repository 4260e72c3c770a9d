using JparcSim.Analysis.Estimators;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Neutron capture in the Gd-loaded target: what slowing down and the liquid's composition make of it.</summary>
internal static class CaptureChecks
{
    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        Sample ibd = samples.Get(SampleNames.Ibd, SampleNames.IbdEvents);
        NeutronCapture[] captures = [.. ibd.Captures().Where(capture => Regions.IsFiducial(capture.Neutron.StartMm))];
        double[] delaysUs = [.. captures.Select(capture => capture.DelayUs)];
        Estimate tau = ExponentialDecay.Fit(delaysUs, 10.0, 100.0)
            ?? throw new InvalidOperationException("too few captures for the capture time");
        yield return ValidationCheck.Of(
            "capture-time", "capture time of neutrons born in the fiducial volume, fit over 10-100 us, us",
            "densities and thermal cross sections of 0.1 % Gd in LAB; about 30 us in arXiv:2308.02722",
            CheckKind.Predicted, 28.0, 1.5, 1.5, tau.Value, tau.Error);

        double gadolinium = captures.Count(capture => capture.IsOnGadolinium) / (double)captures.Length;
        yield return ValidationCheck.Of(
            "capture-gd-fraction", "captures on Gd of neutrons born in the fiducial volume",
            "thermal cross sections, lowered by epithermal captures",
            CheckKind.Predicted, 0.86, 0.02, 0.02, gadolinium, Math.Sqrt(gadolinium * (1.0 - gadolinium) / captures.Length));
    }
}

/// <summary>The samples that more than one group of checks uses.</summary>
internal static class SampleNames
{
    /// <summary>The main job.</summary>
    public const string Ibd = "jsns2-near-ibd";

    /// <summary>Its size in the validation.</summary>
    public const string IbdEvents = "events=40000";

    /// <summary>Stopped muons.</summary>
    public const string Michel = "jsns2-near-michel";

    /// <summary>The calibration source.</summary>
    public const string Cf252 = "jsns2-near-cf252";

    /// <summary>Its size in the validation, and fissions at the start of the spill: its clock is then the time after the fission.</summary>
    public static readonly IReadOnlyList<string> Cf252Settings = ["events=15000", "channels[0].timeUs=[0, 0]"];

    /// <summary>Single particles.</summary>
    public const string Gun = "gun";
}
