using JparcSim.Core.Detectors;

namespace JparcSim.Detector.Transport.Neutrons;

/// <summary>What may happen to a fast neutron. Capture is left out: it is rarer than 1e-5 of collisions.</summary>
internal enum FastNeutronProcess
{
    /// <summary>A collision with a free proton, elastic or with a pion.</summary>
    ScatterHydrogen = 0,

    /// <summary>Elastic scattering by carbon.</summary>
    ScatterCarbon = 1,

    /// <summary>A reaction with carbon.</summary>
    ReactCarbon = 2,

    /// <summary>Elastic scattering by oxygen.</summary>
    ScatterOxygen = 3,

    /// <summary>A reaction with oxygen: treated as one with carbon (assumed; acrylic makes no light).</summary>
    ReactOxygen = 4,
}

/// <summary>Reaction rates of fast neutrons in the materials of a detector. Elements other than H, C and O are left out.</summary>
internal static class FastNeutronProcesses
{
    /// <summary>Grid of the tables: 4 MeV to 8 GeV.</summary>
    public static readonly LogGrid Grid = new(2, 13);

    private const double CmPerMm = 0.1;

    /// <summary>Tables of a material.</summary>
    public static ProcessTable TableOf(Material material) => new(Grid, 5, (energyMeV, rates) =>
    {
        double PerMm(Element element, double cm2) => CmPerMm * material.AtomsPerCm3(element) * cm2;
        rates[(int)FastNeutronProcess.ScatterHydrogen] =
            PerMm(Element.Hydrogen, NeutronCrossSections.HydrogenElasticCm2(energyMeV));
        rates[(int)FastNeutronProcess.ScatterCarbon] = PerMm(Element.Carbon, NeutronCrossSections.CarbonElasticCm2(energyMeV));
        rates[(int)FastNeutronProcess.ReactCarbon] = PerMm(Element.Carbon, NeutronCrossSections.CarbonNonElasticCm2(energyMeV));
        rates[(int)FastNeutronProcess.ScatterOxygen] = PerMm(Element.Oxygen, NeutronCrossSections.OxygenElasticCm2(energyMeV));
        rates[(int)FastNeutronProcess.ReactOxygen] = PerMm(Element.Oxygen, NeutronCrossSections.OxygenNonElasticCm2(energyMeV));
    });
}
