using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Transport.Cascades;

/// <summary>What is known of an even gadolinium nucleus between its neutron separation energy and its ground state.</summary>
/// <param name="QMeV">Energy released by the capture, MeV.</param>
/// <param name="TwoPlusMeV">First level of the ground-state band, MeV.</param>
/// <param name="FourPlusMeV">Second level of the ground-state band, MeV.</param>
/// <param name="PrimaryShare">Share of captures that start with one of the strong primary gammas.</param>
/// <param name="Primaries">Strong primary gammas, MeV, with relative weights.</param>
/// <param name="LowDipole">First giant dipole resonance.</param>
/// <param name="HighDipole">Second giant dipole resonance.</param>
internal sealed record GadoliniumScheme(
    double QMeV,
    double TwoPlusMeV,
    double FourPlusMeV,
    double PrimaryShare,
    (double EnergyMeV, double Weight)[] Primaries,
    DipoleResonance LowDipole,
    DipoleResonance HighDipole)
{
    /// <summary>Share of gammas into the ground-state band that reach the ground state: assumed.</summary>
    public const double ToGroundShare = 0.2;

    /// <summary>Share of gammas into the ground-state band that reach its 2+ level: assumed.</summary>
    public const double ToSecondShare = 0.5;

    /// <summary>Strength of gammas into the band relative to those into the levels above it.</summary>
    /// <remarks>Assumed, so that gammas above 7 MeV are as rare as observed: a few in a thousand captures.</remarks>
    public const double BandHindrance = 0.15;

    /// <summary>Share of levels that an electric dipole gamma can reach: half by parity, about a third by spin.</summary>
    public const double ReachableShare = 0.15;

    // Constant-temperature level density: T. von Egidy and D. Bucurescu, Phys. Rev. C 72 (2005) 044311, rounded, without shift.
    private const double TemperatureMeV = 0.56;

    /// <summary>158Gd*, from 157Gd.</summary>
    public static readonly GadoliniumScheme Gd158 = new(
        7.937, 0.0795, 0.2615, 0.0694,
        [
            (6.750, 0.348), (5.903, 0.169), (5.595, 0.096), (5.669, 0.091), (5.167, 0.087), (6.420, 0.047), (5.543, 0.03), (5.784, 0.03),
            (6.672, 0.03),
        ],
        new DipoleResonance(11.7, 2.6, 165.0),
        new DipoleResonance(14.9, 3.8, 249.0));

    /// <summary>156Gd*, from 155Gd.</summary>
    public static readonly GadoliniumScheme Gd156 = new(
        8.536, 0.0890, 0.2882, 0.0278,
        [(8.448, 0.006), (7.382, 0.084), (7.288, 0.163), (6.474, 0.127), (6.430, 0.116), (6.348, 0.109)],
        new DipoleResonance(11.2, 2.6, 180.0),
        new DipoleResonance(15.2, 3.6, 242.0));

    /// <summary>
    /// Relative probability of a gamma per level: f(E) E^3 of the two resonances at the temperature of the level density.
    /// </summary>
    public double Strength(double energyMeV)
    {
        double square = energyMeV * energyMeV;
        return square * energyMeV * (LowDipole.Strength(energyMeV, TemperatureMeV) + HighDipole.Strength(energyMeV, TemperatureMeV));
    }

    /// <summary>Level density, per MeV.</summary>
    public static double LevelsPerMeV(double excitationMeV) => Elementary.Exp(excitationMeV / TemperatureMeV) / TemperatureMeV;
}

/// <summary>
/// A giant dipole resonance of a hot nucleus: the generalised Lorentzian of J. Kopecky and M. Uhl, Phys. Rev. C 41 (1990) 1941.
/// </summary>
/// <param name="EnergyMeV">Centre, MeV.</param>
/// <param name="WidthMeV">Width, MeV.</param>
/// <param name="PeakMb">Photo-absorption cross section at the centre, mb.</param>
internal readonly record struct DipoleResonance(double EnergyMeV, double WidthMeV, double PeakMb)
{
    /// <summary>Strength function, in units of 8.68e-8 mb-1 MeV-2 times mb MeV2, of a final state of some nuclear temperature.</summary>
    public double Strength(double energyMeV, double temperatureMeV)
    {
        double hot = 4.0 * Math.PI * Math.PI * temperatureMeV * temperatureMeV;
        double centreSquared = EnergyMeV * EnergyMeV;
        double width = WidthMeV * ((energyMeV * energyMeV) + hot) / centreSquared;
        double distance = (energyMeV * energyMeV) - centreSquared;
        double resonance = energyMeV * width / ((distance * distance) + (energyMeV * energyMeV * width * width));
        double constant = 0.7 * WidthMeV * hot / (centreSquared * centreSquared * EnergyMeV);
        return PeakMb * WidthMeV * (resonance + constant);
    }
}
