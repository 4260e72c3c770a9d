using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Optics;

/// <summary>How much of the light from a place is scattered once or more before the black walls, and from where it then comes.</summary>
/// <remarks>
/// With T the mean of exp(-way to the wall / attenuation length) over all directions and s the scattered share, a photon is scattered
/// before the wall with q = s (1 - T), again with q, and so on: scattered over direct light is q / (1 - q).
/// Places of scattering lie around the origin with equal weight in distance. Far from a flat cathode its share, cos / d^2, is a
/// harmonic function, whose mean over a sphere is its value at the centre: for the part of the ways inside the largest
/// sphere that fits between the walls, scattered light is shared among the cathodes as direct light is. That part is
/// near = radius of the sphere / mean way to the wall. The rest comes from anywhere: it is shared as light made uniformly.
/// Both numbers are tabulated by radius and height, and interpolated.
/// </remarks>
internal sealed class ScatteredLight
{
    private const int Cells = 16;
    private const int Cosines = 16;
    private const int Azimuths = 12;

    private readonly Cylinder _walls;
    private readonly double[] _near = new double[(Cells + 1) * (Cells + 1)];
    private readonly double[] _far = new double[(Cells + 1) * (Cells + 1)];

    public ScatteredLight(Cylinder walls, double attenuationLengthMm, double scatteredShare)
    {
        _walls = walls;
        for (int i = 0; i <= Cells; i++)
        {
            for (int j = 0; j <= Cells; j++)
            {
                double radius = walls.RadiusMm * i / Cells;
                double height = walls.HalfHeightMm * j / Cells;
                (double transmission, double meanWay) = WaysToTheWall(radius, height, attenuationLengthMm);
                double again = scatteredShare * (1.0 - transmission);
                double scattered = again / (1.0 - again);
                double sphere = Math.Min(walls.RadiusMm - radius, walls.HalfHeightMm - height);
                double near = Math.Min(1.0, sphere / meanWay);
                _near[(i * (Cells + 1)) + j] = scattered * near;
                _far[(i * (Cells + 1)) + j] = scattered * (1.0 - near);
            }
        }
    }

    /// <summary>Scattered over direct light: the part shared as direct light, and the part shared as uniform light.</summary>
    public (double Near, double Far) At(Vector3 placeMm)
    {
        double u = Math.Min(Math.Sqrt(placeMm.RhoSquared) / _walls.RadiusMm, 1.0) * Cells;
        double v = Math.Min(Math.Abs(placeMm.Z) / _walls.HalfHeightMm, 1.0) * Cells;
        int i = Math.Min((int)u, Cells - 1);
        int j = Math.Min((int)v, Cells - 1);
        return (Interpolate(_near, i, j, u - i, v - j), Interpolate(_far, i, j, u - i, v - j));
    }

    private static double Interpolate(double[] table, int i, int j, double u, double v)
    {
        int corner = (i * (Cells + 1)) + j;
        double low = table[corner] + (v * (table[corner + 1] - table[corner]));
        double high = table[corner + Cells + 1] + (v * (table[corner + Cells + 2] - table[corner + Cells + 1]));
        return low + (u * (high - low));
    }

    // Midpoint rule over the sphere; the half in azimuth is enough by symmetry.
    private (double Transmission, double MeanWayMm) WaysToTheWall(double radius, double height, double attenuationLengthMm)
    {
        double transmission = 0.0;
        double way = 0.0;
        for (int c = 0; c < Cosines; c++)
        {
            double cosTheta = ((2.0 * c) + 1.0 - Cosines) / Cosines;
            double sinTheta = Math.Sqrt(1.0 - (cosTheta * cosTheta));
            for (int a = 0; a < Azimuths; a++)
            {
                (double sin, double cos) = Elementary.SinCos(Math.PI * (a + 0.5) / Azimuths);
                double across = radius * sin;
                double toSide = (Math.Sqrt((_walls.RadiusMm * _walls.RadiusMm) - (across * across)) - (radius * cos)) / sinTheta;
                double toEnd = ((cosTheta > 0.0 ? _walls.HalfHeightMm - height : _walls.HalfHeightMm + height)) / Math.Abs(cosTheta);
                double length = Math.Min(toSide, toEnd);
                transmission += Elementary.Exp(-length / attenuationLengthMm);
                way += length;
            }
        }

        return (transmission / (Cosines * Azimuths), way / (Cosines * Azimuths));
    }
}
