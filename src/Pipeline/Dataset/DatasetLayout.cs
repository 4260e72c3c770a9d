using JparcSim.Core.Detectors;
using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Which tables and columns a dataset has: those of its kind of detector, and what its run was asked to keep.</summary>
/// <param name="Kind">Kind of the detector.</param>
/// <param name="Keep">Words of <c>--keep</c>.</param>
internal sealed record DatasetLayout(DetectorKind Kind, IReadOnlyList<string> Keep)
{
    private static readonly IReadOnlyList<Table> Declared = new PartTables([], []).All;

    /// <summary>Places in <see cref="DatasetFolder.Tables"/> of the tables that have files.</summary>
    public int[] Tables => [.. Enumerable.Range(0, Declared.Count).Where(table => ColumnsOf(Declared[table]).Length > 0)];

    /// <summary>The words of <c>--keep</c> that datasets of this kind have columns for.</summary>
    public IReadOnlyList<string> Words =>
        [.. Declared.Where(IsOfKind).SelectMany(table => table.Columns).Select(column => column.Definition.KeepWord).OfType<string>().Distinct()];

    /// <summary>Whether a word of <c>--keep</c> is one of <see cref="Words"/>.</summary>
    public bool HasWord(string word) => Words.Contains(KeepList.NameOf(word));

    /// <summary>The columns of a table on disk, in their order; none when the dataset has no such table.</summary>
    public Column[] ColumnsOf(Table table) => IsOfKind(table)
        ? [.. table.Columns.Where(column => !column.Definition.IsTransient && (column.Definition.KeepWord is not { } word || KeepList.Has(Keep, word)))]
        : [];

    private bool IsOfKind(Table table) => (table.Kind ?? Kind) == Kind;
}
