using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;

namespace JparcSim.Detector.Transport.Neutrons.Reactions;

/// <summary>The nucleus that knock-out leaves: its excitation energy and how it gets rid of it.</summary>
/// <remarks>
/// Excitation exponential with a mean of 10 MeV. Above 8 MeV the nucleus breaks up: that much is lost to binding, the rest is the energy
/// of an alpha (0.6), proton (0.2) or neutron (0.2; shares assumed). Below, it is bound: 40 % emit a gamma of 4.44 MeV (11B and 11C
/// have levels at 4.44 and 4.32 MeV), the others are left in the ground state.
/// </remarks>
internal static class NuclearResidue
{
    /// <summary>Energy that break-up takes, MeV.</summary>
    public const double BreakUpMeV = 8.0;

    /// <summary>Share of bound nuclei that emit a gamma.</summary>
    public const double GammaShare = 0.40;

    private const double MeanExcitationMeV = 10.0;
    private const double GammaMeV = 4.44;
    private const double AlphaShare = 0.60;
    private const double ProtonShare = 0.20;

    /// <summary>Draws excitation and decay, books the products; returns the energy taken from the reaction, MeV.</summary>
    public static double Sample(ref EventRandom random, double mostMeV, ReactionProducts products)
    {
        double excitationMeV = TruncatedExponential.Sample(ref random, MeanExcitationMeV, mostMeV);
        double u = random.Uniform();
        if (excitationMeV > BreakUpMeV)
        {
            ProductKind kind = u < AlphaShare ? ProductKind.Alpha
                : u < AlphaShare + ProtonShare ? ProductKind.Proton : ProductKind.Neutron;
            products.Bind(BreakUpMeV);
            products.Add(kind, excitationMeV - BreakUpMeV, Sampling.Isotropic(ref random));
            return excitationMeV;
        }

        if (u < GammaShare && mostMeV > GammaMeV)
        {
            products.Add(ProductKind.Gamma, GammaMeV, Sampling.Isotropic(ref random));
            return GammaMeV;
        }

        return 0.0;
    }
}
