using JparcSim.Core.Configuration;
using JparcSim.Core.Events;

namespace JparcSim.Analysis.Selection;

/// <summary>The cuts of a macro, in its order. Immutable: one instance serves every worker.</summary>
public sealed class SelectionStage
{
    private const string Selector = "cut";
    private const int ChunkRows = 512;
    private const int MostOfOnePrompt = 16;   // a prompt's pairs stay in one chunk: cuts may count them

    private readonly ISelectionCut?[] _byColumn;

    /// <summary>Creates a stage from cuts of the catalogue, each at most once.</summary>
    public SelectionStage(IReadOnlyList<ISelectionCut> cuts)
    {
        Cuts = cuts;
        _byColumn = [.. CutCatalog.Names.Select(name => cuts.SingleOrDefault(cut => cut.Name == name))];
    }

    /// <summary>The macro's key: an ordered list of cuts, each named under <c>cut</c>.</summary>
    public static VariantsKey SelectionKey { get; } = new(
        "selection",
        Selector,
        CutCatalog.ByName.ToDictionary(entry => entry.Key, entry => entry.Value.Schema),
        "Cuts on the pairs, in the order of the cut flow; without it every pair is kept.",
        IsOptional: true);

    /// <summary>The cuts in the order of the macro.</summary>
    public IReadOnlyList<ISelectionCut> Cuts { get; }

    /// <summary>Reads the selection of a macro; problems go to the section's log.</summary>
    public static SelectionStage Read(ConfigSection macroRoot)
    {
        var cuts = new List<ISelectionCut>();
        foreach ((string kind, ConfigSection section) in macroRoot.Variants(SelectionKey))
        {
            CutDefinition definition = CutCatalog.ByName[kind];
            ISelectionCut cut = definition.Read(section);
            section.RejectUnknown(definition.Schema, Selector);
            if (cuts.Exists(other => other.Name == cut.Name))
            {
                section.Problem(new TextKey(Selector, "name of the cut"), $"a second '{kind}'", "each cut at most once");
                continue;
            }

            cuts.Add(cut);
        }

        return new SelectionStage(cuts);
    }

    /// <summary>Fills the Pass columns of the rows [<paramref name="first"/>, <paramref name="end"/>).</summary>
    /// <param name="pairs">The table; cells that exist are overwritten, missing ones appended.</param>
    /// <param name="first">First row; no Pass column may end before it.</param>
    /// <param name="end">Row after the last one.</param>
    public void Process(PairTable pairs, int first, int end)
    {
        Span<bool> pass = stackalloc bool[ChunkRows + MostOfOnePrompt];
        PairColumns all = PairColumns.Of(pairs, first, end);
        for (int start = first, stop; start < end; start = stop)
        {
            stop = first + EndOfChunk(all, start - first);
            PairColumns columns = all.Slice(start - first, stop - start);
            for (int column = 0; column < _byColumn.Length; column++)
            {
                _byColumn[column]?.Apply(columns, pass[..(stop - start)]);
                Store(pairs.Pass[column], start, pass[..(stop - start)], _byColumn[column] is not null);
            }
        }
    }

    /// <summary>For every pair, how many cuts it passes before the first one that it fails.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="passedCuts">From 0 to the number of cuts. Shape: the number of pairs.</param>
    public void CountPassed(in PairColumns pairs, Span<int> passedCuts)
    {
        Span<bool> pass = stackalloc bool[ChunkRows + MostOfOnePrompt];
        passedCuts[..pairs.Count].Clear();
        for (int start = 0, stop; start < pairs.Count; start = stop)
        {
            stop = EndOfChunk(pairs, start);
            PairColumns chunk = pairs.Slice(start, stop - start);
            for (int cut = 0; cut < Cuts.Count; cut++)
            {
                Cuts[cut].Apply(chunk, pass[..chunk.Count]);
                for (int i = 0; i < chunk.Count; i++)
                {
                    passedCuts[start + i] += pass[i] && passedCuts[start + i] == cut ? 1 : 0;
                }
            }
        }
    }

    // A file that repeats one id more often than a run can is cut into chunks all the same.
    private static int EndOfChunk(in PairColumns pairs, int start)
    {
        int stop = start + ChunkRows;
        return stop < pairs.Count
            ? Math.Min(pairs.EndOfPrompt(stop - 1), stop + MostOfOnePrompt)
            : pairs.Count;
    }

    private static void Store(NullableColumn<bool> column, int start, ReadOnlySpan<bool> pass, bool isUsed)
    {
        for (int i = 0; i < pass.Length; i++)
        {
            bool? cell = isUsed ? pass[i] : null;
            if (start + i < column.RowCount)
            {
                column[start + i] = cell;
            }
            else
            {
                column.Add(cell);
            }
        }
    }
}
