using JparcSim.Core.Numerics;

namespace JparcSim.Core.Detectors;

/// <summary>A cylinder about the z axis, centred on the origin.</summary>
/// <param name="RadiusMm">Radius, mm.</param>
/// <param name="HalfHeightMm">Half of the height, mm.</param>
public readonly record struct Cylinder(double RadiusMm, double HalfHeightMm)
{
    /// <summary>Volume, mm3.</summary>
    public double VolumeMm3 => 2.0 * Math.PI * RadiusMm * RadiusMm * HalfHeightMm;

    /// <summary>Whether a place lies inside (borders included).</summary>
    public bool Contains(Vector3 placeMm) =>
        Math.Abs(placeMm.Z) <= HalfHeightMm && placeMm.RhoSquared <= RadiusMm * RadiusMm;
}

/// <summary>Which photomultipliers see the light made in a volume.</summary>
public enum LightReadout
{
    /// <summary>None: the light is lost.</summary>
    None = 0,

    /// <summary>The inner photomultipliers.</summary>
    Inner = 1,

    /// <summary>The veto photomultipliers.</summary>
    Veto = 2,
}

/// <summary>One of the nested volumes of a detector: what lies inside <see cref="Outer"/> and outside the volume before it.</summary>
/// <param name="Name">Name, such as target, catcher, veto.</param>
/// <param name="Outer">Outer border.</param>
/// <param name="Material">Filling.</param>
/// <param name="Readout">Who sees its light.</param>
/// <param name="HasInteractions">Whether neutrinos and the other uniform sources are simulated in it.</param>
public sealed record DetectorVolume(string Name, Cylinder Outer, Material Material, LightReadout Readout, bool HasInteractions);
