namespace JparcSim.Detector.Transport;

/// <summary>Constants of the transport. Sources: PDG 2024, CODATA 2022.</summary>
internal static class Constants
{
    /// <summary>Rest energy of the electron, MeV.</summary>
    public const double ElectronMassMeV = 0.51099895;

    /// <summary>Rest energy of the proton, MeV.</summary>
    public const double ProtonMassMeV = 938.27209;

    /// <summary>Rest energy of the neutron, MeV.</summary>
    public const double NeutronMassMeV = 939.56542;

    /// <summary>Rest energy of the alpha particle, MeV.</summary>
    public const double AlphaMassMeV = 3727.3794;

    /// <summary>Speed of light, mm per us.</summary>
    public const double LightSpeedMmPerUs = 299792.458;

    /// <summary>Classical electron radius squared, cm2.</summary>
    public const double ElectronRadiusSquaredCm2 = 2.8179403e-13 * 2.8179403e-13;

    /// <summary>Fine-structure constant.</summary>
    public const double FineStructure = 1.0 / 137.035999;

    /// <summary>Boltzmann constant, MeV per K.</summary>
    public const double BoltzmannMeVPerK = 8.617333e-11;

    /// <summary>Square centimetres in a barn.</summary>
    public const double BarnCm2 = 1e-24;
}
