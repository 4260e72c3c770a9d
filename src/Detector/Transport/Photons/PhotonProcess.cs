using JparcSim.Core.Detectors;
using JparcSim.Detector.Quenching;

namespace JparcSim.Detector.Transport.Photons;

/// <summary>
/// What may happen to a photon. Coherent scattering is left out: it turns soft photons by small angles and leaves no energy.
/// </summary>
internal enum PhotonProcess
{
    Compton = 0,
    Pair = 1,
    Photoelectric = 2,
}

/// <summary>Attenuation of photons in the materials of a detector.</summary>
internal static class PhotonProcesses
{
    /// <summary>Grid of all photon tables: 15.6 keV to 1 GeV.</summary>
    public static readonly LogGrid Grid = new(-6, 10);

    private const double CmPerMm = 0.1;

    /// <summary>Tables of a material.</summary>
    public static ProcessTable TableOf(Material material) => new(Grid, 3, (energyMeV, rates) =>
    {
        double pair = 0.0;
        double photo = 0.0;
        foreach ((Element element, double fraction) in MeanExcitation.Ordered(material))
        {
            pair += material.AtomsPerCm3(element) * PairProduction.TotalCm2(energyMeV, element.AtomicNumber);
            photo += material.DensityGPerCm3 * fraction * PhotoelectricAbsorption.Cm2PerG(energyMeV, element);
        }

        rates[(int)PhotonProcess.Compton] = CmPerMm * material.ElectronsPerCm3 * ComptonScattering.TotalCm2(energyMeV);
        rates[(int)PhotonProcess.Pair] = CmPerMm * pair;
        rates[(int)PhotonProcess.Photoelectric] = CmPerMm * photo;
    });
}
