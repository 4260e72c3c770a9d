using JparcSim.Core.Physics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Channels;

/// <summary>Elastic scattering of a neutrino on an electron at rest, at lowest order.</summary>
/// <remarks>
/// dsigma/dT = 2 G_F^2 m_e / pi [L^2 + R^2 (1 - T/E)^2 - L R m_e T / E^2] ('t Hooft 1971); radiative corrections, a few per cent, are left
/// out. L = sin^2 + 1/2 for nu_e, sin^2 - 1/2 for nu_mu, R = sin^2; antineutrinos exchange L and R.
/// </remarks>
/// <param name="Left">Coupling to left-handed electrons.</param>
/// <param name="Right">Coupling to right-handed electrons.</param>
public readonly record struct ElasticCrossSection(double Left, double Right)
{
    /// <summary>Square of the sine of the weak mixing angle, 0.23122 (PDG 2024, MS-bar at the Z mass; 0.2386 at low energy).</summary>
    public const double SineSquared = 0.23122;

    /// <summary>nu_e, by both currents.</summary>
    public static readonly ElasticCrossSection ElectronNeutrino = new(SineSquared + 0.5, SineSquared);

    /// <summary>nu_mu, by the neutral current.</summary>
    public static readonly ElasticCrossSection MuonNeutrino = new(SineSquared - 0.5, SineSquared);

    /// <summary>nubar_mu.</summary>
    public static readonly ElasticCrossSection MuonAntineutrino = new(SineSquared, SineSquared - 0.5);

    private const double MassMeV = PhysicalConstants.ElectronMassMeV;

    private const double PrefactorCm2PerMeV = 2.0 * PhysicalConstants.FermiConstantPerMeV2 * PhysicalConstants.FermiConstantPerMeV2
        * MassMeV * PhysicalConstants.HbarCSquaredCm2MeV2 / Math.PI;

    /// <summary>Greatest kinetic energy of the electron, MeV.</summary>
    public static double MaxKineticMeV(double neutrinoMeV) => 2.0 * neutrinoMeV * neutrinoMeV / (MassMeV + (2.0 * neutrinoMeV));

    /// <summary>Cosine of the angle between electron and neutrino.</summary>
    public static double CosTheta(double neutrinoMeV, double kineticMeV) => Math.Min(
        1.0, (neutrinoMeV + MassMeV) / neutrinoMeV * Math.Sqrt(kineticMeV / (kineticMeV + (2.0 * MassMeV))));

    /// <summary>By the electron's kinetic energy, cm2/MeV; the caller keeps to [0, <see cref="MaxKineticMeV"/>].</summary>
    public double ByKineticCm2PerMeV(double neutrinoMeV, double kineticMeV) => PrefactorCm2PerMeV * Bracket(neutrinoMeV, kineticMeV);

    /// <summary>Total, cm2.</summary>
    public double TotalCm2(double neutrinoMeV)
    {
        double max = MaxKineticMeV(neutrinoMeV);
        double y = max / neutrinoMeV;
        double rest = 1.0 - y;
        return PrefactorCm2PerMeV * neutrinoMeV
            * ((Left * Left * y) + (Right * Right * (1.0 - (rest * rest * rest)) / 3.0) - (0.5 * Left * Right * MassMeV * y * y / neutrinoMeV));
    }

    /// <summary>Kinetic energy of the electron, MeV, by rejection: at most eight words on average.</summary>
    public double SampleKineticMeV(double neutrinoMeV, ref EventRandom random)
    {
        double max = MaxKineticMeV(neutrinoMeV);
        double bound = (Left * Left) + (Right * Right) + Math.Max(0.0, -Left * Right * MassMeV * max / (neutrinoMeV * neutrinoMeV));
        while (true)
        {
            double kineticMeV = max * random.Uniform();
            if (random.Uniform() * bound < Bracket(neutrinoMeV, kineticMeV))
            {
                return kineticMeV;
            }
        }
    }

    private double Bracket(double neutrinoMeV, double kineticMeV)
    {
        double rest = 1.0 - (kineticMeV / neutrinoMeV);
        return (Left * Left) + (Right * Right * rest * rest) - (Left * Right * MassMeV * kineticMeV / (neutrinoMeV * neutrinoMeV));
    }
}
