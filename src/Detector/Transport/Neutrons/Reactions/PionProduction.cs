using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;

namespace JparcSim.Detector.Transport.Neutrons.Reactions;

/// <summary>One pion out of a collision of two nucleons, by way of the Delta(1232).</summary>
/// <remarks>
/// Share of collisions: 0 at 300 MeV, 10 % at 400, 60 % from 1500 MeV on, straight lines between (the measured inelastic part of n-p
/// lies within a third; several pions count as one). Charges by isospin 3/2; the resonance's mass after Breit and Wigner with
/// constant width; nucleon and Delta, and the Delta's decay, isotropic (assumed).
/// </remarks>
internal static class PionProduction
{
    private const double DeltaMeV = 1232.0;
    private const double HalfWidthMeV = 58.5;
    private const double MarginMeV = 0.1;

    private const double ThresholdMeV = 300.0;
    private const double KneeMeV = 400.0;
    private const double ShareAtKnee = 0.10;
    private const double FlatAboveMeV = 1500.0;
    private const double LargestShare = 0.60;

    /// <summary>Share of collisions that make a pion.</summary>
    public static double Share(double kineticMeV) => kineticMeV < KneeMeV
        ? Math.Max(0.0, ShareAtKnee * (kineticMeV - ThresholdMeV) / (KneeMeV - ThresholdMeV))
        : Math.Min(LargestShare, ShareAtKnee + ((LargestShare - ShareAtKnee) * (kineticMeV - KneeMeV) / (FlatAboveMeV - KneeMeV)));

    /// <summary>Draws whether a collision makes a pion and, if so, books the products; false when it is elastic.</summary>
    /// <param name="random">Stream.</param>
    /// <param name="projectile">The nucleon that comes.</param>
    /// <param name="target">The nucleon struck.</param>
    /// <param name="system">Both together.</param>
    /// <param name="products">Receives two nucleons and a pion.</param>
    public static bool TrySample(
        ref EventRandom random, in Product projectile, ProductKind target, in FourMomentum system, ReactionProducts products)
    {
        double share = Share(projectile.KineticMeV);
        if (share == 0.0 || random.Uniform() >= share)
        {
            return false;
        }

        (ProductKind spectator, ProductKind nucleon, ProductKind pion) = Charges(ref random, projectile.Kind, target);
        double spectatorMeV = Product.MassMeV(spectator);
        double nucleonMeV = Product.MassMeV(nucleon);
        double pionMeV = Product.MassMeV(pion);
        double smallest = nucleonMeV + pionMeV;
        double largest = Math.Sqrt(system.MassSquaredMeV2) - spectatorMeV - MarginMeV;
        if (largest <= smallest)
        {
            return false;
        }

        double resonanceMeV = SampleMassMeV(random.Uniform(), smallest, largest);
        (FourMomentum first, FourMomentum resonance) = TwoBody.Split(system, spectatorMeV, resonanceMeV, Sampling.Isotropic(ref random));
        (FourMomentum second, FourMomentum meson) = TwoBody.Split(resonance, nucleonMeV, pionMeV, Sampling.Isotropic(ref random));
        products.Add(spectator, spectatorMeV, first);
        products.Add(nucleon, nucleonMeV, second);
        products.Add(pion, pionMeV, meson);
        products.Bind(spectatorMeV + smallest - Product.MassMeV(projectile.Kind) - Product.MassMeV(target));
        return true;
    }

    /// <summary>Mass of the resonance between two borders: the quantile of a Cauchy distribution, MeV.</summary>
    public static double SampleMassMeV(double u, double smallestMeV, double largestMeV)
    {
        double low = Elementary.Atan2(smallestMeV - DeltaMeV, HalfWidthMeV);
        double high = Elementary.Atan2(largestMeV - DeltaMeV, HalfWidthMeV);
        (double sin, double cos) = Elementary.SinCos(low + (u * (high - low)));
        return Math.Clamp(DeltaMeV + (HalfWidthMeV * sin / cos), smallestMeV, largestMeV);
    }

    // Like pairs (total isospin 1): 1/6 with a neutral pion; unlike pairs: 2/3. Charge decides the nucleons beside the pion.
    private static (ProductKind Spectator, ProductKind Nucleon, ProductKind Pion) Charges(
        ref EventRandom random, ProductKind projectile, ProductKind target)
    {
        double u = random.Uniform();
        if (projectile == target)
        {
            bool isNeutron = target == ProductKind.Neutron;
            return u < 1.0 / 6.0
                ? (target, target, ProductKind.NeutralPion)
                : isNeutron
                    ? (ProductKind.Proton, ProductKind.Neutron, ProductKind.NegativePion)
                    : (ProductKind.Neutron, ProductKind.Proton, ProductKind.PositivePion);
        }

        return u switch
        {
            < 1.0 / 3.0 => (ProductKind.Neutron, ProductKind.Proton, ProductKind.NeutralPion),
            < 2.0 / 3.0 => (ProductKind.Proton, ProductKind.Neutron, ProductKind.NeutralPion),
            < 5.0 / 6.0 => (ProductKind.Neutron, ProductKind.Neutron, ProductKind.PositivePion),
            _ => (ProductKind.Proton, ProductKind.Proton, ProductKind.NegativePion),
        };
    }
}
