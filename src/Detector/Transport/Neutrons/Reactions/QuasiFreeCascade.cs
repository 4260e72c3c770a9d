using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;

namespace JparcSim.Detector.Transport.Neutrons.Reactions;

/// <summary>Knock-out: the neutron meets a bound nucleon as if it were free, and what leaves may meet another.</summary>
/// <remarks>
/// Up to three collisions. Each takes the removal energy (16 MeV for a proton, 18 for a neutron) and gives the residue the recoil of
/// the struck nucleon's Fermi motion (a filled sphere of 221 MeV/c); the first leaves the excitation of
/// <see cref="NuclearResidue"/> too. Struck protons: 0.75 of collisions of a neutron up to 60 MeV, falling to 0.6 at 300 MeV; the
/// mirror holds for protons. No further removal energy of deep shells and no Pauli blocking beyond it.
/// </remarks>
internal static class QuasiFreeCascade
{
    /// <summary>Removal energy of a proton, MeV.</summary>
    public const double ProtonRemovalMeV = 16.0;

    /// <summary>Removal energy of a neutron, MeV.</summary>
    public const double NeutronRemovalMeV = 18.0;

    private const int MostCollisions = 3;
    private const int MostTries = 32;
    private const double FermiMomentumMeV = 221.0;     // E. J. Moniz et al., Phys. Rev. Lett. 26 (1971) 445
    private const double SmallestLeftMeV = 1.0;
    private const double FurtherAboveMeV = 30.0;       // assumed: slower nucleons leave
    private const double FurtherShare = 0.3;           // assumed: mean chord of carbon over the free path inside, with Pauli blocking
    private const double UnlikeBelowMeV = 60.0;
    private const double UnlikeAboveMeV = 300.0;

    /// <summary>Share of collisions with a nucleon of the other kind.</summary>
    public static double UnlikeShare(double kineticMeV)
    {
        double way = Math.Clamp((kineticMeV - UnlikeBelowMeV) / (UnlikeAboveMeV - UnlikeBelowMeV), 0.0, 1.0);
        return 0.75 - (0.15 * way);
    }

    /// <summary>Makes the products of a reaction of a neutron above 20 MeV.</summary>
    public static void Sample(ref EventRandom random, double kineticMeV, Vector3 direction, ReactionProducts products)
    {
        var neutron = new Product(ProductKind.Neutron, kineticMeV, direction);
        ProductKind target = SampleTarget(ref random, neutron);
        double leftMeV = kineticMeV - RemovalMeV(target) - SmallestLeftMeV;
        double excitationMeV = NuclearResidue.Sample(ref random, leftMeV, products);
        int next = products.Count;
        Collide(ref random, neutron, target, excitationMeV, products);
        for (int collisions = 1; next < products.Count && collisions < MostCollisions;)
        {
            Product nucleon = products[next];
            if (!nucleon.IsNucleon || nucleon.KineticMeV < FurtherAboveMeV || random.Uniform() >= FurtherShare)
            {
                next++;
                continue;
            }

            products.Take(next);
            Collide(ref random, nucleon, SampleTarget(ref random, nucleon), 0.0, products);
            collisions++;
        }
    }

    private static double RemovalMeV(ProductKind target) => target == ProductKind.Proton ? ProtonRemovalMeV : NeutronRemovalMeV;

    private static ProductKind SampleTarget(ref EventRandom random, in Product projectile)
    {
        bool isUnlike = random.Uniform() < UnlikeShare(projectile.KineticMeV);
        return isUnlike == (projectile.Kind == ProductKind.Neutron) ? ProductKind.Proton : ProductKind.Neutron;
    }

    private static void Collide(
        ref EventRandom random, in Product projectile, ProductKind target, double excitationMeV, ReactionProducts products)
    {
        double projectileMassMeV = Product.MassMeV(projectile.Kind);
        double targetMassMeV = Product.MassMeV(target);
        double costMeV = RemovalMeV(target) + excitationMeV;
        var before = FourMomentum.Of(projectileMassMeV, projectile.KineticMeV, projectile.Direction);
        products.Bind(RemovalMeV(target));
        for (int i = 0; i < MostTries; i++)
        {
            double momentumMeV = FermiMomentumMeV * Elementary.Pow(random.Uniform(), 1.0 / 3.0);
            double recoilMeV = momentumMeV * momentumMeV / (2.0 * HadronMasses.Boron11MeV);
            var bound = new FourMomentum(targetMassMeV - costMeV - recoilMeV, momentumMeV * Sampling.Isotropic(ref random));
            FourMomentum system = before + bound;
            if (!TwoBody.IsOpen(system, projectileMassMeV, targetMassMeV))
            {
                continue;
            }

            products.Add(ProductKind.Nucleus, recoilMeV, default);
            if (!PionProduction.TrySample(ref random, projectile, target, system, products))
            {
                double anisotropy = projectile.Kind == target ? 0.0 : NucleonScattering.Anisotropy(projectile.KineticMeV);
                NucleonScattering.Split(ref random, before, system, anisotropy, projectile.Kind, target, products);
            }

            return;
        }

        // Near the threshold no motion of the nucleon may do: the energy is shared evenly at random, the nucleus takes the momentum.
        products.Add(ProductKind.Nucleus, 0.0, default);
        double leftMeV = projectile.KineticMeV - costMeV;
        double shareMeV = leftMeV * random.Uniform();
        products.Add(projectile.Kind, shareMeV, Sampling.Isotropic(ref random));
        products.Add(target, leftMeV - shareMeV, Sampling.Isotropic(ref random));
    }
}
