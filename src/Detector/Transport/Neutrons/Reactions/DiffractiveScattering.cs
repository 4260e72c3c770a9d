using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;

namespace JparcSim.Detector.Transport.Neutrons.Reactions;

/// <summary>Scattering of neutrons by a whole nucleus, left in its ground state or in an excited one.</summary>
/// <remarks>
/// Below 20 MeV isotropic in the centre of mass (assumed); above, exp(-B |t|) in the squared momentum transfer t with the slope of a
/// black disc of the nucleus' radius, B = R^2 / 4, R = 1.3 A^(1/3) fm: 57 per GeV2 for carbon (proton data at 0.2 to 1 GeV: 55 to 75).
/// </remarks>
internal static class DiffractiveScattering
{
    /// <summary>Above this energy the angles are those of diffraction, MeV.</summary>
    public const double AboveMeV = 20.0;

    private const double RadiusFm = 1.3;
    private const double CubeRootOf12 = 2.2894284851066637;

    /// <summary>Slope B of carbon, per MeV2.</summary>
    public const double CarbonSlopePerMeV2 =
        RadiusFm * CubeRootOf12 * RadiusFm * CubeRootOf12 / (4.0 * PhysicalConstants.HbarCMeVFm * PhysicalConstants.HbarCMeVFm);

    /// <summary>Cosine of the angle in the centre of mass. One word.</summary>
    /// <param name="random">Stream.</param>
    /// <param name="kineticMeV">Kinetic energy of the neutron in the laboratory, MeV.</param>
    /// <param name="fullSwing">4 B p p': the exponent from forward to backward, p and p' momenta before and after.</param>
    public static double SampleCosine(ref EventRandom random, double kineticMeV, double fullSwing)
    {
        double u = random.Uniform();
        if (kineticMeV < AboveMeV)
        {
            return (2.0 * u) - 1.0;
        }

        double y = -Elementary.Log(1.0 - (u * (1.0 - Elementary.Exp(-fullSwing))));
        return Math.Max(-1.0, 1.0 - (2.0 * y / fullSwing));
    }

    /// <summary>Scatters a neutron by a nucleus at rest that keeps some excitation energy; books neutron and recoil. Two words.</summary>
    /// <returns>Kinetic energy of the recoil, MeV.</returns>
    public static double Scatter(
        ref EventRandom random,
        double kineticMeV,
        Vector3 direction,
        double nucleusMassMeV,
        double excitationMeV,
        ReactionProducts products)
    {
        var neutron = FourMomentum.Of(PhysicalConstants.NeutronMassMeV, kineticMeV, direction);
        FourMomentum system = neutron + FourMomentum.Of(nucleusMassMeV, 0.0, default);
        double recoilMassMeV = nucleusMassMeV + excitationMeV;
        double before = TwoBody.MomentumMeV(system.MassSquaredMeV2, PhysicalConstants.NeutronMassMeV, nucleusMassMeV);
        double after = TwoBody.MomentumMeV(system.MassSquaredMeV2, PhysicalConstants.NeutronMassMeV, recoilMassMeV);
        double cosTheta = SampleCosine(ref random, kineticMeV, 4.0 * CarbonSlopePerMeV2 * before * after);
        (double sinPhi, double cosPhi) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        (FourMomentum scattered, FourMomentum recoil) = TwoBody.Split(
            system, PhysicalConstants.NeutronMassMeV, recoilMassMeV, direction.Rotated(cosTheta, cosPhi, sinPhi));
        products.Add(ProductKind.Neutron, PhysicalConstants.NeutronMassMeV, scattered);
        return recoil.KineticMeV(recoilMassMeV);
    }
}
