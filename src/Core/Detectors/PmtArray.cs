using JparcSim.Core.Numerics;

namespace JparcSim.Core.Detectors;

/// <summary>Photomultipliers: places and facing directions, in the order of their channel numbers.</summary>
public sealed class PmtArray
{
    /// <summary>Creates an array from places and facing directions of equal number.</summary>
    public PmtArray(IReadOnlyList<Vector3> centresMm, IReadOnlyList<Vector3> facings, double radiusMm)
    {
        if (centresMm.Count != facings.Count)
        {
            throw new ArgumentException($"{centresMm.Count} places but {facings.Count} facing directions");
        }

        CentresMm = [.. centresMm];
        Facings = [.. facings];
        RadiusMm = radiusMm;
    }

    /// <summary>Number of photomultipliers.</summary>
    public int Count => CentresMm.Count;

    /// <summary>Centres of the photocathodes' front planes, mm.</summary>
    public IReadOnlyList<Vector3> CentresMm { get; }

    /// <summary>Unit vectors into the liquid.</summary>
    public IReadOnlyList<Vector3> Facings { get; }

    /// <summary>Radius of the photocathode as seen face on, mm.</summary>
    public double RadiusMm { get; }
}
