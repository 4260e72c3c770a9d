using System.Text.Json;
using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Detector;
using JparcSim.Detector.Recoil;

namespace JparcSim.Pipeline.Running;

/// <summary>The kinds of detectors, told apart by the key <c>kind</c> of their files.</summary>
internal static class DetectorFiles
{
    /// <summary>Kind of a resolved file in a manifest.</summary>
    public static DetectorKind KindOf(JsonElement file) =>
        file.TryGetProperty(RecoilDetectorModel.KindName, out _) ? DetectorKind.Recoil : DetectorKind.Scintillator;

    /// <summary>Keys of a file.</summary>
    public static SectionSchema SchemaOf(ConfigNode file) => RecoilDetectorModel.IsKindOf(file) ? RecoilDetectorModel.Schema : DetectorModel.Schema;

    /// <summary>Reads a file for the values that it holds; problems and values go to the log.</summary>
    /// <param name="file">The file, complete.</param>
    /// <param name="path">Dotted path of the file.</param>
    /// <param name="log">Receives both.</param>
    public static void Read(ConfigNode file, string path, ConfigLog log)
    {
        var section = new ConfigSection(file, path, log);
        if (RecoilDetectorModel.IsKindOf(file))
        {
            RecoilDetectorModel.Read(section);
        }
        else
        {
            DetectorModel.Read(section);
        }
    }
}
