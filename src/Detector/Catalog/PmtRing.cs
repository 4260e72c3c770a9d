using JparcSim.Core.Configuration;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Catalog;

/// <summary>A ring of equal photomultipliers: how the maps of these detectors are built.</summary>
/// <param name="Count">Photomultipliers on the ring.</param>
/// <param name="RadiusMm">Distance of their centres from the z axis.</param>
/// <param name="ZMm">Height of their centres.</param>
/// <param name="FirstDeg">Azimuth of the first.</param>
/// <param name="StepDeg">Azimuth from one to the next.</param>
/// <param name="Facing">inward, up or down.</param>
internal sealed record PmtRing(int Count, double RadiusMm, double ZMm, double FirstDeg, double StepDeg, string Facing)
{
    private static readonly IntegerKey CountKey = new("count", 1, 1000, "photomultipliers on the ring");
    private static readonly NumberKey RadiusKey = new("radiusMm", 0.0, 1e5, "distance of the centres from the z axis");
    private static readonly NumberKey ZKey = new("zMm", -1e5, 1e5, "height of the centres");
    private static readonly NumberKey FirstKey = new("firstDeg", -360.0, 360.0, "azimuth of the first photomultiplier");
    private static readonly NumberKey StepKey = new("stepDeg", -360.0, 360.0, "azimuth from one photomultiplier to the next");
    private static readonly ChoiceKey FacingKey = new("facing", ["inward", "up", "down"], "where the photocathodes look");

    public static readonly SectionSchema Schema = new(
        "A ring of photomultipliers.", [CountKey, RadiusKey, ZKey, FirstKey, StepKey, FacingKey, SourceKey.Key]);

    public static PmtRing Read(ConfigSection section)
    {
        var ring = new PmtRing(
            (int)section.Integer(CountKey), section.Number(RadiusKey), section.Number(ZKey),
            section.Number(FirstKey), section.Number(StepKey), section.Choice(FacingKey));
        section.Text(SourceKey.Key);
        section.RejectUnknown(Schema);
        return ring;
    }

    /// <summary>Appends places and facing directions, in the order of azimuths.</summary>
    public void AppendTo(List<Vector3> centresMm, List<Vector3> facings)
    {
        for (int k = 0; k < Count; k++)
        {
            (double sin, double cos) = Elementary.SinCos((FirstDeg + (k * StepDeg)) * (Math.PI / 180.0));
            centresMm.Add(new Vector3(RadiusMm * cos, RadiusMm * sin, ZMm));
            facings.Add(Facing switch
            {
                "up" => new Vector3(0.0, 0.0, 1.0),
                "down" => new Vector3(0.0, 0.0, -1.0),
                _ => new Vector3(-cos, -sin, 0.0),
            });
        }
    }
}
