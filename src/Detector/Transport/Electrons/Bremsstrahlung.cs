using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Quenching;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Electrons;

/// <summary>Radiation of electrons and positrons.</summary>
/// <remarks>
/// H. W. Koch and J. W. Motz, Rev. Mod. Phys. 31 (1959) 920, formula 3BS(e): Schiff's spectrum in Born approximation with
/// approximate screening; Z^2 becomes Z (Z + 1) for the atomic electrons. Accuracy: 5 to 10 % above 2 MeV.
/// </remarks>
internal static class Bremsstrahlung
{
    /// <summary>Photons above this energy are followed; the softer radiation is left along the track, MeV.</summary>
    public const double DiscreteAboveMeV = 0.5;

    private const double ScreeningConstant = 111.0;
    private const int IntervalsPerUnitLog = 12;

    /// <summary>k dsigma/dk per atom, cm2.</summary>
    public static double SpectrumCm2(int atomicNumber, double kineticMeV, double photonMeV)
    {
        double before = kineticMeV + ElectronMassMeV;
        double after = before - photonMeV;
        if (!(after > ElectronMassMeV))
        {
            return 0.0;
        }

        double z3 = Elementary.Exp(Elementary.Log(atomicNumber) / 3.0) / ScreeningConstant;
        double recoil = photonMeV * ElectronMassMeV / (2.0 * before * after);
        double b = z3 / recoil;
        double logarithm = -Elementary.Log((recoil * recoil) + (z3 * z3));
        double arcTangent = Elementary.Atan2(b, 1.0);
        double b2 = b * b;
        double ratio = after / before;
        double first = logarithm + 1.0 - (2.0 / b * arcTangent);
        double second = (2.0 / b2 * Elementary.Log(1.0 + b2)) + (4.0 * (2.0 - b2) / (3.0 * b2 * b) * arcTangent)
            - (8.0 / (3.0 * b2)) + (2.0 / 9.0);
        double bracket = ((1.0 + (ratio * ratio) - (2.0 / 3.0 * ratio)) * first) + (ratio * second);
        double scale = 2.0 * FineStructureConstant * ElectronRadiusSquaredCm2 * atomicNumber * (atomicNumber + 1.0);
        return scale * Math.Max(0.0, bracket);
    }

    /// <summary>Photons above <see cref="DiscreteAboveMeV"/> per cm.</summary>
    public static double PhotonsPerCm(Material material, double kineticMeV) =>
        kineticMeV <= DiscreteAboveMeV ? 0.0 : Integral(material, kineticMeV, DiscreteAboveMeV, kineticMeV, power: 0);

    /// <summary>Energy radiated below <see cref="DiscreteAboveMeV"/>, MeV per cm.</summary>
    public static double SoftMeVPerCm(Material material, double kineticMeV)
    {
        double topMeV = Math.Min(DiscreteAboveMeV, kineticMeV);
        return Integral(material, kineticMeV, 1e-3 * topMeV, topMeV, power: 1);
    }

    /// <summary>All energy radiated, MeV per cm.</summary>
    public static double TotalMeVPerCm(Material material, double kineticMeV) =>
        Integral(material, kineticMeV, 1e-4 * kineticMeV, kineticMeV, power: 1);

    /// <summary>Samples the energy of a photon above <see cref="DiscreteAboveMeV"/> in light material, MeV.</summary>
    /// <remarks>Rejection from 1/k; the shape is that of carbon, whose screening differs little from hydrogen's.</remarks>
    public static double SampleMeV(ref EventRandom random, double kineticMeV)
    {
        int z = Element.Carbon.AtomicNumber;
        double logarithm = Elementary.Log(kineticMeV / DiscreteAboveMeV);
        double largest = Bound * SpectrumCm2(z, kineticMeV, DiscreteAboveMeV);
        while (true)
        {
            double photonMeV = DiscreteAboveMeV * Elementary.Exp(logarithm * random.Uniform());
            if (largest * random.Uniform() < SpectrumCm2(z, kineticMeV, photonMeV))
            {
                return photonMeV;
            }
        }
    }

    /// <summary>The spectrum k dsigma/dk falls with k within 2 % for the kinetic energies met; a test says so.</summary>
    internal const double Bound = 1.02;

    private static double Integral(Material material, double kineticMeV, double fromMeV, double toMeV, int power)
    {
        double length = Elementary.Log(toMeV / fromMeV);
        int intervals = Math.Max(4, (int)Math.Ceiling(IntervalsPerUnitLog * length));
        double sum = 0.0;
        foreach ((Element element, double _) in MeanExcitation.Ordered(material))
        {
            double perElement = 0.0;
            for (int i = 0; i < intervals; i++)
            {
                double photonMeV = fromMeV * Elementary.Exp(length * (i + 0.5) / intervals);
                perElement += SpectrumCm2(element.AtomicNumber, kineticMeV, photonMeV) * (power == 0 ? 1.0 : photonMeV);
            }

            sum += perElement * material.AtomsPerCm3(element) * length / intervals;
        }

        return sum;
    }
}
