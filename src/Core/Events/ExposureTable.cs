namespace JparcSim.Core.Events;

/// <summary>One row per channel and part: what was asked of the source and what was made. Filled by Pipeline.</summary>
public sealed class ExposureTable : Table
{
    /// <summary>Creates an empty table.</summary>
    public ExposureTable(IReadOnlyList<string> channels)
        : base("exposure", "channel and part")
    {
        Part = Int64("Part", "Number of the part, from 0.");
        Channel = Declare(new TextColumn(new ColumnDefinition("Channel", ColumnType.Text, "", "Interaction channel."), channels));
        ProtonsOnTarget = Float64("ProtonsOnTarget", "", "Protons on target that this part stands for.");
        LiveTimeS = Float64("LiveTimeS", "s", "Time within the gates of the spills this part stands for.");
        ExpectedCount = Float64(
            "ExpectedCount", "", "Interactions expected by quadrature at that exposure, at any time; 0 for channels without a rate.");
        GeneratedCount = Int64(
            "GeneratedCount", "Interactions drawn; with gateUs, those outside the gate are counted here and have no row in interactions.");
        DroppedCount = Int64(
            "DroppedCount", "Interactions drawn that made no trigger and no recoil: with too little light, unseen, or outside the gate and not simulated.");
    }

    /// <summary>Part.</summary>
    public Column<long> Part { get; }

    /// <summary>Channel.</summary>
    public TextColumn Channel { get; }

    /// <summary>Protons on target.</summary>
    public Column<double> ProtonsOnTarget { get; }

    /// <summary>Live time, s.</summary>
    public Column<double> LiveTimeS { get; }

    /// <summary>Expected interactions.</summary>
    public Column<double> ExpectedCount { get; }

    /// <summary>Interactions drawn.</summary>
    public Column<long> GeneratedCount { get; }

    /// <summary>Interactions without a trigger or a recoil.</summary>
    public Column<long> DroppedCount { get; }
}
