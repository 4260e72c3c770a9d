using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Transport;

namespace JparcSim.Detector;

/// <summary>A detector as its file describes it. Immutable.</summary>
public sealed class DetectorModel
{
    private const double MmPerM = 1000.0;
    private const double SPerNs = 1e-9;

    private static readonly TextKey NameKey = new("name", "name of the detector");
    private static readonly NumberKey BaselineM = new("baselineM", 0.1, 1e7, "distance from the neutrino source to the detector's centre");
    private static readonly NumbersKey SourceDirection = new(
        "sourceDirection", 3, -1.0, 1.0, "direction from the centre to the source; scaled to length 1");
    private static readonly SectionKey Siting = new(
        "siting", new SectionSchema("Where the detector stands.", [BaselineM, SourceDirection]), "where the detector stands");
    private static readonly SectionsKey Materials = new("materials", MaterialReader.Schema, "materials by name");
    private static readonly SectionsKey Volumes = new("volumes", VolumeReader.Schema, "nested volumes, innermost first");
    private static readonly SectionKey ScintillationKey = new("scintillation", ScintillationSection.Schema, "the liquid's light");
    private static readonly SectionKey LightKey = new("light", LightSection.Schema, "the way of the light");
    private static readonly SectionKey PmtKey = new("photomultipliers", PhotomultiplierSection.Schema, "photomultipliers");
    private static readonly SectionKey ReadoutKey = new("readout", ReadoutSection.Schema, "electronics");
    private static readonly SectionKey PulseShapeKey = new(
        "pulseShape", PulseShapeSection.Schema, "measured curves of pulse-shape discrimination", IsOptional: true);
    private static readonly SectionKey CalibrationKey = new("calibration", CalibrationSection.Schema, "calibration runs");

    private DetectorModel(
        DetectorGeometry geometry, TransportParameters transport, double lightYieldPhotonsPerMeV, IReadOnlyList<EmissionTimes> emission,
        DinGradient? dinGradient, LightParameters light, PhotomultiplierParameters photomultipliers, ReadoutParameters readout, CalibrationPlan calibration)
    {
        Geometry = geometry;
        Transport = transport;
        LightYieldPhotonsPerMeV = lightYieldPhotonsPerMeV;
        Emission = emission;
        DinGradient = dinGradient;
        Light = light;
        Photomultipliers = photomultipliers;
        Readout = readout;
        Calibration = calibration;
    }

    /// <summary>The whole detector file.</summary>
    public static SectionSchema Schema { get; } = new(
        "A detector.",
        [NameKey, BasedOn.Key, Siting, Materials, Volumes, ScintillationKey, LightKey, PmtKey, ReadoutKey, PulseShapeKey, CalibrationKey]);

    /// <summary>Volumes, materials, photomultiplier places, source position.</summary>
    public DetectorGeometry Geometry { get; }

    /// <summary>The cylinder through the faces of the inner photomultipliers: vertices lie inside.</summary>
    public Cylinder Envelope => new(
        Math.Sqrt(Geometry.InnerPmts.CentresMm.Max(centre => centre.RhoSquared)),
        Geometry.InnerPmts.CentresMm.Max(centre => Math.Abs(centre.Z)));

    /// <summary>Constants of particle transport and quenching.</summary>
    public TransportParameters Transport { get; }

    /// <summary>Photons per MeV of visible energy.</summary>
    public double LightYieldPhotonsPerMeV { get; }

    /// <summary>Emission times by <see cref="Scintillation"/>; with <see cref="DinGradient"/> those at the bottom, then those at the top.</summary>
    public IReadOnlyList<EmissionTimes> Emission { get; }

    /// <summary>How the emission times depend on the height; null when they do not.</summary>
    public DinGradient? DinGradient { get; }

    /// <summary>Light transport.</summary>
    public LightParameters Light { get; }

    /// <summary>Properties of the photomultipliers.</summary>
    public PhotomultiplierParameters Photomultipliers { get; }

