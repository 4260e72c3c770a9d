namespace JparcSim.Core.Events;

/// <summary>One row per simulated primary process. Filled by Generator.</summary>
public sealed class InteractionTable : Table
{
    /// <summary>Creates an empty table.</summary>
    /// <param name="channels">The run's channels; a channel's code is its place in this list.</param>
    public InteractionTable(IReadOnlyList<string> channels)
        : base("interactions", "simulated primary process")
    {
        EventId = Int64("EventId", "Identity of the event within the run.");
        EventKey = Declare(new Column<ulong>(
            new ColumnDefinition("EventKey", ColumnType.Int64, "", "Address of the event's random streams.") { IsTransient = true }));
        SpillIndex = Int64("SpillIndex", "Number of the beam spill, 25 per second; each event has its own in count mode.");
        TimeUs = Float64("TimeUs", "us", "Time of the interaction after the start of the first proton bunch of its spill.");
        Channel = Declare(new TextColumn(new ColumnDefinition("Channel", ColumnType.Text, "", "Interaction channel."), channels));
        NeutrinoPdg = Declare(new NullableColumn<int>(new ColumnDefinition(
            "NeutrinoPdg", ColumnType.Int32, "", "PDG code of the interacting neutrino; null when none did.") { IsNullable = true }));
        NeutrinoEnergyMeV = Declare(new NullableColumn<double>(new ColumnDefinition(
            "NeutrinoEnergyMeV", ColumnType.Float64, "MeV",
            "Energy of the interacting neutrino; null when none did.") { IsNullable = true }));
        BaselineM = Declare(new NullableColumn<double>(new ColumnDefinition(
            "BaselineM", ColumnType.Float64, "m",
            "Distance from the neutrino's birth to the interaction; null without a neutrino.") { IsNullable = true, HasBounds = false }));
        XMm = Float64("XMm", "mm", "Interaction vertex, x.", hasBounds: false);
        YMm = Float64("YMm", "mm", "Interaction vertex, y.", hasBounds: false);
        ZMm = Float64("ZMm", "mm", "Interaction vertex, z (up); the origin is the centre of the target.");
        Weight = Float64("Weight", "", "Sums of weights are counts at the run's exposure; 1 for channels without a rate.");
    }

    /// <summary>Identity of the event within the run.</summary>
    public Column<long> EventId { get; }

    /// <summary>Address of the event's random streams; not written.</summary>
    public Column<ulong> EventKey { get; }

    /// <summary>Number of the beam spill.</summary>
    public Column<long> SpillIndex { get; }

    /// <summary>Time after the start of the first bunch of the spill, us.</summary>
    public Column<double> TimeUs { get; }

    /// <summary>Interaction channel.</summary>
    public TextColumn Channel { get; }

    /// <summary>PDG code of the neutrino, if any.</summary>
    public NullableColumn<int> NeutrinoPdg { get; }

    /// <summary>Neutrino energy, MeV, if any.</summary>
    public NullableColumn<double> NeutrinoEnergyMeV { get; }

    /// <summary>Distance travelled by the neutrino, m, if any.</summary>
    public NullableColumn<double> BaselineM { get; }

    /// <summary>Vertex x, mm.</summary>
    public Column<double> XMm { get; }

    /// <summary>Vertex y, mm.</summary>
    public Column<double> YMm { get; }

    /// <summary>Vertex z, mm.</summary>
    public Column<double> ZMm { get; }

    /// <summary>Statistical weight.</summary>
    public Column<double> Weight { get; }
}
