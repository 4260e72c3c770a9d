using JparcSim.Core.Numerics;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Cevns;

/// <summary>Rates above thresholds down to 1 eV, where a magnetic moment and a light mediator are steep, against the integral in the other order.</summary>
public class LowThresholdTests
{
    public static TheoryData<string, double, CevnsModification> Cases
    {
        get
        {
            CevnsModification none = CevnsModification.None;
            CevnsModification[] changes =
            [
                none, none with { MagneticMomentNuE1em10MuB = 30.0, MagneticMomentNuMu1em10MuB = 20.0 }, none with { CouplingBL = 1e-4 },
                none with { CouplingBL = 1e-4, MediatorMassMeV = 0.1 }, none with { CouplingBL = 3e-5, MediatorMassMeV = 5.0, MagneticMomentNuMu1em10MuB = 1.0 },
            ];
            var cases = new TheoryData<string, double, CevnsModification>();
            foreach (string target in new[] { "CsI", "Ge", "Ar" })
            {
                foreach (double thresholdKeVnr in new[] { 1e-3, 1e-2, 0.1 })
                {
                    foreach (CevnsModification change in changes)
                    {
                        cases.Add(target, thresholdKeVnr, change);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rates_are_right_to_1e_6(string target, double thresholdKeVnr, CevnsModification modification)
    {
        var model = new CevnsModel(RecoilTargets.Of(target, RadiiSet.Physical), FormFactorKind.Helm, modification, 20.0, 0.3);
        foreach (RecoilSpectrum spectrum in model.Spectra())
        {
            double expected = Integral(spectrum, 1e-3 * thresholdKeVnr);
            Assert.Equal(1.0, spectrum.AboveCm2(1e-3 * thresholdKeVnr) / expected, 1e-6);
        }
    }

    // Recoils inside, in the logarithm; energies outside.
    private static double Integral(RecoilSpectrum spectrum, double leastMeV)
    {
        return spectrum.Flavour.Spectrum() is { } flux
            ? GaussLegendre.Integrate(
                energy => flux.DensityPerMeV(energy) * OverRecoils(energy), spectrum.Isotope.MinEnergyMeV(leastMeV), DecayAtRestSpectrum.EndPointMeV, 40)
            : OverRecoils(DecayAtRestSpectrum.PionLineMeV);

        double OverRecoils(double energyMeV) => GaussLegendre.Integrate(
            logarithm => Math.Exp(logarithm) * spectrum.CrossSection.DensityCm2PerMeV(energyMeV, Math.Exp(logarithm)),
            Math.Log(leastMeV), Math.Log(spectrum.Isotope.MaxRecoilMeV(energyMeV)), 40);
    }
}
