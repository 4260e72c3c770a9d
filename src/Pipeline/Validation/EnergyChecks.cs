using JparcSim.Analysis.Estimators;
using JparcSim.Core.Numerics;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Validation;

/// <summary>Light yield and energy resolution in the central region, at the Michel end point and at the n-Gd peak.</summary>
internal static class EnergyChecks
{
    private const string Published = "JSNS2, arXiv:2404.04153";

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples) =>
        [.. LightYield(samples), .. Michel(samples), .. Capture(samples)];

    private static IEnumerable<ValidationCheck> LightYield(ValidationSamples samples)
    {
        Sample gun = samples.Get(
            SampleNames.Gun, "events=2000", "detector.readout.thresholdPe=50",
            "channels=[{channel: gun, particle: electron, energyMeV: 2, positionMm: [0, 0, 0], timeUs: [1000, 1000]}]");
        double[] pePerMeV = gun.Triggers(
            (t, row) => t.TrueVisibleEnergyMeV[row] > 1.0 ? t.ChargePe[row] / t.TrueVisibleEnergyMeV[row] : null);
        (double mean, double error) = Mean(pePerMeV);
        yield return ValidationCheck.Of(
            "light-yield", "p.e. per MeV of visible energy at the centre",
            "what the stochastic term of the published resolutions asks for, 140 to 160 (arXiv:2404.04153)",
            CheckKind.Tuned, 151.0, 10.0, 10.0, mean, error);
    }

    private static IEnumerable<ValidationCheck> Michel(ValidationSamples samples)
    {
        Sample michel = samples.Get(SampleNames.Michel, "events=320000", "detector.volumes[2].hasInteractions=false");
        double[] energies = michel.Triggers(
            (t, row) => Regions.IsCentral(Regions.Reconstructed(t, row)) && t.IsFitConverged[row] ? t.RecoEnergyMeV[row] : null);
        MichelEndPoint fit = MichelEndPoint.Fit(energies)
            ?? throw new InvalidOperationException("the Michel end point could not be fitted");
        yield return ValidationCheck.Of(
            "michel-resolution", "energy resolution at the Michel end point, %", Published,
            CheckKind.Tuned, 3.3, 0.1, 0.3, 100.0 * fit.Resolution.Value, 100.0 * fit.Resolution.Error);
        yield return ValidationCheck.Of(
            "michel-scale", "reconstructed over true energy at the Michel end point, on the n-Gd scale",
            "no published number: the non-linearity left by the n-Gd scale",
            CheckKind.Information, null, null, 0.0, fit.Scale.Value, fit.Scale.Error);
        yield return Shape("michel-deviance", "deviance per degree of freedom of the Michel end point", new Estimate(fit.DeviancePerDof, 0.0));
    }

    private static IEnumerable<ValidationCheck> Capture(ValidationSamples samples)
    {
        Sample cf252 = samples.Get(SampleNames.Cf252, SampleNames.Cf252Settings);
        double[] energies = cf252.Triggers((t, row) =>
            DelayedTriggers.Holds(t, row) && Regions.IsCentral(Regions.Reconstructed(t, row)) ? t.RecoEnergyMeV[row] : null);
        NeutronGadoliniumPeak lines = NeutronGadoliniumPeak.Fit(energies, 6.0, 9.5)
            ?? throw new InvalidOperationException("the n-Gd peak could not be fitted with two lines");
        yield return ValidationCheck.Of(
            "ngd-resolution", "energy resolution at the n-Gd peak, two lines and tail, %", Published + "; fair window 3.8 to 5.3",
            CheckKind.Predicted, 4.3, 0.1, 0.5, 100.0 * lines.Resolution.Value, 100.0 * lines.Resolution.Error);
        GaussianPeak single = GaussianPeak.Fit(energies, 7.0, 9.2)
            ?? throw new InvalidOperationException("the n-Gd peak could not be fitted with a Gaussian");
        yield return ValidationCheck.Of(
            "ngd-resolution-gaussian", "the same by one Gaussian within 1.5 sigma, %", Published,
            CheckKind.Information, 4.3, 0.1, 0.1, 100.0 * single.Resolution.Value, 100.0 * single.Resolution.Error);
        yield return Shape("ngd-deviance", "deviance per degree of freedom of the two lines with their tail", new Estimate(lines.DeviancePerDof, 0.0));
        yield return Shape("ngd-tail-share", "share of captures in the tail of the n-Gd peak", lines.TailFraction);
        yield return Shape("ngd-tail-loss", "mean energy lost in the tail of the n-Gd peak, MeV", lines.TailMeV);
    }

    private static ValidationCheck Shape(string id, string name, Estimate value) => ValidationCheck.Of(
        id, name, "no published number: whether the fitted shape holds", CheckKind.Information, null, null, 0.0, value.Value, value.Error);

    private static (double Mean, double Error) Mean(double[] values)
    {
        var moments = new RunningMoments();
        foreach (double value in values)
        {
            moments.Add(value);
        }

        return (moments.Mean, moments.ErrorOfMean);
    }
}
