namespace JparcSim.Core.Detectors;

/// <summary>Kinds of detectors: each has a file of its own form, channels of its own and tables of its own.</summary>
public enum DetectorKind
{
    /// <summary>Liquid scintillator seen by photomultipliers.</summary>
    Scintillator = 1,

    /// <summary>A detector of nuclear recoils.</summary>
    Recoil = 2,
}
