using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Generator.Channels;

/// <summary>A fixed place inside the detector, as channels read it.</summary>
internal static class PlaceKey
{
    /// <summary>The key <c>positionMm: [x, y, z]</c>.</summary>
    public static readonly NumbersKey PositionMm = new(
        "positionMm", 3, -1e5, 1e5, "place x, y, z, mm; the origin is the centre of the target");

    /// <summary>Reads the place; one outside the detector is a problem.</summary>
    public static Vector3 Read(ConfigSection section, DetectorGeometry geometry)
    {
        IReadOnlyList<double> xyz = section.Numbers(PositionMm);
        var placeMm = new Vector3(xyz[0], xyz[1], xyz[2]);
        if (geometry.VolumeAt(placeMm) < 0)
        {
            section.Problem(PositionMm, $"[{xyz[0]}, {xyz[1]}, {xyz[2]}], outside", $"a place inside the detector '{geometry.Name}'");
        }

        return placeMm;
    }
}
