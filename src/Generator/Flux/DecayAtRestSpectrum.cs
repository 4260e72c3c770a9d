using JparcSim.Core.Physics;

namespace JparcSim.Generator.Flux;

/// <summary>Energy spectra of neutrinos from muons at rest, and the lines of pions and kaons at rest.</summary>
/// <remarks>Massless electron and no radiative corrections, the form used by the experiments (E0 = 52.83 MeV).</remarks>
public sealed class DecayAtRestSpectrum
{
    /// <summary>End point, (m_mu^2 - m_e^2) / (2 m_mu) = 52.83 MeV.</summary>
    public const double EndPointMeV =
        ((PhysicalConstants.MuonMassMeV * PhysicalConstants.MuonMassMeV)
            - (PhysicalConstants.ElectronMassMeV * PhysicalConstants.ElectronMassMeV))
        / (2.0 * PhysicalConstants.MuonMassMeV);

    /// <summary>nu_mu of pi+ at rest, (m_pi^2 - m_mu^2) / (2 m_pi) = 29.79 MeV.</summary>
    public const double PionLineMeV =
        ((PhysicalConstants.PionMassMeV * PhysicalConstants.PionMassMeV) - (PhysicalConstants.MuonMassMeV * PhysicalConstants.MuonMassMeV))
        / (2.0 * PhysicalConstants.PionMassMeV);

    /// <summary>nu_mu of K+ at rest, (m_K^2 - m_mu^2) / (2 m_K) = 235.53 MeV.</summary>
    public const double KaonLineMeV =
        ((PhysicalConstants.KaonMassMeV * PhysicalConstants.KaonMassMeV) - (PhysicalConstants.MuonMassMeV * PhysicalConstants.MuonMassMeV))
        / (2.0 * PhysicalConstants.KaonMassMeV);

    /// <summary>The muon's own neutrino (nubar_mu of mu+): 2 x^2 (3 - 2 x) / E0 with x = E / E0.</summary>
    public static readonly DecayAtRestSpectrum MuonFlavour = new(6.0, -4.0);

    /// <summary>The electron's neutrino (nu_e of mu+, nubar_e of mu-): 12 x^2 (1 - x) / E0.</summary>
    public static readonly DecayAtRestSpectrum ElectronFlavour = new(12.0, -12.0);

    private readonly double _square;
    private readonly double _cube;

    private DecayAtRestSpectrum(double square, double cube)
    {
        _square = square;
        _cube = cube;
    }

    /// <summary>Mean energy, MeV: 0.7 E0 or 0.6 E0.</summary>
    public double MeanMeV => ((_square / 4.0) + (_cube / 5.0)) * EndPointMeV;

    /// <summary>a in the density x^2 [a + b (1 - x)] / E0: 0 or 2.</summary>
    public double AtEndPoint => _square + _cube;

    /// <summary>b in it: 12 or 4.</summary>
    public double FallToEndPoint => -_cube;

    /// <summary>Probability density, 1/MeV; 0 outside (0, E0).</summary>
    public double DensityPerMeV(double energyMeV)
    {
        double x = energyMeV / EndPointMeV;
        return x is > 0.0 and < 1.0 ? x * x * (_square + (_cube * x)) / EndPointMeV : 0.0;
    }

    /// <summary>Probability of an energy below the given one.</summary>
    public double Cumulative(double energyMeV)
    {
        double x = Math.Clamp(energyMeV / EndPointMeV, 0.0, 1.0);
        return x * x * x * ((_square / 3.0) + (_cube * x / 4.0));
    }

    /// <summary>Integrals of density, density / E and density / E^2 from an energy to the end point.</summary>
    public FluxMoments MomentsAbove(double energyMeV)
    {
        double x = Math.Clamp(energyMeV / EndPointMeV, 0.0, 1.0);
        double first = (_square / 2.0 * (1.0 - (x * x))) + (_cube / 3.0 * (1.0 - (x * x * x)));
        double second = (_square * (1.0 - x)) + (_cube / 2.0 * (1.0 - (x * x)));
        return new FluxMoments(1.0 - Cumulative(energyMeV), first / EndPointMeV, second / (EndPointMeV * EndPointMeV));
    }
}
