using JparcSim.Core.Physics;

namespace JparcSim.Detector.Transport.Hadrons;

/// <summary>Masses of nuclei and pions in reactions, MeV, without electrons. AME 2020 and PDG 2024, from memory: 1 keV.</summary>
internal static class HadronMasses
{
    /// <summary>Deuteron.</summary>
    public const double DeuteronMeV = 1875.6129;

    /// <summary>Triton.</summary>
    public const double TritonMeV = 2808.9211;

    /// <summary>Neutral pion.</summary>
    public const double NeutralPionMeV = 134.9768;

    /// <summary>12C.</summary>
    public const double Carbon12MeV = 11174.863;

    /// <summary>Energy that 12C(n,alpha)9Be takes, MeV.</summary>
    public const double AlphaCostMeV = 5.702;

    /// <summary>Energy that 12C(n,p)12B takes, MeV.</summary>
    public const double ProtonCostMeV = 12.587;

    /// <summary>Energy that 12C(n,d)11B takes, MeV.</summary>
    public const double DeuteronCostMeV = 13.732;

    /// <summary>Energy that the break-up of 12C into three alphas takes, MeV.</summary>
    public const double ThreeAlphaCostMeV = 7.275;

    /// <summary>9Be.</summary>
    public const double Beryllium9MeV = Carbon12MeV + PhysicalConstants.NeutronMassMeV - PhysicalConstants.AlphaMassMeV + AlphaCostMeV;

    /// <summary>12B.</summary>
    public const double Boron12MeV = Carbon12MeV + PhysicalConstants.NeutronMassMeV - PhysicalConstants.ProtonMassMeV + ProtonCostMeV;

    /// <summary>11B; stands for 11C too where only a recoil is wanted.</summary>
    public const double Boron11MeV = Carbon12MeV + PhysicalConstants.NeutronMassMeV - DeuteronMeV + DeuteronCostMeV;
}
