using JparcSim.Generator;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

/// <summary>A target that no shipped detector has, against the formulas written down once more, with numbers of their own.</summary>
public class SodiumIodideTests
{
    private const double MuonMeV = 105.6583755;
    private const double ElectronMeV = 0.51099895;
    private const double Fermi = 1.1663788e-11;
    private const double HbarCMeVFm = 197.3269804;
    private const double Protons = 1e22;
    private const double EndPointMeV = ((MuonMeV * MuonMeV) - (ElectronMeV * ElectronMeV)) / (2.0 * MuonMeV);

    [Theory]
    [InlineData(3.0)]
    [InlineData(0.01)]
    public void Its_rate_is_that_of_the_formula(double thresholdKeVnr)
    {
        var nuclei = new ExposedNuclei("NaI", 250.0, 20.0, 0.0, thresholdKeVnr);
        GeneratorModel model = TestWorld.Model(
            TestWorld.Map(
                ("source", TestWorld.Map(("name", "mlf"), ("rmsM", 0.0))),
                ("channels", TestWorld.Channels(TestWorld.Map(("channel", "cevns"))))),
            nuclei: nuclei);
        double perNucleusCm2 = OfNucleusCm2(11, 12, 22.98977, 2.9936, thresholdKeVnr) + OfNucleusCm2(53, 74, 126.90447, 4.750, thresholdKeVnr);
        double molecules = 250e3 * 6.02214076e23 / (22.98977 + 126.90447);
        double expected = Protons * model.Source!.MuonPlusPerProton / (4.0 * Math.PI * 2000.0 * 2000.0) * molecules * perNucleusCm2;
        Assert.Equal(1.0, Assert.Single(model.Channels).ExpectedCount(Protons) / expected, 1e-4);
    }

    // All three flavours.
    private static double OfNucleusCm2(int z, int n, double atomicMassU, double chargeFm, double thresholdKeVnr)
    {
        const int Energies = 4000;
        double massMeV = (atomicMassU * 931.494102) - (z * ElectronMeV);
        double sum = OverRecoils(29.7920, -0.48);
        for (int i = 0; i < Energies; i++)
        {
            double x = (i + 0.5) / Energies;
            sum += 12.0 * x * x * (1.0 - x) / Energies * OverRecoils(x * EndPointMeV, -0.83);
            sum += 2.0 * x * x * (3.0 - (2.0 * x)) / Energies * OverRecoils(x * EndPointMeV, -0.48);
        }

        return sum;

        double OverRecoils(double energyMeV, double chargeRadius)
        {
            const int Recoils = 400;
            double least = Math.Sqrt(1e-3 * thresholdKeVnr);
            double greatest = Math.Sqrt(2.0 * energyMeV * energyMeV / (massMeV + (2.0 * energyMeV)));
            double recoils = 0.0;
            for (int i = 0; i < Recoils && greatest > least; i++)
            {
                double root = least + ((greatest - least) * (i + 0.5) / Recoils);
                recoils += 2.0 * root * (greatest - least) / Recoils * DensityCm2PerMeV(energyMeV, root * root, chargeRadius);
            }

            return recoils;
        }

        double DensityCm2PerMeV(double energyMeV, double recoilMeV, double chargeRadius)
        {
            const double MixingAngle = 0.23867;
            double shift = chargeRadius * 1e-32 / 3.0 * Math.Pow(80.377e3, 2) / Math.Pow(HbarCMeVFm * 1e-13, 2);
            double charge = (z * (1.0 - (4.0 * MixingAngle * (1.0 + shift)))) - n;
            double protonFm2 = (chargeFm * chargeFm) - 0.707 + (0.1161 * n / z);
            double neutronFm = Math.Sqrt(protonFm2) - 0.04 + (1.01 * (n - z) / (n + z));
            double tree = n - (z * (1.0 - (4.0 * MixingAngle)));
            double weakFm2 = (chargeFm * chargeFm) + (n / tree * ((neutronFm * neutronFm) - protonFm2 - (0.1161 * (((double)z * z) - (n * n)) / (z * n))));
            double perFm = Math.Sqrt(2.0 * massMeV * recoilMeV) / HbarCMeVFm;
            double x = perFm * Math.Sqrt(5.0 / 3.0 * (weakFm2 - (3.0 * 0.81)));
            double helm = 3.0 * (Math.Sin(x) - (x * Math.Cos(x))) / (x * x * x) * Math.Exp(-0.5 * 0.81 * perFm * perFm);
            double kinematics = 1.0 - (massMeV * recoilMeV / (2.0 * energyMeV * energyMeV)) - (recoilMeV / energyMeV) + (recoilMeV * recoilMeV / (2.0 * energyMeV * energyMeV));
            return Fermi * Fermi * massMeV / (4.0 * Math.PI) * charge * charge * helm * helm * kinematics * Math.Pow(HbarCMeVFm * 1e-13, 2);
        }
    }
}
