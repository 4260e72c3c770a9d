using JparcSim.Core.Random;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

public class NeutrinoEnergySamplerTests
{
    private const int Draws = 200_000;

    public static TheoryData<string, double, double> Cases => new()
    {
        { "Xe", 0.9e-3, 0.0 },
        { "Xe", 30e-3, 0.0 },
        { "Ar", 1e-3, 100.0 },   // where the magnetic moment outshines the weak charge
        { "Ge", 1e-3, 10.0 },    // where they are alike
        { "Ge", 70e-3, 10.0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Energies_at_a_recoil_follow_their_density_and_a_bias_of_2_percent_would_show(string target, double recoilMeV, double moment)
    {
        CevnsModification modification = CevnsModification.None with { MagneticMomentNuE1em10MuB = moment, MagneticMomentNuMu1em10MuB = moment };
        var model = new CevnsModel(RecoilTargets.Of(target, RadiiSet.Physical), FormFactorKind.Helm, modification, 20.0, 0.3);
        foreach (RecoilSpectrum spectrum in model.Spectra().Take(CevnsFlavours.All.Count).Where(each => each.Flavour != CevnsFlavour.NuMu))
        {
            var sampler = new NeutrinoEnergySampler(spectrum.Flavour.Spectrum()!, spectrum.CrossSection);
            double[] energies = new double[Draws];
            for (int i = 0; i < Draws; i++)
            {
                var random = new EventRandom(3, (ulong)i, RandomStage.Interaction);
                energies[i] = sampler.Sample(recoilMeV, random.Uniform(), ref random);
            }

            RecoilTerms terms = spectrum.CrossSection.At(recoilMeV);
            double leastMeV = spectrum.Isotope.MinEnergyMeV(recoilMeV);
            double all = terms.Over(spectrum.MomentsAbove(leastMeV));
            Assert.True(energies.Min() >= leastMeV);
            StatisticalAssert.Follows(Below, energies);
            StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energyMeV => Below(leastMeV + (0.98 * (energyMeV - leastMeV))), energies));

            double Below(double energyMeV) => 1.0 - (terms.Over(spectrum.MomentsAbove(Math.Max(leastMeV, energyMeV))) / all);
        }
    }
}
