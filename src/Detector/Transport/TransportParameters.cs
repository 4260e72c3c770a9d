namespace JparcSim.Detector.Transport;

/// <summary>What the transport needs to know beside geometry and composition.</summary>
/// <param name="BirksElectronCmPerMeV">Birks' constant of electrons and positrons, cm/MeV.</param>
/// <param name="BirksProtonCmPerMeV">Birks' constant of protons, cm/MeV.</param>
/// <param name="BirksAlphaCmPerMeV">Birks' constant of alpha particles, cm/MeV.</param>
/// <param name="CarbonRecoilQuenchingFactor">Visible over kinetic energy of recoiling nuclei heavier than an alpha.</param>
/// <param name="TemperatureK">Temperature of all materials, K: the motion of the nuclei that slow neutrons meet.</param>
public sealed record TransportParameters(
    double BirksElectronCmPerMeV,
    double BirksProtonCmPerMeV,
    double BirksAlphaCmPerMeV,
    double CarbonRecoilQuenchingFactor,
    double TemperatureK);
