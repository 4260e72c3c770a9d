using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Transport;

/// <summary>The nested volumes as the transport asks for them: which one contains a place, and whether it makes light.</summary>
internal sealed class VolumeLocator
{
    private readonly double[] _radiusSquaredMm2;
    private readonly double[] _halfHeightMm;
    private readonly bool[] _isScintillator;

    /// <summary>Copies the borders out of a geometry.</summary>
    public VolumeLocator(DetectorGeometry geometry)
    {
        _radiusSquaredMm2 = [.. geometry.Volumes.Select(volume => volume.Outer.RadiusMm * volume.Outer.RadiusMm)];
        _halfHeightMm = [.. geometry.Volumes.Select(volume => volume.Outer.HalfHeightMm)];
        _isScintillator = [.. geometry.Volumes.Select(volume => volume.Material.IsScintillator)];
    }

    /// <summary>Index of the volume that contains a place; -1 outside the detector.</summary>
    public int At(Vector3 placeMm)
    {
        double rhoSquared = placeMm.RhoSquared;
        double height = Math.Abs(placeMm.Z);
        for (int i = 0; i < _halfHeightMm.Length; i++)
        {
            if (height <= _halfHeightMm[i] && rhoSquared <= _radiusSquaredMm2[i])
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a volume makes light.</summary>
    public bool IsScintillator(int volume) => _isScintillator[volume];
}
