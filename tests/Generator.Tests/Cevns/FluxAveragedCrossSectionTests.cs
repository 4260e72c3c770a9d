using JparcSim.Generator.Beam;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

/// <summary>
/// Cross sections averaged over the flux against the formulas written down once more: recoils inside, neutrino energies outside, by
/// Simpson's rule, where the code has closed moments of the flux inside and recoils outside. Constants are typed in from PDG 2024 and CODATA 2018.
/// </summary>
public class FluxAveragedCrossSectionTests
{
    private const double Fermi = 1.1663788e-11;
    private const double HbarC = 197.32698;
    private const double Muon = 105.6583755;
    private const double Pion = 139.57039;
    private const double Electron = 0.51099895;
    private const double Angle = 0.23867;
    private const double WBoson = 80369.2;
    private const int Intervals = 160;

    public static TheoryData<string, RadiiSet, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, RadiiSet, double>();
            foreach (RadiiSet radii in new[] { RadiiSet.Paper, RadiiSet.Physical })
            {
                foreach ((string target, double thresholdKeV) in new[] { ("CsI", 2.0), ("Ge", 0.3), ("Xe", 0.9), ("Ar", 0.9) })
                {
                    cases.Add(target, radii, thresholdKeV);
                    cases.Add(target, radii, 1e-6);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Those_of_every_isotope_and_flavour_are_those_of_the_formulas(string target, RadiiSet radii, double thresholdKeV)
    {
        var model = new CevnsModel(RecoilTargets.Of(target, radii), FormFactorKind.Helm, CevnsModification.None, 20.0, 0.3);
        foreach (RecoilSpectrum spectrum in model.Spectra())
        {
            double expected = Average(spectrum.Isotope, spectrum.Flavour, 1e-3 * thresholdKeV);
            Assert.InRange(expected, 1e-40, 4e-38);
            Assert.Equal(expected, spectrum.AboveCm2(1e-3 * thresholdKeV), 1e-4 * expected);
        }
    }

    [Fact]
    public void A_year_brings_the_fluence_of_the_page()
    {
        double protons = ProtonBeam.ProtonsPerSpill(1.3e6) * ProtonBeam.SpillRateHz * 3600.0 * 3600.0;
        var model = new CevnsModel(RecoilTargets.Of("CsI", RadiiSet.Paper), FormFactorKind.Helm, CevnsModification.None, 20.0, 0.3);
        Assert.Equal(3.505e22, protons, 0.0005e22);
        Assert.Equal(3.068e14, 0.44 * protons * model.FluencePerCm2, 0.0015e14);
    }

    [Theory]
    [InlineData("CsI", -51.6)]
    [InlineData("Xe", -52.5)]
    public void The_mirror_of_no_charge_radius_lies_where_the_page_has_it(string target, double expected)
    {
        double mean = RecoilTargets.Of(target, RadiiSet.Paper).Isotopes.Sum(each =>
        {
            (int z, int n) = (each.Isotope.Protons, each.Isotope.Neutrons);
            double none = WeakCharge.WithRadius(z, n, Angle, 0.0);
            double perUnit = WeakCharge.WithRadius(z, n, Angle, 1.0) - none;
            return each.Fraction * -2.0 * none / perUnit;
        });
        Assert.Equal(expected, mean, 0.005 * Math.Abs(expected));
    }

    [Theory]
    [InlineData("CsI", 0)]
    [InlineData("Ar", 0)]
    public void The_greatest_recoil_is_that_of_two_bodies(string target, int isotope)
    {
        Isotope nucleus = RecoilTargets.Of(target, RadiiSet.Paper).Isotopes[isotope].Isotope;
        double mass = (nucleus.AtomicMassU * 931.49410) - (nucleus.Protons * Electron);
        foreach (double energy in new[] { 5.0, 29.79, 52.83 })
        {
            // Straight back: the nucleus takes E + E' of momentum and E - E' of energy, with E' = E / (1 + 2 E / M).
            double left = energy / (1.0 + (2.0 * energy / mass));
            Assert.Equal(energy - left, nucleus.MaxRecoilMeV(energy), 1e-9);
            Assert.Equal(energy, nucleus.MinEnergyMeV(energy - left), 1e-6);
        }
    }

    private static double Average(Isotope isotope, CevnsFlavour flavour, double fromMeV)
    {
        if (flavour == CevnsFlavour.NuMu)
        {
            return AtEnergy(isotope, flavour, ((Pion * Pion) - (Muon * Muon)) / (2.0 * Pion), fromMeV);
        }

        double mass = Mass(isotope);
        double end = ((Muon * Muon) - (Electron * Electron)) / (2.0 * Muon);
        double least = 0.5 * (fromMeV + Math.Sqrt(fromMeV * (fromMeV + (2.0 * mass))));
        return Simpson(
            energy =>
            {
                double x = energy / end;
                double density = flavour == CevnsFlavour.NuE ? 12.0 * x * x * (1.0 - x) : 2.0 * x * x * (3.0 - (2.0 * x));
                return density / end * AtEnergy(isotope, flavour, energy, fromMeV);
            },
            least, end);
    }

    private static double AtEnergy(Isotope isotope, CevnsFlavour flavour, double energy, double fromMeV)
    {
        double mass = Mass(isotope);
        double greatest = 2.0 * energy * energy / (mass + (2.0 * energy));
        (double z, double n) = (isotope.Protons, isotope.Neutrons);
        double radius = flavour == CevnsFlavour.NuE ? -0.83 : -0.48;
        double charge = -n + (z * (1.0 - (4.0 * Angle * (1.0 + (1e-6 * radius * WBoson * WBoson / (3.0 * HbarC * HbarC))))));
        double factor = Fermi * Fermi * mass * charge * charge / (4.0 * Math.PI) * HbarC * HbarC * 1e-26;
        double square = WeakRadiusSquare(isotope);
        return greatest <= fromMeV ? 0.0 : factor * Simpson(
            recoil => Math.Pow(Helm(Math.Sqrt(2.0 * mass * recoil) / HbarC, square), 2.0)
                * (1.0 - (mass * recoil / (2.0 * energy * energy)) - (recoil / energy) + (recoil * recoil / (2.0 * energy * energy))),
            fromMeV, greatest);
    }

    private static double Mass(Isotope isotope) => (isotope.AtomicMassU * 931.49410) - (isotope.Protons * Electron);

    private static double WeakRadiusSquare(Isotope isotope)
    {
        (double z, double n, NuclearRadii radii) = (isotope.Protons, isotope.Neutrons, isotope.Radii);
        double charge = n - (z * (1.0 - (4.0 * Angle)));
        return (radii.ChargeFm * radii.ChargeFm)
            + (n / charge * ((radii.NeutronFm * radii.NeutronFm) - (radii.ProtonFm * radii.ProtonFm) - (((z * z) - (n * n)) / (z * n) * 0.1161)));
    }

    private static double Helm(double perFm, double radiusSquareFm2)
    {
        const double SkinFm = 0.9;
        double x = perFm * Math.Sqrt(5.0 / 3.0 * (radiusSquareFm2 - (3.0 * SkinFm * SkinFm)));
        return 3.0 * (Math.Sin(x) - (x * Math.Cos(x))) / (x * x * x) * Math.Exp(-0.5 * perFm * perFm * SkinFm * SkinFm);
    }

    private static double Simpson(Func<double, double> function, double from, double to)
    {
        double step = (to - from) / Intervals;
        double sum = function(from) + function(to);
        for (int i = 1; i < Intervals; i++)
        {
            sum += (i % 2 == 1 ? 4.0 : 2.0) * function(from + (i * step));
        }

        return sum * step / 3.0;
    }
}
