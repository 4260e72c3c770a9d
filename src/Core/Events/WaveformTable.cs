using JparcSim.Core.Detectors;

namespace JparcSim.Core.Events;

/// <summary>One row per trigger and inner photomultiplier. Filled by Detector, read by Reco, kept only on request.</summary>
public sealed class WaveformTable : Table
{
    /// <summary>The <c>--keep</c> word that writes the table.</summary>
    public const string KeepWord = "waveforms";

    /// <summary>Creates an empty table.</summary>
    public WaveformTable()
        : base("waveforms", "readout and inner photomultiplier: its digitised samples", DetectorKind.Scintillator)
    {
        TriggerId = Declare(new Column<long>(new ColumnDefinition(
            "TriggerId", ColumnType.Int64, "", "Trigger that recorded them.") { KeepWord = KeepWord }));
        PmtIndex = Declare(new Column<int>(new ColumnDefinition(
            "PmtIndex", ColumnType.Int32, "", "Place of the photomultiplier in the detector's map.") { KeepWord = KeepWord }));
        HighGainCounts = Samples("HighGainCounts", "Samples at high gain, one every 2 ns (samplePeriodNs of the detector).");
        LowGainCounts = Samples("LowGainCounts", "Samples at low gain, at the same times.");
    }

    /// <summary>Trigger.</summary>
    public Column<long> TriggerId { get; }

    /// <summary>Photomultiplier.</summary>
    public Column<int> PmtIndex { get; }

    /// <summary>Samples at high gain, counts.</summary>
    public BinaryColumn HighGainCounts { get; }

    /// <summary>Samples at low gain, counts.</summary>
    public BinaryColumn LowGainCounts { get; }

    private BinaryColumn Samples(string name, string meaning) => Declare(new BinaryColumn(
        new ColumnDefinition(name, ColumnType.Binary, "counts", meaning) { KeepWord = KeepWord }));
}
