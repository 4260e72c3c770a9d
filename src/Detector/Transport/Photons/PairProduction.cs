using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Photons;

/// <summary>Creation of an electron-positron pair by a photon, in the field of a nucleus or an electron.</summary>
internal static class PairProduction
{
    private const double FitFromMeV = 1.5;

    /// <summary>Total cross section per atom, cm2; zero below 1.022 MeV.</summary>
    /// <remarks>
    /// L. Urban's fit to J. H. Hubbell, H. A. Gimm and I. Overbo, J. Phys. Chem. Ref. Data 9 (1980) 1023 (Geant4 Physics
    /// Reference Manual, "Gamma conversion"): within 5 % above 1.5 MeV; below, quadratic to the threshold.
    /// </remarks>
    public static double TotalCm2(double energyMeV, int atomicNumber)
    {
        const double Threshold = 2.0 * ElectronMassMeV;
        if (!(energyMeV > Threshold))
        {
            return 0.0;
        }

        double x = Elementary.Log(Math.Max(energyMeV, FitFromMeV) / ElectronMassMeV);
        double f1 = 878.42 + (x * (-1962.5 + (x * (1294.9 + (x * (-200.28 + (x * (12.575 + (x * -0.28333)))))))));
        double f2 = -10.342 + (x * (17.692 + (x * (-8.2381 + (x * (1.3063 + (x * (-0.090815 + (x * 0.0023586)))))))));
        double f3 = -452.63 + (x * (1116.1 + (x * (-867.49 + (x * (217.73 + (x * (-20.467 + (x * 0.65372)))))))));
        double microbarn = atomicNumber * (atomicNumber + 1.0) * (f1 + (f2 * atomicNumber) + (f3 / atomicNumber));
        double rise = Math.Min(1.0, (energyMeV - Threshold) / (FitFromMeV - Threshold));
        return Math.Max(0.0, microbarn) * rise * rise * 1e-6 * BarnCm2;
    }

    /// <summary>Samples the kinetic energy of the electron; the positron has the rest. One word.</summary>
    /// <remarks>Uniform sharing: the Bethe-Heitler spectrum is flat within 15 % below 20 MeV.</remarks>
    public static double SampleElectronMeV(ref EventRandom random, double energyMeV) =>
        random.Uniform() * (energyMeV - (2.0 * ElectronMassMeV));
}
