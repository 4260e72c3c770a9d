using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Scanning;

/// <summary>A measured value of a pair whose middle and width a scan reports.</summary>
/// <param name="Place">Place in <see cref="All"/>.</param>
/// <param name="Name">Name without unit.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Read">The value of a pair: its row, and the row of its delayed trigger, negative when that is in another part.</param>
internal sealed record ScanQuantity(int Place, string Name, string Unit, Func<PartTables, int, int, double> Read)
{
    /// <summary>The quantities.</summary>
    public static IReadOnlyList<ScanQuantity> All { get; } =
    [
        new(0, "PromptEnergy", "MeV", (tables, pair, _) => tables.Pairs.PromptEnergyMeV[pair]),
        new(1, "DelayedEnergy", "MeV", (tables, pair, _) => tables.Pairs.DelayedEnergyMeV[pair]),
        new(2, "PromptX", "mm", (tables, pair, _) => tables.Pairs.PromptXMm[pair]),
        new(3, "PromptY", "mm", (tables, pair, _) => tables.Pairs.PromptYMm[pair]),
        new(4, "PromptZ", "mm", (tables, pair, _) => tables.Pairs.PromptZMm[pair]),
        new(5, "DelayedX", "mm", (tables, _, delayed) => Cell(tables.Triggers.RecoXMm, delayed)),
        new(6, "DelayedY", "mm", (tables, _, delayed) => Cell(tables.Triggers.RecoYMm, delayed)),
        new(7, "DelayedZ", "mm", (tables, _, delayed) => Cell(tables.Triggers.RecoZMm, delayed)),
    ];

    /// <summary>Name of a column: PromptEnergyMedianMeV.</summary>
    public string Column(string statistic) => Name + statistic + (Unit == "MeV" ? "MeV" : "Mm");

    private static double Cell(Column<double> column, int row) => row < 0 ? double.NaN : column[row];
}
