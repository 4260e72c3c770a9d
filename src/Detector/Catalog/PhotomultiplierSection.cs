using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Catalog;

/// <summary>What the photomultipliers of a detector are like, apart from their places.</summary>
/// <param name="QuantumEfficiency">Photo-electrons per photon on the cathode, averaged over the emission spectrum.</param>
/// <param name="CollectionEfficiency">Share of the photo-electrons that reach the first dynode.</param>
/// <param name="EfficiencySpread">Relative standard deviation of the efficiency from one photomultiplier to another.</param>
/// <param name="GainSpread">Relative standard deviation of what the gain calibration leaves from one photomultiplier to another.</param>
/// <param name="AsBuiltSeed">Seed of the individual efficiencies and gains.</param>
/// <param name="TransitTimeSpreadNs">Standard deviation of the transit time, ns.</param>
/// <param name="ChargeSpread">Standard deviation of the single-p.e. Gaussian relative to its centre, before truncation at zero.</param>
/// <param name="DarkRateHz">Dark rate of one photomultiplier, Hz.</param>
public sealed record PhotomultiplierParameters(
    double QuantumEfficiency, double CollectionEfficiency, double EfficiencySpread, double GainSpread, long AsBuiltSeed,
    double TransitTimeSpreadNs, double ChargeSpread, double DarkRateHz);

/// <summary>Reads places and properties of the photomultipliers.</summary>
internal static class PhotomultiplierSection
{
    private static readonly NumberKey RadiusMm = new("radiusMm", 1.0, 1000.0, "radius of the photocathode as seen face on");
    private static readonly NumberKey QuantumEfficiency = new("quantumEfficiency", 0.001, 1.0, "photo-electrons per photon on the cathode");
    private static readonly NumberKey CollectionEfficiency = new(
        "collectionEfficiency", 0.001, 1.0, "share of photo-electrons that are multiplied");
    private static readonly NumberKey EfficiencySpread = new(
        "efficiencySpread", 0.0, 0.2, "relative spread of the efficiency between photomultipliers");
    private static readonly NumberKey GainSpread = new("gainSpread", 0.0, 0.2, "relative spread left by the gain calibration");
    private static readonly IntegerKey AsBuiltSeed = new("asBuiltSeed", 0, long.MaxValue, "seed of the individual efficiencies and gains");
    private static readonly NumberKey TransitTimeSpreadNs = new("transitTimeSpreadNs", 0.1, 20.0, "standard deviation of the transit time");
    private static readonly NumberKey ChargeSpread = new("chargeSpread", 0.05, 1.0, "relative width of the single-p.e. Gaussian");
    private static readonly NumberKey DarkRateHz = new("darkRateHz", 0.0, 1e7, "dark rate of one photomultiplier");
    private static readonly SectionsKey InnerRings = new("innerRings", PmtRing.Schema, "photomultipliers that see target and catcher");
    private static readonly SectionsKey VetoRings = new(
        "vetoRings", PmtRing.Schema, "photomultipliers that see the veto liquid", IsOptional: true);

    public static readonly SectionSchema Schema = new(
        "Photomultipliers: properties and places.",
        [
            RadiusMm, QuantumEfficiency, CollectionEfficiency, EfficiencySpread, GainSpread, AsBuiltSeed, TransitTimeSpreadNs, ChargeSpread,
            DarkRateHz, InnerRings, VetoRings,
        ]);

    public static (PhotomultiplierParameters Parameters, PmtArray Inner, PmtArray Veto) Read(ConfigSection section)
    {
        double radiusMm = section.Number(RadiusMm);
        var parameters = new PhotomultiplierParameters(
            section.Number(QuantumEfficiency), section.Number(CollectionEfficiency), section.Number(EfficiencySpread),
            section.Number(GainSpread),
            section.Integer(AsBuiltSeed), section.Number(TransitTimeSpreadNs), section.Number(ChargeSpread), section.Number(DarkRateHz));
        PmtArray inner = ReadRings(section, InnerRings, radiusMm);
        PmtArray veto = ReadRings(section, VetoRings, radiusMm);
        if (inner.Count == 0)
        {
            section.Problem(InnerRings, "no photomultiplier", "at least one ring");
        }

        else if (inner.CentresMm.All(centre => centre.RhoSquared == 0.0) || inner.CentresMm.All(centre => centre.Z == 0.0))
        {
            // Light is scattered in the cylinder through the faces.
            section.Problem(InnerRings, "photomultipliers all on one line or in one plane", "rings that enclose a volume: a radiusMm and a zMm that are not 0");
        }

        section.RejectUnknown(Schema);
        return (parameters, inner, veto);
    }

    private static PmtArray ReadRings(ConfigSection section, SectionsKey key, double radiusMm)
    {
        var centresMm = new List<Vector3>();
        var facings = new List<Vector3>();
        foreach (ConfigSection ring in section.Sections(key))
        {
            PmtRing.Read(ring).AppendTo(centresMm, facings);
        }

        return new PmtArray(centresMm, facings, radiusMm);
    }
}
