using JparcSim.Core.Numerics;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Inverse beta decay against the full formula of Strumia and Vissani with today's constants.</summary>
internal static class CrossSectionChecks
{
    private const string Source = "Strumia and Vissani, Phys. Lett. B 564 (2003) 42, evaluated with PDG constants";
    private const double Tolerance = 0.005;

    private static readonly (double EnergyMeV, double Cm2)[] Values =
        [(10.0, 0.680e-41), (20.0, 2.905e-41), (30.0, 6.337e-41), (40.0, 10.683e-41), (50.0, 15.704e-41)];

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        foreach ((double energyMeV, double cm2) in Values)
        {
            yield return Relative(
                $"ibd-cross-section-{energyMeV:F0}", $"IBD cross section at {energyMeV:F0} MeV, cm2", cm2,
                IbdCrossSection.TotalCm2(energyMeV));
        }

        yield return Relative(
            "ibd-mean-numubar", "IBD cross section averaged over the nubar_mu shape, cm2", 9.76e-41, Mean(DecayAtRestSpectrum.MuonFlavour));
        yield return Relative(
            "ibd-mean-nue", "IBD cross section averaged over the nu_e shape, cm2", 7.52e-41, Mean(DecayAtRestSpectrum.ElectronFlavour));
    }

    private static ValidationCheck Relative(string id, string name, double published, double value) =>
        ValidationCheck.Of(id, name, Source, CheckKind.Predicted, published, Tolerance * published, Tolerance * published, value, 0.0);

    private static double Mean(DecayAtRestSpectrum spectrum) => GaussLegendre.Integrate(
        energyMeV => spectrum.DensityPerMeV(energyMeV) * IbdCrossSection.TotalCm2(energyMeV),
        IbdCrossSection.ThresholdMeV, DecayAtRestSpectrum.EndPointMeV, 64);
}
