using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using JparcSim.Pipeline.Running;
using JparcSim.Reco.Calibration;

namespace JparcSim.Pipeline.Dataset;

/// <summary>One file of a dataset.</summary>
/// <param name="Name">Path within the dataset, such as <c>triggers/part-000000.parquet</c>.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">SHA-256 of the file; the same for equal versions of the libraries.</param>
/// <param name="ContentSha256">SHA-256 over the values; over uncompressed pages in version 4 of the schema.</param>
public sealed record DatasetFile(string Name, long Rows, long Bytes, string Sha256, string ContentSha256);

/// <summary>The constants that reconstruction used, as the calibration runs of the detector yielded them.</summary>
/// <param name="MeVPerUnit">Energy scale: MeV per unit of the light map.</param>
/// <param name="NgdPeakErrorUnits">Statistical error of the n-Gd peak that set it.</param>
/// <param name="LightMapAngular0PePerMeV">Constant coefficient of the response by cosine of incidence, for full solid angle, p.e. per MeV.</param>
/// <param name="LightMapAngular1PePerMeV">Linear coefficient, p.e. per MeV.</param>
/// <param name="LightMapAngular2PePerMeV">Quadratic coefficient, p.e. per MeV.</param>
/// <param name="LightMapAttenuationPerMm">Inverse of the effective attenuation length, per mm.</param>
/// <param name="LightMapDiffusePePerMeV">Diffuse light at each photomultiplier from a flash at the centre, p.e. per MeV.</param>
/// <param name="LightMapDiffuseSlopePePerMeVM2">Growth of the diffuse light with the squared distance from the centre, p.e. per MeV and m2.</param>
/// <param name="LightMapRmsResidual">Rms of measured over expected charge less one.</param>
/// <param name="LightMapSha256">
/// SHA-256 over the six coefficients and the relative efficiency of every photomultiplier, as little-endian binary64.
/// </param>
public sealed record CalibrationConstants(
    double MeVPerUnit,
    double NgdPeakErrorUnits,
    double LightMapAngular0PePerMeV,
    double LightMapAngular1PePerMeV,
    double LightMapAngular2PePerMeV,
    double LightMapAttenuationPerMm,
    double LightMapDiffusePePerMeV,
    double LightMapDiffuseSlopePePerMeVM2,
    double LightMapRmsResidual,
    string LightMapSha256)
{
    /// <summary>The constants of a calibration.</summary>
    internal static CalibrationConstants Of(Calibration calibration)
    {
        LightMapParameters map = calibration.LightMap.Parameters;
        return new CalibrationConstants(
            calibration.EnergyScale.MeVPerUnit, calibration.EnergyScale.PeakErrorUnits, map.Angular0PePerMeV, map.Angular1PePerMeV,
            map.Angular2PePerMeV, map.AttenuationPerMm, map.DiffusePePerMeV, map.DiffuseSlopePePerMeVM2, calibration.LightMap.RmsResidual,
            Hash(map));
    }

    private static string Hash(LightMapParameters map)
    {
        double[] values =
        [
            map.Angular0PePerMeV, map.Angular1PePerMeV, map.Angular2PePerMeV, map.AttenuationPerMm, map.DiffusePePerMeV,
            map.DiffuseSlopePePerMeVM2, .. map.Efficiencies,
        ];
        byte[] bytes = new byte[values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}

/// <summary>What a dataset is and how to make it again: <c>manifest.json</c>. Holds no clock, host, thread or batch.</summary>
public sealed record Manifest
{
    /// <summary>Version of the tables' schema.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Version and commit of the program.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Hash of resolved macro, detector and schema.</summary>
    public required string RunId { get; init; }

    /// <summary>Name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Parts of the whole run.</summary>
    public required int PartCount { get; init; }

    /// <summary>First part in this folder.</summary>
    public required int FirstPart { get; init; }

    /// <summary>One past the last part in this folder.</summary>
    public required int EndPart { get; init; }

    /// <summary>Columns kept on request.</summary>
    public required IReadOnlyList<string> Keep { get; init; }

    /// <summary>Codec of the files.</summary>
    public required string Compression { get; init; }

    /// <summary>Whether every part is finished; false while a run is under way or after it was interrupted.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The resolved macro.</summary>
    public required JsonElement Macro { get; init; }

    /// <summary>The resolved detector file.</summary>
    public required JsonElement Detector { get; init; }

    /// <summary>What the detector's calibration runs yielded; null where it has none.</summary>
    public required CalibrationConstants? Calibration { get; init; }

    /// <summary>The files, ordered by name; empty until the run is complete.</summary>
    public required IReadOnlyList<DatasetFile> Files { get; init; }

    /// <summary>The tables and columns of the dataset.</summary>
    [JsonIgnore]
    internal DatasetLayout Layout => new(DetectorFiles.KindOf(Detector), Keep);
}

/// <summary>Reading and writing of manifests without reflection; unknown or missing keys are errors.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;

/// <summary>The same for the lines of a journal.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DatasetFile))]
internal sealed partial class JournalJson : JsonSerializerContext;
