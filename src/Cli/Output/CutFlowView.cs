using JparcSim.Analysis.Selection;
using Spectre.Console;

namespace JparcSim.Cli.Output;

/// <summary>A cut flow on the screen.</summary>
internal static class CutFlowView
{
    /// <summary>Prints the rows, and how much of each true class each row keeps.</summary>
    public static void Print(Terminal terminal, IReadOnlyList<CutFlowRow> rows)
    {
        Table table = TableView.Create("cut", ">kept", ">efficiency", ">of generated", ">at exposure", ">truth-matched");
        foreach (CutFlowRow row in rows)
        {
            TableView.Add(
                table, row.Cut, Quantity.Count(row.Kept), Quantity.WithError(row.Efficiency, row.Error),
                Quantity.WithError(row.CumulativeEfficiency, row.CumulativeError), Quantity.WithError(row.WeightedCount, row.WeightedError),
                Quantity.Count(row.TruthMatched));
        }

        terminal.Tables().Write(table);
    }
}
