using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Running;

/// <summary>What a run has of one kind of detector: the detector, and what the macro says of its events.</summary>
internal abstract record DetectorSetup
{
    /// <summary>Kind of the detector.</summary>
    public abstract DetectorKind Kind { get; }

    /// <summary>Place and, where there are any, volumes.</summary>
    public abstract DetectorGeometry Geometry { get; }

    /// <summary>What recoils; null in a detector of another kind.</summary>
    public abstract ExposedNuclei? Nuclei { get; }

    /// <summary>Reads the detector file.</summary>
    /// <exception cref="UserInputException">All its problems at once.</exception>
    public static DetectorSetup OfFile(ConfigNode file, ConfigLog log)
    {
        var section = new ConfigSection(file, "detector", log);
        DetectorSetup? setup = RecoilDetectorModel.IsKindOf(file) ? RecoilSetup.OfFile(section) : ScintillatorSetup.OfFile(section);
        log.ThrowIfAny();
        return setup ?? throw new InvalidOperationException("a detector file without problems gave no detector");
    }

    /// <summary>Reads what the macro says of such a detector's events; problems go to the log of the section.</summary>
    public abstract DetectorSetup WithMacro(ConfigSection macro);
}
