using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;

namespace JparcSim.Detector.Catalog;

/// <summary>Reads the nested volumes of a detector file.</summary>
internal static class VolumeReader
{
    private static readonly TextKey Name = new("name", "name of the volume");
    private static readonly TextKey MaterialName = new("material", "name of the material that fills it");
    private static readonly NumberKey RadiusMm = new("radiusMm", 1.0, 1e5, "outer radius");
    private static readonly NumberKey HalfHeightMm = new("halfHeightMm", 1.0, 1e5, "half of the outer height");
    private static readonly ChoiceKey Readout = new("readout", ["none", "inner", "veto"], "which photomultipliers see its light");
    private static readonly FlagKey HasInteractions = new("hasInteractions", "whether neutrinos interact in it");

    public static readonly SectionSchema Schema = new(
        "A cylinder about the z axis; it holds what lies outside the volume before it.",
        [Name, MaterialName, RadiusMm, HalfHeightMm, Readout, HasInteractions]);

    public static DetectorVolume Read(ConfigSection section, IReadOnlyList<Material> materials, IReadOnlyList<DetectorVolume> before)
    {
        DetectorVolume? inside = before.Count > 0 ? before[^1] : null;
        string name = section.Text(Name);
        if (before.Any(other => other.Name == name))
        {
            section.Problem(Name, $"a second volume '{name}'", "a name that no other volume has");
        }

        string materialName = section.Text(MaterialName);
        Material? material = materials.FirstOrDefault(m => m.Name == materialName);
        if (material is null)
        {
            section.Problem(MaterialName, $"'{materialName}'", NearestName.Expectation(materialName, materials.Select(m => m.Name)));
        }

        var outer = new Cylinder(section.Number(RadiusMm), section.Number(HalfHeightMm));
        if (inside is not null && !(outer.RadiusMm > inside.Outer.RadiusMm))
        {
            section.Problem(RadiusMm, $"{outer.RadiusMm:R}", $"more than the {inside.Outer.RadiusMm:R} mm of the volume inside");
        }

        if (inside is not null && !(outer.HalfHeightMm > inside.Outer.HalfHeightMm))
        {
            section.Problem(
                HalfHeightMm, $"{outer.HalfHeightMm:R}", $"more than the {inside.Outer.HalfHeightMm:R} mm of the volume inside");
        }

        LightReadout readout =
            section.Choice(Readout) switch { "inner" => LightReadout.Inner, "veto" => LightReadout.Veto, _ => LightReadout.None };
        if (readout == LightReadout.Veto && before.FirstOrDefault(other => other.Readout == LightReadout.Veto) is { } veto)
        {
            // The veto's light is that of one cavity.
            section.Problem(Readout, $"veto in '{name}' and in '{veto.Name}'", "at most one volume that the veto photomultipliers see");
        }

        bool hasInteractions = section.Flag(HasInteractions);
        section.RejectUnknown(Schema);
        return new DetectorVolume(
            name, outer, material ?? new Material("", 1.0, new Dictionary<Element, double>(), false), readout, hasInteractions);
    }
}
