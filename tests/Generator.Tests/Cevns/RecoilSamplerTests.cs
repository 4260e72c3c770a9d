using JparcSim.Core.Random;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

public class RecoilSamplerTests
{
    private const int Events = 200_000;
    private const double MinRecoilMeV = 0.9e-3;

    public static TheoryData<string, CevnsModification> Models => new()
    {
        { "Xe", CevnsModification.None },
        { "Ar", CevnsModification.None },
        { "CsI", new CevnsModification { MagneticMomentNuE1em10MuB = 30.0, MagneticMomentNuMu1em10MuB = 20.0 } },
        { "Ge", new CevnsModification { CouplingBL = 3e-5, MediatorMassMeV = 5.0 } },
        { "Xe", new CevnsModification { NsiUp = new QuarkCouplings(0.1, -0.05, 0.1, 0.02, 0.03), NeutronRadiusFm = 5.2 } },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Recoils_and_energies_follow_their_densities_and_a_bias_of_2_percent_would_show(string target, CevnsModification modification)
    {
        RecoilSampler sampler = Sampler(target, modification);
        foreach (CevnsFlavour flavour in CevnsFlavours.All)
        {
            CevnsInteraction[] sample = Draw(sampler, flavour);
            double[] recoils = [.. sample.Select(each => each.RecoilMeV)];
            Func<double, double> cumulative = Tabulated(recoil => Sum(sampler, flavour, spectrum => spectrum.BetweenCm2(MinRecoilMeV, recoil)), MinRecoilMeV, 0.2);
            StatisticalAssert.Follows(cumulative, recoils);
            StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(recoil => cumulative(0.98 * recoil), recoils));
            if (flavour != CevnsFlavour.NuMu)
            {
                double[] energies = [.. sample.Select(each => each.EnergyMeV)];
                Func<double, double> ofEnergy = Tabulated(energy => Sum(sampler, flavour, spectrum => BelowEnergy(spectrum, energy)), 3.0, 52.83);
                StatisticalAssert.Follows(ofEnergy, energies);
                StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => ofEnergy(0.98 * energy), energies));
            }
        }
    }

    [Fact]
    public void Isotopes_are_drawn_by_their_rates()
    {
        RecoilSampler sampler = Sampler("Xe", CevnsModification.None);
        CevnsInteraction[] sample = Draw(sampler, CevnsFlavour.NuMuBar);
        RecoilSpectrum[] spectra = [.. sampler.Spectra.Where(each => each.Flavour == CevnsFlavour.NuMuBar)];
        for (int i = 0; i < spectra.Length; i++)
        {
            double share = spectra[i].Fraction * spectra[i].AboveCm2(MinRecoilMeV) / sampler.RatesCm2[(int)CevnsFlavour.NuMuBar];
            StatisticalAssert.FractionIs(share, sample.Count(each => each.Isotope == i), Events);
        }
    }

    [Fact]
    public void The_same_address_draws_the_same_interaction()
    {
        RecoilSampler sampler = Sampler("Ge", CevnsModification.None);
        Assert.Equal(Draw(sampler, CevnsFlavour.NuE)[..100], Draw(sampler, CevnsFlavour.NuE)[..100]);
    }

    private static RecoilSampler Sampler(string target, CevnsModification modification) => new(
        new CevnsModel(RecoilTargets.Of(target, RadiiSet.Physical), FormFactorKind.Helm, modification, 20.0, 0.3), MinRecoilMeV);

    private static CevnsInteraction[] Draw(RecoilSampler sampler, CevnsFlavour flavour)
    {
        var sample = new CevnsInteraction[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(77, (ulong)i, RandomStage.Interaction);
            sample[i] = sampler.Sample(flavour, ref random);
        }

        return sample;
    }

    private static double Sum(RecoilSampler sampler, CevnsFlavour flavour, Func<RecoilSpectrum, double> of) =>
        sampler.Spectra.Where(each => each.Flavour == flavour).Sum(each => each.Fraction * of(each));

    // The rate of neutrinos below an energy, by an order of integration other than the sampler's: recoil inside, energy outside.
    private static double BelowEnergy(RecoilSpectrum spectrum, double energyMeV) => JparcSim.Core.Numerics.GaussLegendre.Integrate(
        energy =>
        {
            double maxMeV = spectrum.Isotope.MaxRecoilMeV(energy);
            return maxMeV <= MinRecoilMeV
                ? 0.0
                : spectrum.Flavour.Spectrum()!.DensityPerMeV(energy) * JparcSim.Core.Numerics.GaussLegendre.Integrate(
                    recoil => spectrum.CrossSection.DensityCm2PerMeV(energy, recoil), MinRecoilMeV, maxMeV, 2);
        },
        spectrum.Isotope.MinEnergyMeV(MinRecoilMeV), Math.Max(energyMeV, spectrum.Isotope.MinEnergyMeV(MinRecoilMeV)), 3);

    private static Func<double, double> Tabulated(Func<double, double> cumulative, double from, double to)
    {
        const int Points = 300;
        double[] values = [.. Enumerable.Range(0, Points + 1).Select(i => cumulative(At(i)))];
        return x =>
        {
            double place = Math.Clamp(Math.Sqrt(Math.Max(0.0, (x - from) / (to - from))) * Points, 0.0, Points - 1e-9);
            int i = (int)place;
            double part = (x - At(i)) / (At(i + 1) - At(i));
            return (values[i] + (Math.Clamp(part, 0.0, 1.0) * (values[i + 1] - values[i]))) / values[Points];
        };

        double At(int i) => from + ((to - from) * i * i / ((double)Points * Points));
    }
}
