using JparcSim.Analysis.PulseShape;

namespace JparcSim.Pipeline.Results;

/// <summary>What <c>train psd</c> did.</summary>
/// <param name="File">Artefact written.</param>
/// <param name="SignalEvents">Signal triggers that trained it.</param>
/// <param name="BackgroundEvents">Background triggers that trained it.</param>
/// <param name="SignalPulses">Their usable pulses.</param>
/// <param name="BackgroundPulses">The same of the background.</param>
/// <param name="TrainedCells">Cells of place and height with pulses enough; the others say nothing.</param>
/// <param name="Cells">All of them.</param>
public sealed record PsdTraining(
    string File, int SignalEvents, int BackgroundEvents, long SignalPulses, long BackgroundPulses, int TrainedCells, int Cells);

/// <summary>The cut that was asked for.</summary>
/// <param name="Cut">Least score that passes.</param>
/// <param name="Efficiency">Signal kept.</param>
/// <param name="Rejection">Background removed.</param>
public sealed record PsdWorkingPoint(double Cut, double Efficiency, double Rejection);

/// <summary>A point of the curve as an experiment's control samples would show it.</summary>
/// <param name="Efficiency">Signal kept.</param>
/// <param name="Rejection">Background removed, of a sample that is part signal.</param>
public sealed record PsdMeasuredPoint(double Efficiency, double Rejection);

/// <summary>Efficiency and rejection of the working point in one bin of a variable.</summary>
/// <param name="Variable">One of zMm, rhoSquaredMm2, energyMeV.</param>
/// <param name="From">Lower border.</param>
/// <param name="To">Upper border.</param>
/// <param name="Efficiency">Signal kept; null without signal.</param>
/// <param name="Rejection">Background removed; null without background.</param>
public sealed record PsdBin(string Variable, double From, double To, double? Efficiency, double? Rejection);

/// <summary>What <c>tune psd</c> found, on events that trained nothing.</summary>
/// <param name="Score">What was cut on: trained, stored, or tail-over-total.</param>
/// <param name="SignalEvents">Signal triggers applied to.</param>
/// <param name="BackgroundEvents">Background triggers applied to.</param>
/// <param name="Auc">Area under the curve.</param>
/// <param name="AucError">Its standard error.</param>
/// <param name="WorkingPoint">The cut that was asked for.</param>
/// <param name="Roc">The curve.</param>
/// <param name="AsMeasured">
/// The curve at the same efficiencies with the contamination and the broadening of the detector file; empty when it has none.
/// </param>
/// <param name="Bins">The working point against place and energy.</param>
public sealed record PsdTuning(
    string Score, int SignalEvents, int BackgroundEvents, double Auc, double AucError, PsdWorkingPoint WorkingPoint, IReadOnlyList<RocPoint> Roc,
    IReadOnlyList<PsdMeasuredPoint> AsMeasured, IReadOnlyList<PsdBin> Bins)
{
    /// <summary>The scores of both classes, for figures.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public required (IReadOnlyList<double> Signal, IReadOnlyList<double> Background) Scores { get; init; }
}

/// <summary>The paired difference of two rejections.</summary>
/// <param name="Efficiency">Signal efficiency of both cuts.</param>
/// <param name="RejectionDifference">Rejection of b less that of a.</param>
/// <param name="PairedError">Its standard error, event by event.</param>
/// <param name="UnpairedError">What it would be for independent samples.</param>
public sealed record PsdDifference(double Efficiency, double RejectionDifference, double PairedError, double UnpairedError);

/// <summary>What <c>tune psd --compare</c> found.</summary>
/// <param name="A">First dataset.</param>
/// <param name="B">Second dataset.</param>
/// <param name="Differences">By signal efficiency.</param>
public sealed record PsdComparison(string A, string B, IReadOnlyList<PsdDifference> Differences);
