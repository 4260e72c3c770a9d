using JparcSim.Core.Detectors;
using JparcSim.Core.Physics;

namespace JparcSim.Detector.Transport.Neutrons;

/// <summary>What may happen to a slow neutron.</summary>
internal enum NeutronProcess
{
    ScatterHydrogen = 0,
    ScatterCarbon = 1,
    ScatterOxygen = 2,
    CaptureGd157 = 3,
    CaptureHydrogen = 4,
    CaptureGd155 = 5,
    CaptureCarbon = 6,
}

/// <summary>Reaction rates of neutrons in the materials of a detector.</summary>
internal static class NeutronProcesses
{
    /// <summary>Grid of the tables of slow neutrons: 0.06 meV to 8 MeV.</summary>
    public static readonly LogGrid Grid = new(-34, 3);

    private const double CmPerMm = 0.1;

    /// <summary>Mass of a nucleus over that of the neutron.</summary>
    public static double MassRatio(NeutronProcess process) => process switch
    {
        NeutronProcess.ScatterHydrogen => PhysicalConstants.ProtonMassMeV / PhysicalConstants.NeutronMassMeV,
        NeutronProcess.ScatterCarbon => 11.898,
        _ => 15.858,
    };

    /// <summary>Tables of a material at a temperature.</summary>
    public static ProcessTable TableOf(Material material, double thermalMeV) => new(Grid, 7, (energyMeV, rates) =>
    {
        double PerMm(Element element, double cm2) => CmPerMm * material.AtomsPerCm3(element) * cm2;
        double Moving(NeutronProcess process) => NeutronCrossSections.ThermalMotionFactor(MassRatio(process) * energyMeV / thermalMeV);
        double gadolinium157 = GadoliniumResonance.Gd157.Abundance * GadoliniumResonance.Gd157.CaptureCm2(energyMeV);
        double gadolinium155 = GadoliniumResonance.Gd155.Abundance * GadoliniumResonance.Gd155.CaptureCm2(energyMeV);

        rates[(int)NeutronProcess.ScatterHydrogen] = PerMm(Element.Hydrogen, NeutronCrossSections.HydrogenElasticCm2(energyMeV))
            * Moving(NeutronProcess.ScatterHydrogen);
        rates[(int)NeutronProcess.ScatterCarbon] = PerMm(Element.Carbon, NeutronCrossSections.CarbonElasticCm2(energyMeV))
            * Moving(NeutronProcess.ScatterCarbon);
        rates[(int)NeutronProcess.ScatterOxygen] = PerMm(Element.Oxygen, NeutronCrossSections.OxygenElasticCm2(energyMeV))
            * Moving(NeutronProcess.ScatterOxygen);
        rates[(int)NeutronProcess.CaptureGd157] = PerMm(Element.Gadolinium, gadolinium157);
        rates[(int)NeutronProcess.CaptureHydrogen] = PerMm(Element.Hydrogen, NeutronCrossSections.HydrogenCaptureCm2(energyMeV));
        rates[(int)NeutronProcess.CaptureGd155] = PerMm(Element.Gadolinium, gadolinium155);
        rates[(int)NeutronProcess.CaptureCarbon] = PerMm(Element.Carbon, NeutronCrossSections.CarbonCaptureCm2(energyMeV));
    });
}
