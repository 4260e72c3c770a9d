using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;

namespace JparcSim.Detector.Transport.Neutrons.Reactions;

/// <summary>
/// Elastic scattering of nucleons by nucleons: angles 1 + b cos2 in the centre of mass for unlike ones, isotropic for like ones.
/// </summary>
/// <remarks>
/// b = 2 (E / 90 MeV)^2: J. L. Gammel, Fast Neutron Physics II (1963). Above 127 MeV b stays at 4 (assumed: measured ratios of
/// 180 to 90 degrees are 5 to 7 between 200 and 400 MeV, with narrower peaks than this form has).
/// </remarks>
internal static class NucleonScattering
{
    private const double ReferenceMeV = 90.0;
    private const double LargestAnisotropy = 4.0;

    /// <summary>The coefficient b at an energy.</summary>
    public static double Anisotropy(double kineticMeV)
    {
        double ratio = kineticMeV / ReferenceMeV;
        return Math.Min(LargestAnisotropy, 2.0 * ratio * ratio);
    }

    /// <summary>Cosine of the angle in the centre of mass: density (1 + b c2) / (2 + 2 b / 3). Two words.</summary>
    public static double SampleCosine(ref EventRandom random, double anisotropy)
    {
        bool isIsotropic = random.Uniform() * (1.0 + (anisotropy / 3.0)) < 1.0;
        double x = (2.0 * random.Uniform()) - 1.0;
        return isIsotropic || x == 0.0 ? x : Math.CopySign(Elementary.Pow(Math.Abs(x), 1.0 / 3.0), x);
    }

    /// <summary>
    /// A collision of a neutron with a free proton at rest: elastic, or with a pion. Three words when elastic below 300 MeV.
    /// </summary>
    public static void OnProton(ref EventRandom random, double kineticMeV, Vector3 direction, ReactionProducts products)
    {
        var neutron = FourMomentum.Of(PhysicalConstants.NeutronMassMeV, kineticMeV, direction);
        FourMomentum system = neutron + FourMomentum.Of(PhysicalConstants.ProtonMassMeV, 0.0, default);
        var projectile = new Product(ProductKind.Neutron, kineticMeV, direction);
        if (!PionProduction.TrySample(ref random, projectile, ProductKind.Proton, system, products))
        {
            Split(ref random, neutron, system, Anisotropy(kineticMeV), ProductKind.Neutron, ProductKind.Proton, products);
        }
    }

    /// <summary>Shares a system of two nucleons among them, at an angle to the first one's momentum before. Three words.</summary>
    public static void Split(
        ref EventRandom random,
        in FourMomentum projectile,
        in FourMomentum system,
        double anisotropy,
        ProductKind first,
        ProductKind second,
        ReactionProducts products)
    {
        Vector3 axis = projectile.SeenFrom(system).MomentumMeV.Normalized();
        double cosTheta = SampleCosine(ref random, anisotropy);
        (double sinPhi, double cosPhi) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        double firstMassMeV = Product.MassMeV(first);
        double secondMassMeV = Product.MassMeV(second);
        (FourMomentum one, FourMomentum other) = TwoBody.Split(
            system, firstMassMeV, secondMassMeV, axis.Rotated(cosTheta, cosPhi, sinPhi));
        products.Add(first, firstMassMeV, one);
        products.Add(second, secondMassMeV, other);
    }
}
