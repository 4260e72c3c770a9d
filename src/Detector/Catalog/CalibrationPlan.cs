using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Catalog;

/// <summary>The named calibration runs from which reconstruction learns this detector.</summary>
/// <param name="LightMap">Run for the nominal light map.</param>
/// <param name="EnergyScale">Run for the energy scale.</param>
public sealed record CalibrationPlan(LightMapRun LightMap, EnergyScaleRun EnergyScale);

/// <summary>A monoenergetic source lowered to many places.</summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Particle">Particle of the source.</param>
/// <param name="EnergyMeV">Kinetic energy, MeV.</param>
/// <param name="EventsPerPosition">Events at each place.</param>
/// <param name="PositionsMm">Nominal places, mm.</param>
public sealed record LightMapRun(long Seed, string Particle, double EnergyMeV, int EventsPerPosition, IReadOnlyList<Vector3> PositionsMm)
{
    private static readonly IntegerKey SeedKey = new("seed", 0, long.MaxValue, "seed of the run");
    private static readonly ChoiceKey ParticleKey = new("particle", ["electron", "positron", "gamma"], "particle of the source");
    private static readonly NumberKey EnergyKey = new("energyMeV", 0.1, 100.0, "kinetic energy");
    private static readonly IntegerKey EventsKey = new("eventsPerPosition", 1, 1_000_000, "events at each place");
    private static readonly NumbersKey RadiiKey = new(
        "radiusMm", 0, 0.0, 1e5, "distances from the axis; every combination with the other lists is a place");
    private static readonly NumbersKey HeightsKey = new("zMm", 0, -1e5, 1e5, "heights");
    private static readonly NumbersKey AzimuthsKey = new("phiDeg", 0, -360.0, 360.0, "azimuths; on the axis only the first counts");

    internal static readonly SectionSchema Schema = new(
        "Source run for the nominal light map.", [SeedKey, ParticleKey, EnergyKey, EventsKey, RadiiKey, HeightsKey, AzimuthsKey]);

    internal static LightMapRun Read(ConfigSection section, Cylinder detector)
    {
        var places = new List<Vector3>();
        IReadOnlyList<double> heights = section.Numbers(HeightsKey);
        IReadOnlyList<double> azimuths = section.Numbers(AzimuthsKey);
        IReadOnlyList<double> radii = section.Numbers(RadiiKey);
        if (radii.Any(radius => radius > detector.RadiusMm))
        {
            section.Problem(RadiiKey, $"{radii.Max():R}", $"places within the detector's radius of {detector.RadiusMm:R} mm");
        }

        if (heights.Any(height => Math.Abs(height) > detector.HalfHeightMm))
        {
            section.Problem(
                HeightsKey, $"{heights.First(height => Math.Abs(height) > detector.HalfHeightMm):R}",
                $"places within the detector's half height of {detector.HalfHeightMm:R} mm");
        }

        foreach (double radius in radii)
        {
            foreach (double height in heights)
            {
                foreach (double azimuth in radius > 0.0 ? azimuths : azimuths.Take(1))
                {
                    (double sin, double cos) = Elementary.SinCos(azimuth * (Math.PI / 180.0));
                    places.Add(new Vector3(radius * cos, radius * sin, height));
                }
            }
        }

        var run = new LightMapRun(
            section.Integer(SeedKey), section.Choice(ParticleKey), section.Number(EnergyKey), (int)section.Integer(EventsKey), places);
        section.RejectUnknown(Schema);
        return run;
    }
}

/// <summary>A 252Cf source whose n-Gd peak fixes the energy scale.</summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Events">Events of the run.</param>
/// <param name="PositionMm">Nominal place, mm.</param>
/// <param name="PeakMeV">Energy that the n-Gd peak is set to, MeV.</param>
public sealed record EnergyScaleRun(long Seed, int Events, Vector3 PositionMm, double PeakMeV)
{
    private static readonly IntegerKey SeedKey = new("seed", 0, long.MaxValue, "seed of the run");
    private static readonly IntegerKey EventsKey = new("events", 100, 10_000_000, "events of the run");
    private static readonly NumbersKey PositionKey = new("positionMm", 3, -1e5, 1e5, "nominal place of the 252Cf source");
    private static readonly NumberKey PeakKey = new("peakMeV", 0.1, 100.0, "energy that the n-Gd peak is set to");

    internal static readonly SectionSchema Schema = new("252Cf run for the energy scale.", [SeedKey, EventsKey, PositionKey, PeakKey]);

    internal static EnergyScaleRun Read(ConfigSection section, Cylinder detector)
    {
        IReadOnlyList<double> xyz = section.Numbers(PositionKey);
        var place = new Vector3(xyz[0], xyz[1], xyz[2]);
        if (!detector.Contains(place))
        {
            section.Problem(
                PositionKey, $"[{place.X:R}, {place.Y:R}, {place.Z:R}]",
                $"a place within the detector: radius {detector.RadiusMm:R} mm, half height {detector.HalfHeightMm:R} mm");
        }

        var run = new EnergyScaleRun(section.Integer(SeedKey), (int)section.Integer(EventsKey), place, section.Number(PeakKey));
        section.RejectUnknown(Schema);
        return run;
    }
}

/// <summary>Reads the section of the calibration runs.</summary>
internal static class CalibrationSection
{
    private static readonly SectionKey LightMap = new("lightMap", LightMapRun.Schema, "run for the nominal light map");
    private static readonly SectionKey EnergyScale = new("energyScale", EnergyScaleRun.Schema, "run for the energy scale");

    public static readonly SectionSchema Schema = new("Named calibration runs.", [LightMap, EnergyScale]);

    public static CalibrationPlan? Read(ConfigSection section, Cylinder detector)
    {
        LightMapRun? lightMap = section.Section(LightMap) is { } map ? LightMapRun.Read(map, detector) : null;
        EnergyScaleRun? energyScale = section.Section(EnergyScale) is { } scale ? EnergyScaleRun.Read(scale, detector) : null;
        section.RejectUnknown(Schema);
        return lightMap is null || energyScale is null ? null : new CalibrationPlan(lightMap, energyScale);
    }
}
