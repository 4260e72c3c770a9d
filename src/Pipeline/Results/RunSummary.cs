using System.Text.Json.Serialization;
using JparcSim.Analysis.Selection;
using JparcSim.Pipeline.Dataset;

namespace JparcSim.Pipeline.Results;

/// <summary>What a run did.</summary>
/// <param name="Dataset">Full path of the dataset; empty when there is only a stream.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Events">Interactions in the dataset.</param>
/// <param name="Triggers">Triggers in the dataset.</param>
/// <param name="Pairs">Pairs in the dataset.</param>
/// <param name="Recoils">Recoils in the dataset.</param>
/// <param name="EventsPerSecond">Events simulated now, per second of wall time; null when everything was finished before.</param>
/// <param name="CutFlow">Cut flow over the dataset.</param>
/// <param name="Files">Files, ordered by name.</param>
public sealed record RunSummary(
    string Dataset,
    ulong Seed,
    long Events,
    long Triggers,
    long Pairs,
    long Recoils,
    double? EventsPerSecond,
    IReadOnlyList<CutFlowRow> CutFlow,
    IReadOnlyList<DatasetFile> Files);

/// <summary>What a run would do.</summary>
/// <param name="Name">Name of the run.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Parts">Parts of this shard.</param>
/// <param name="Channels">Expected counts by channel.</param>
/// <param name="SecondsExpected">Wall time expected, from a short trial.</param>
/// <param name="BytesExpected">Disk space expected, from the same trial.</param>
public sealed record RunForecast(
    string Name, ulong Seed, int Parts, IReadOnlyList<ChannelForecast> Channels, double SecondsExpected, double BytesExpected);

/// <summary>Expected counts of a channel.</summary>
/// <param name="Channel">Name.</param>
/// <param name="Events">Events to be simulated in this shard.</param>
/// <param name="ExpectedAtExposure">Interactions at the macro's exposure; null for channels without a rate.</param>
public sealed record ChannelForecast(string Channel, double Events, double? ExpectedAtExposure);

/// <summary>What a verification found.</summary>
/// <param name="Ok">Whether there was no problem.</param>
/// <param name="EventsChecked">Events simulated again and compared.</param>
/// <param name="Problems">One sentence each.</param>
/// <param name="Notes">What is no problem and may explain one, such as another version of the program; one sentence each.</param>
public sealed record VerifyReport(bool Ok, long EventsChecked, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes);

/// <summary>Speed and memory of the chain.</summary>
/// <param name="Stages">Time per event of each stage on one thread.</param>
/// <param name="Threads">Throughput of the chain by number of threads.</param>
/// <param name="PeakMemoryBytes">Peak resident memory of the process.</param>
/// <param name="AllocatedBytesPerEvent">Managed allocation per event once buffers have grown.</param>
/// <param name="FileBytesPerEvent">Size of the dataset per event with the default codec.</param>
public sealed record BenchReport(
    IReadOnlyList<StageTime> Stages, IReadOnlyList<ThreadRate> Threads, long PeakMemoryBytes, double AllocatedBytesPerEvent,
    double FileBytesPerEvent);

/// <summary>Time of a stage.</summary>
/// <param name="Name">Stage.</param>
/// <param name="NsPerEvent">Nanoseconds per event.</param>
public sealed record StageTime(string Name, double NsPerEvent);

/// <summary>Throughput with a number of threads.</summary>
/// <param name="Threads">Threads.</param>
/// <param name="EventsPerSecond">Events per second.</param>
public sealed record ThreadRate(int Threads, double EventsPerSecond);

/// <summary>Speeds of some chains on one thread, by processor time, measured by turns.</summary>
/// <param name="Chains">The chains.</param>
public sealed record BaselineReport(IReadOnlyList<ChainSpeed> Chains);

/// <summary>Speed of a chain: medians.</summary>
/// <param name="Name">Which chain.</param>
/// <param name="EventsPerSecond">Events per second.</param>
/// <param name="PhotoElectronsPerEvent">Photo-electrons per event.</param>
/// <param name="NsPerPhotoElectron">Time per photo-electron, ns.</param>
/// <param name="TimesNumpy">Photo-electrons per second over those of numpy with pulses.</param>
/// <param name="TimesCpp">Photo-electrons per second over those of C++ with exact samplers and pulses.</param>
public sealed record ChainSpeed(
    string Name, double EventsPerSecond, double PhotoElectronsPerEvent, double NsPerPhotoElectron, double TimesNumpy, double TimesCpp);

/// <summary>How a check may count.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckKind>))]
public enum CheckKind
{
    /// <summary>Comes out of the simulation: an agreement counts.</summary>
    [JsonStringEnumMemberName("predicted")]
    Predicted,

    /// <summary>Something was tuned to this number: an agreement never counts.</summary>
    [JsonStringEnumMemberName("tuned")]
    Tuned,

    /// <summary>Printed for the reader.</summary>
    [JsonStringEnumMemberName("information")]
    Information,
}

/// <summary>A published number beside ours.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Name">What is compared, with its unit.</param>
/// <param name="Source">Whence the published number.</param>
/// <param name="Kind">How it may count.</param>
/// <param name="Published">Published value, if any.</param>
/// <param name="Uncertainty">Its uncertainty, if given.</param>
/// <param name="Tolerance">Difference accepted beside three statistical errors.</param>
/// <param name="Value">Our value.</param>
/// <param name="StatisticalError">Statistical error of our value.</param>
/// <param name="Pull">Difference over published uncertainty and statistical error in quadrature; null without either.</param>
/// <param name="Pass">|value - published| &lt;= tolerance + 3 statistical errors; true without a published value.</param>
/// <param name="IsLowerBound">Whether the published value is a least one: then value + 3 statistical errors &gt;= published.</param>
public sealed record ValidationCheck(
    string Id, string Name, string Source, CheckKind Kind, double? Published, double? Uncertainty, double Tolerance, double Value,
    double StatisticalError,
    double? Pull, bool Pass, bool IsLowerBound = false)
{
    /// <summary>Makes a check against a least value.</summary>
    public static ValidationCheck AtLeast(
        string id, string name, string source, CheckKind kind, double published, double value, double statisticalError) =>
        Of(id, name, source, kind, published, null, 0.0, value, statisticalError) with
        {
            Pass = value + (3.0 * statisticalError) >= published, IsLowerBound = true,
        };

    /// <summary>Makes a check from its numbers.</summary>
    public static ValidationCheck Of(
        string id, string name, string source, CheckKind kind, double? published, double? uncertainty, double tolerance, double value,
        double statisticalError)
    {
        double spread = Math.Sqrt((statisticalError * statisticalError) + ((uncertainty ?? 0.0) * (uncertainty ?? 0.0)));
        double? difference = value - published;
        double? pull = spread > 0.0 ? difference / spread : null;
        bool pass = difference is not { } d || Math.Abs(d) <= tolerance + (3.0 * statisticalError);
        return new ValidationCheck(id, name, source, kind, published, uncertainty, tolerance, value, statisticalError, pull, pass);
    }
}

/// <summary>All checks.</summary>
/// <param name="Checks">In the order of the catalogue.</param>
public sealed record ValidationReport(IReadOnlyList<ValidationCheck> Checks);