    /// <summary>Electronics.</summary>
    public ReadoutParameters Readout { get; }

    /// <summary>Expected dark noise of a photomultiplier within a record, p.e.</summary>
    public double DarkMeanPe => Photomultipliers.DarkRateHz * Readout.WindowNs * SPerNs;

    /// <summary>How measured pulse-shape curves differ from simulated ones; null where nothing is known.</summary>
    public PulseShapeParameters? PulseShape { get; private init; }

    /// <summary>Calibration runs.</summary>
    public CalibrationPlan Calibration { get; }

    /// <summary>Reads a detector file; mistakes go to the log of the section.</summary>
    /// <returns>The model, or null when a whole section is missing: the log then holds the problem.</returns>
    public static DetectorModel? Read(ConfigSection root)
    {
        string name = root.Text(NameKey);
        Vector3? source = root.Section(Siting) is { } siting ? ReadSiting(siting) : null;
        List<DetectorVolume> volumes = ReadVolumes(root);
        (double LightYield, TransportParameters Transport, IReadOnlyList<EmissionTimes> Emission, DinGradient? Gradient)? liquid =
            root.Section(ScintillationKey) is { } scintillation ? ScintillationSection.Read(scintillation) : null;
        LightParameters? light = root.Section(LightKey) is { } lightSection ? LightSection.Read(lightSection) : null;
        (PhotomultiplierParameters Parameters, PmtArray Inner, PmtArray Veto)? pmts =
            root.Section(PmtKey) is { } pmtSection ? PhotomultiplierSection.Read(pmtSection) : null;
        ReadoutParameters? readout = root.Section(ReadoutKey) is { } readoutSection ? ReadoutSection.Read(readoutSection) : null;
        PulseShapeParameters? pulseShape = root.Section(PulseShapeKey) is { } shape ? PulseShapeSection.Read(shape) : null;
        CalibrationPlan? calibration = root.Section(CalibrationKey) is { } plan ? CalibrationSection.Read(plan, Outermost(volumes)) : null;
        root.RejectUnknown(Schema);
        return source is { } place && liquid is { } l && light is not null && pmts is { } p && readout is not null
            && calibration is not null
            ? new DetectorModel(
                new DetectorGeometry(name, place, volumes, p.Inner, p.Veto), l.Transport, l.LightYield, l.Emission, l.Gradient, light, p.Parameters,
                readout, calibration)
            { PulseShape = pulseShape }
            : null;
    }

    // The outermost volume, unless what the file says of it cannot be used: then that is the problem to be told. Without any, everywhere.
    private static Cylinder Outermost(List<DetectorVolume> volumes) => volumes.Count == 0
        ? new Cylinder(double.MaxValue, double.MaxValue)
        : new Cylinder(volumes.Max(volume => volume.Outer.RadiusMm), volumes.Max(volume => volume.Outer.HalfHeightMm));

    private static Vector3 ReadSiting(ConfigSection section)
    {
        double baselineM = section.Number(BaselineM);
        IReadOnlyList<double> direction = section.Numbers(SourceDirection);
        var towards = new Vector3(direction[0], direction[1], direction[2]);
        if (!(towards.LengthSquared > 0.0))
        {
            section.Problem(SourceDirection, "a zero vector", "a direction");
        }

        section.RejectUnknown(Siting.Schema);
        return (baselineM * MmPerM) * towards.Normalized();
    }

    private static List<DetectorVolume> ReadVolumes(ConfigSection root)
    {
        var materials = new List<Material>();
        foreach (ConfigSection section in root.Sections(Materials))
        {
            materials.Add(MaterialReader.Read(section, materials));
        }

        var volumes = new List<DetectorVolume>();
        foreach (ConfigSection section in root.Sections(Volumes))
        {
            volumes.Add(VolumeReader.Read(section, materials, volumes));
        }

        if (volumes.Count == 0 && root.Has(Volumes))
        {
            root.Problem(Volumes, "no volume", "at least one");
        }

        return volumes;
    }
}
