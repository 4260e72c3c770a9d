using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;

namespace JparcSim.Detector.Transport.Neutrons.Reactions;

/// <summary>Reactions of a neutron with 12C as a whole.</summary>
internal static class DirectReactions
{
    // Assumed: mean energy of the three alphas in the rest frame of the excited carbon, where energy does not bound it.
    private const double MeanAlphaEnergyMeV = 4.0;
    private const double MostAlphaEnergyMeV = 40.0;

    /// <summary>Inelastic scattering to a level that emits one gamma, isotropic (assumed). Four words.</summary>
    public static void Gamma(ref EventRandom random, double kineticMeV, Vector3 direction, double levelMeV, ReactionProducts products)
    {
        double recoilMeV = DiffractiveScattering.Scatter(
            ref random, kineticMeV, direction, HadronMasses.Carbon12MeV, levelMeV, products);
        products.Add(ProductKind.Nucleus, recoilMeV, default);
        products.Add(ProductKind.Gamma, levelMeV, Sampling.Isotropic(ref random));
    }

    /// <summary>Inelastic scattering to the continuum that decays into three alphas of equal energy (assumed). Three words.</summary>
    public static void ThreeAlpha(ref EventRandom random, double kineticMeV, Vector3 direction, ReactionProducts products)
    {
        double mostMeV = Math.Min(
            MostAlphaEnergyMeV, (kineticMeV / CarbonChannels.ThresholdMeV(1.0)) - HadronMasses.ThreeAlphaCostMeV);
        double releasedMeV = TruncatedExponential.Sample(ref random, MeanAlphaEnergyMeV, mostMeV);
        double recoilMeV = DiffractiveScattering.Scatter(
            ref random, kineticMeV, direction, HadronMasses.Carbon12MeV, HadronMasses.ThreeAlphaCostMeV + releasedMeV, products);
        for (int i = 0; i < 3; i++)
        {
            products.Add(ProductKind.Alpha, (releasedMeV + recoilMeV) / 3.0, default);
        }

        products.Bind(HadronMasses.ThreeAlphaCostMeV);
    }

    /// <summary>
    /// A charged particle and a nucleus in its ground state, isotropic in the centre of mass (assumed). Two words.
    /// </summary>
    /// <remarks>The beta decay of 12B (29 ms, 13.4 MeV) is left out.</remarks>
    public static void Charged(
        ref EventRandom random, CarbonChannel channel, double kineticMeV, Vector3 direction, ReactionProducts products)
    {
        (ProductKind kind, double massMeV, double nucleusMassMeV, double costMeV) = channel switch
        {
            CarbonChannel.Alpha =>
                (ProductKind.Alpha, PhysicalConstants.AlphaMassMeV, HadronMasses.Beryllium9MeV, HadronMasses.AlphaCostMeV),
            CarbonChannel.Proton =>
                (ProductKind.Proton, PhysicalConstants.ProtonMassMeV, HadronMasses.Boron12MeV, HadronMasses.ProtonCostMeV),
            _ => (ProductKind.Deuteron, HadronMasses.DeuteronMeV, HadronMasses.Boron11MeV, HadronMasses.DeuteronCostMeV),
        };
        FourMomentum system = FourMomentum.Of(PhysicalConstants.NeutronMassMeV, kineticMeV, direction)
            + FourMomentum.Of(HadronMasses.Carbon12MeV, 0.0, default);
        (FourMomentum particle, FourMomentum nucleus) = TwoBody.Split(system, massMeV, nucleusMassMeV, Sampling.Isotropic(ref random));
        products.Add(kind, massMeV, particle);
        products.Add(ProductKind.Nucleus, nucleusMassMeV, nucleus);
        products.Bind(costMeV);
    }
}

/// <summary>An exponential distribution cut at a largest value.</summary>
internal static class TruncatedExponential
{
    /// <summary>Draws a value by inversion. One word.</summary>
    public static double Sample(ref EventRandom random, double mean, double largest) =>
        Math.Min(largest, -mean * Elementary.Log(1.0 - (random.Uniform() * (1.0 - Elementary.Exp(-largest / mean)))));
}
