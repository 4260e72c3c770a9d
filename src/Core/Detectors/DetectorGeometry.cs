using JparcSim.Core.Numerics;

namespace JparcSim.Core.Detectors;

/// <summary>Where a detector stands and what it is made of: the part that Generator, Detector and Reco share.</summary>
/// <param name="Name">Name of the detector.</param>
/// <param name="SourcePositionMm">Neutrino source relative to the detector's centre, mm; its length is the baseline.</param>
/// <param name="Volumes">Nested volumes, innermost first; every place belongs to the first that contains it.</param>
/// <param name="InnerPmts">Photomultipliers that see target and catcher.</param>
/// <param name="VetoPmts">Photomultipliers that see the veto liquid.</param>
public sealed record DetectorGeometry(
    string Name,
    Vector3 SourcePositionMm,
    IReadOnlyList<DetectorVolume> Volumes,
    PmtArray InnerPmts,
    PmtArray VetoPmts)
{
    /// <summary>Index of the volume that contains a place; -1 outside the detector.</summary>
    public int VolumeAt(Vector3 placeMm)
    {
        for (int i = 0; i < Volumes.Count; i++)
        {
            if (Volumes[i].Outer.Contains(placeMm))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Net volume of a nested volume: its cylinder less the one inside it, mm3.</summary>
    public double NetVolumeMm3(int volume) =>
        Volumes[volume].Outer.VolumeMm3 - (volume == 0 ? 0.0 : Volumes[volume - 1].Outer.VolumeMm3);
}
