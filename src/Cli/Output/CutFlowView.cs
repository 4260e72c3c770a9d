using JparcSim.Analysis.Selection;
using Spectre.Console;

namespace JparcSim.Cli.Output;

/// <summary>A cut flow on the screen.</summary>
internal static class CutFlowView
{
    private const int MostClassesSideBySide = 3;

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
        PrintClasses(terminal, rows);
    }

    // Truth-matched: an interaction or a pair counts for the channel that it truly came from; accidental pairs came from none.
    private static void PrintClasses(Terminal terminal, IReadOnlyList<CutFlowRow> rows)
    {
        string[] names = [.. rows.SelectMany(row => row.Classes).Select(each => each.Name).Distinct()];
        if (names.Length > MostClassesSideBySide)
        {
            PrintMany(terminal, rows, names);
            return;
        }

        Table table = TableView.Create(["truth-matched", .. names.SelectMany(name => (string[])[$">{name}", ">of generated"])]);
        foreach (CutFlowRow row in rows)
        {
            CutFlowClass?[] classes = [.. names.Select(name => row.Classes.FirstOrDefault(each => each.Name == name))];
            TableView.Add(table, [row.Cut, .. classes.SelectMany(Cells)]);
        }

        terminal.Tables().Write(table);
    }

    // Many classes: counts at exposure cut by cut, then one line for each with its errors.
    private static void PrintMany(Terminal terminal, IReadOnlyList<CutFlowRow> rows, string[] names)
    {
        Table counts = TableView.Create(["at exposure", .. names.Select(name => $">{name}")]);
        foreach (CutFlowRow row in rows)
        {
            TableView.Add(counts, [row.Cut, .. names.Select(name => Quantity.Number(row.Classes.FirstOrDefault(each => each.Name == name)?.WeightedCount))]);
        }

        Table last = TableView.Create("truth-matched, after all cuts", ">kept", ">of generated", ">at exposure");
        foreach (CutFlowClass each in rows[^1].Classes)
        {
            TableView.Add(
                last, each.Name, Quantity.Count(each.Kept), Quantity.WithError(each.CumulativeEfficiency, each.CumulativeError),
                Quantity.WithError(each.WeightedCount, each.WeightedError));
        }

        terminal.Tables().Write(counts);
        terminal.Tables().Write(last);
    }

    private static string[] Cells(CutFlowClass? each) =>
        each is null ? ["-", "-"] : [Quantity.Count(each.Kept), Quantity.WithError(each.CumulativeEfficiency, each.CumulativeError)];
}
