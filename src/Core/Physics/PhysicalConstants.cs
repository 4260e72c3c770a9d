namespace JparcSim.Core.Physics;

/// <summary>Constants of nature with their sources. PDG = Review of Particle Physics 2024; CODATA = CODATA 2018.</summary>
public static class PhysicalConstants
{
    /// <summary>Electron mass, 0.51099895 MeV (PDG).</summary>
    public const double ElectronMassMeV = 0.51099895;

    /// <summary>Muon mass, 105.6583755 MeV (PDG).</summary>
    public const double MuonMassMeV = 105.6583755;

    /// <summary>Charged pion mass, 139.57039 MeV (PDG).</summary>
    public const double PionMassMeV = 139.57039;

    /// <summary>Charged kaon mass, 493.677 MeV (PDG).</summary>
    public const double KaonMassMeV = 493.677;

    /// <summary>Proton mass, 938.27209 MeV (PDG).</summary>
    public const double ProtonMassMeV = 938.27209;

    /// <summary>Neutron mass, 939.56542 MeV (PDG).</summary>
    public const double NeutronMassMeV = 939.56542;

    /// <summary>Mass of the alpha particle, 3727.3794 MeV (CODATA).</summary>
    public const double AlphaMassMeV = 3727.3794;

    /// <summary>Charged pion mean life, 0.026033 us (PDG).</summary>
    public const double PionLifetimeUs = 0.026033;

    /// <summary>Muon mean life in vacuum, 2.1969811 us (PDG).</summary>
    public const double MuonLifetimeUs = 2.1969811;

    /// <summary>Charged kaon mean life, 0.01238 us (PDG).</summary>
    public const double KaonLifetimeUs = 0.01238;

    /// <summary>Fermi constant over (hbar c)^3, 1.1663788e-11 MeV^-2 (PDG).</summary>
    public const double FermiConstantPerMeV2 = 1.1663788e-11;

    /// <summary>Fine-structure constant, 1/137.035999 (CODATA).</summary>
    public const double FineStructureConstant = 1.0 / 137.035999;

    /// <summary>CKM matrix element V_ud, 0.97373 (PDG).</summary>
    public const double CabibboVud = 0.97373;

    /// <summary>Axial coupling of the nucleon, -1.2756 (PDG).</summary>
    public const double AxialCoupling = -1.2756;

    /// <summary>Isovector anomalous magnetic moment of the nucleon, kappa_p - kappa_n = 3.706 (PDG).</summary>
    public const double IsovectorAnomalousMoment = 3.706;

    /// <summary>hbar c, 197.32698 MeV fm (CODATA).</summary>
    public const double HbarCMeVFm = 197.32698;

    /// <summary>An inverse squared energy as an area: (hbar c)^2, cm2 MeV2.</summary>
    public const double HbarCSquaredCm2MeV2 = HbarCMeVFm * HbarCMeVFm * 1e-26;

    /// <summary>Speed of light, 299.792458 mm/ns (exact, SI).</summary>
    public const double SpeedOfLightMmPerNs = 299.792458;

    /// <summary>Speed of light, mm/us.</summary>
    public const double SpeedOfLightMmPerUs = 1e3 * SpeedOfLightMmPerNs;

    /// <summary>Elementary charge, 1.602176634e-19 C (exact, SI); also joule per electronvolt.</summary>
    public const double ElementaryChargeC = 1.602176634e-19;

    /// <summary>Avogadro's number, 6.02214076e23 per mol (exact, SI).</summary>
    public const double AvogadroPerMol = 6.02214076e23;

    /// <summary>Boltzmann's constant, 8.617333e-11 MeV/K (CODATA).</summary>
    public const double BoltzmannMeVPerK = 8.617333e-11;

    /// <summary>Square of the classical radius of the electron, (2.8179403e-13 cm)^2 (CODATA).</summary>
    public const double ElectronRadiusSquaredCm2 = 2.8179403e-13 * 2.8179403e-13;

    /// <summary>Square centimetres in a barn.</summary>
    public const double BarnCm2 = 1e-24;

    /// <summary>Phase of a two-flavour oscillation, 1.267 rad MeV / (eV2 m): one over 4 hbar c, in these units.</summary>
    public const double OscillationPhaseMeVPerEV2M = 1e3 / (4.0 * HbarCMeVFm);
}
