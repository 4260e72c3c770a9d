using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;
using JparcSim.Generator.Oscillation;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Validation;

/// <summary>
/// Interactions by quadrature of flux, cross section and exposure against interactions by events, for every channel with a rate.
/// </summary>
/// <remarks>
/// Events are drawn with a density proportional to f = flux x cross section x protons. For any known g, the mean of g / f over the
/// events is (integral of g) / (integral of f); with g = protons per volume in an energy window the first integral is exact, so the
/// events give the second, without the quadrature that normalised them.
/// </remarks>
internal static class RateChecks
{
    private const double LowMeV = 30.0;    // where neither cross section nor, at 24 m and dm2 = 2.5 eV2, oscillation vanishes
    private const double HighMeV = 50.0;

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        yield return Compare(
            samples, "ibd", "rate-ibd-constant", "constant probability", "oscillation={model: constant, probability: 0.00264}");
        yield return Compare(
            samples, "ibd", "rate-ibd-two-flavour", "dm2 = 2.5 eV2",
            "oscillation={model: two-flavour, sin2TwoTheta: 0.003, deltaM2EV2: 2.5}");
        yield return Compare(samples, "ibd-intrinsic", "rate-ibd-intrinsic", "mu- at rest", "oscillation={model: none}");
    }

    private static ValidationCheck Compare(ValidationSamples samples, string channel, string id, string variant, string oscillation)
    {
        string[] overrides = [SampleNames.IbdEvents, $"channels=[{{channel: {channel}, share: 1}}]", oscillation];
        ResolvedRun run = ValidationSamples.Resolve(SampleNames.Ibd, overrides);
        double pot = run.ExposurePot!.Value;
        double quadrature = run.Generator.Channels[0].ExpectedCount(pot);

        var ratio = new RunningMoments();
        foreach (PartTables part in samples.Get(SampleNames.Ibd, overrides).Parts)
        {
            for (int row = 0; row < part.Interactions.RowCount; row++)
            {
                ratio.Add(InverseDensity(run, channel, pot, part.Interactions, row));
            }
        }

        double windowIntegral = Protons(run.Detector.Geometry) * (HighMeV - LowMeV);
        double byEvents = windowIntegral / ratio.Mean;
        double error = byEvents * ratio.ErrorOfMean / ratio.Mean;
        return ValidationCheck.Of(
            id, $"interactions from events, {channel}, {variant}, at the macro's exposure", "our own quadrature",
            CheckKind.Predicted, quadrature, 0.0, 0.001 * quadrature, byEvents, error);
    }

    // g / f of one event: 1 / (flux per energy x cross section) inside the window, per proton.
    private static double InverseDensity(ResolvedRun run, string channel, double pot, InteractionTable interactions, int row)
    {
        double energyMeV = interactions.NeutrinoEnergyMeV[row]!.Value;
        double baselineM = interactions.BaselineM[row]!.Value;
        if (energyMeV is < LowMeV or > HighMeV)
        {
            return 0.0;
        }

        NeutrinoSource source = run.Generator.Source!;
        OscillationModel oscillation = run.Generator.Oscillation!;
        bool isSignal = channel == "ibd";
        double probability = isSignal ? oscillation.Amplitude * oscillation.Shape(baselineM, energyMeV) : 1.0;
        double neutrinos = isSignal ? source.MuonPlusPerProton : source.MuonMinusPerProton;
        DecayAtRestSpectrum spectrum = isSignal ? DecayAtRestSpectrum.MuonFlavour : DecayAtRestSpectrum.ElectronFlavour;
        double fluxPerCm2MeV = pot * neutrinos * spectrum.DensityPerMeV(energyMeV) / (4.0 * Math.PI * 1e4 * baselineM * baselineM);
        return 1.0 / (fluxPerCm2MeV * probability * IbdCrossSection.TotalCm2(energyMeV));
    }

    private static double Protons(DetectorGeometry geometry)
    {
        double protons = 0.0;
        for (int i = 0; i < geometry.Volumes.Count; i++)
        {
            DetectorVolume volume = geometry.Volumes[i];
            protons += volume.HasInteractions ? 1e-3 * geometry.NetVolumeMm3(i) * volume.Material.AtomsPerCm3(Element.Hydrogen) : 0.0;
        }

        return protons;
    }
}
