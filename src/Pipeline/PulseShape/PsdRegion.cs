using JparcSim.Core.Detectors;
using JparcSim.Core.PulseShape;

namespace JparcSim.Pipeline.PulseShape;

/// <summary>Where a prompt candidate may lie: the fiducial volume, away from the walls of the target as in the near detector.</summary>
/// <remarks>R below 1.4 m and |z| below 1 m of a target of 1.58 m and 1.25 m: 180 and 250 mm from its walls, in any detector.</remarks>
/// <param name="MaxRhoMm">Greatest distance from the axis, mm.</param>
/// <param name="MaxZMm">Greatest height, up and down, mm.</param>
internal readonly record struct PsdRegion(double MaxRhoMm, double MaxZMm)
{
    private const double RadialMarginMm = 180.0;
    private const double VerticalMarginMm = 250.0;

    /// <summary>Six cells of equal volume: three in height, two in radius squared.</summary>
    public PositionCells Cells => new([-MaxZMm / 3.0, MaxZMm / 3.0], [0.5 * MaxRhoMm * MaxRhoMm]);

    /// <summary>The region of a detector.</summary>
    public static PsdRegion Of(DetectorGeometry geometry)
    {
        Cylinder target = geometry.Volumes[0].Outer;
        return new PsdRegion(target.RadiusMm - RadialMarginMm, target.HalfHeightMm - VerticalMarginMm);
    }

    /// <summary>Whether a place lies inside, mm.</summary>
    public bool Contains(double xMm, double yMm, double zMm) => Math.Abs(zMm) < MaxZMm && (xMm * xMm) + (yMm * yMm) < MaxRhoMm * MaxRhoMm;
}
