namespace JparcSim.Detector.Transport;

/// <summary>PDG codes of the particles that leave light.</summary>
internal static class Pdg
{
    public const int Electron = 11;
    public const int Positron = -11;
    public const int Photon = 22;
    public const int Neutron = 2112;
    public const int Proton = 2212;
    public const int Alpha = 1000020040;

    /// <summary>Codes from here on are nuclei, 10LZZZAAAI.</summary>
    public const int FirstNucleus = 1000000000;
}
