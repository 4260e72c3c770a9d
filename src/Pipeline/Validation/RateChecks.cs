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
/// events is (integral of g) / (integral of f); with g = protons x E^2 in an energy window the first integral is exact, so the events
/// give the second, without the quadrature that normalised them. E^2 is how cross sections rise: the closer g is to f, the fewer events
/// are needed. A window leaves out where f comes near zero and g does not.
/// </remarks>
internal static class RateChecks
{
    private const string Events = "events=2000000";
    private const double LowMeV = 15.0;               // below, cross sections are small
    private const double OscillationLowMeV = 30.0;    // at 24 m and dm2 = 2.5 eV2, oscillation vanishes at 24 MeV
    private const double ElectronHighMeV = 50.0;      // the nu_e shape vanishes at the end point

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        yield return Compare(
            samples, "ibd", "rate-ibd-constant", "constant probability", "oscillation={model: constant, probability: 0.00264}",
            new EnergyWindow(LowMeV, DecayAtRestSpectrum.EndPointMeV));
        yield return Compare(
            samples, "ibd", "rate-ibd-two-flavour", "dm2 = 2.5 eV2",
            "oscillation={model: two-flavour, sin2TwoTheta: 0.003, deltaM2EV2: 2.5}",
            new EnergyWindow(OscillationLowMeV, DecayAtRestSpectrum.EndPointMeV));
        yield return Compare(
            samples, "ibd-intrinsic", "rate-ibd-intrinsic", "mu- at rest", "oscillation={model: none}",
            new EnergyWindow(LowMeV, ElectronHighMeV));
    }

    private static ValidationCheck Compare(
        ValidationSamples samples, string channel, string id, string variant, string oscillation, EnergyWindow window)
    {
        ResolvedRun run = ValidationSamples.Resolve(SampleNames.Ibd, [Events, $"channels=[{{channel: {channel}, share: 1}}]", oscillation]);
        double pot = run.ExposurePot!.Value;
        double quadrature = run.Generator.Channels[0].ExpectedCount(pot);
        double[][] ratios = samples.Draw(run, interactions => Ratios(run, channel, pot, interactions, window));
        var ratio = new RunningMoments();
        foreach (double value in ratios.SelectMany(part => part))
        {
            ratio.Add(value);
        }

        double byEvents = Protons(run.Setup.Geometry) * window.Integral / ratio.Mean;
        double error = byEvents * ratio.ErrorOfMean / ratio.Mean;
        return ValidationCheck.Of(
            id, $"interactions from events, {channel}, {variant}, at the macro's exposure", "our own quadrature",
            CheckKind.Predicted, quadrature, 0.0, 0.001 * quadrature, byEvents, error);
    }

    private static double[] Ratios(ResolvedRun run, string channel, double pot, InteractionTable interactions, EnergyWindow window)
    {
        double[] ratios = new double[interactions.RowCount];
        for (int row = 0; row < ratios.Length; row++)
        {
            double weight = window.Weight(interactions.NeutrinoEnergyMeV[row]!.Value);
            ratios[row] = weight > 0.0 ? weight * InverseDensity(run, channel, pot, interactions, row) : 0.0;
        }

        return ratios;
    }

    // 1 / (flux per energy x cross section) of one event, per proton.
    private static double InverseDensity(ResolvedRun run, string channel, double pot, InteractionTable interactions, int row)
    {
        double energyMeV = interactions.NeutrinoEnergyMeV[row]!.Value;
        double baselineM = interactions.BaselineM[row]!.Value;
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

    // g per proton: E^2 between two energies, MeV^2; nothing elsewhere.
    private readonly record struct EnergyWindow(double LowMeV, double HighMeV)
    {
        public double Integral => ((HighMeV * HighMeV * HighMeV) - (LowMeV * LowMeV * LowMeV)) / 3.0;

        public double Weight(double energyMeV) => energyMeV >= LowMeV && energyMeV <= HighMeV ? energyMeV * energyMeV : 0.0;
    }
}
