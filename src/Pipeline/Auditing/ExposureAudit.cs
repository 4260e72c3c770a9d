using JparcSim.Core.Events;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Checks the exposure of a part: every number follows from the run and from the part's own interactions and triggers.</summary>
internal sealed class ExposureAudit(ResolvedRun run, ProblemList problems)
{
    private readonly ExposureBook _book = new(run);
    private readonly ExposureTable _expected = new(run.ChannelNames);

    /// <summary>Checks a part whose ids are in order.</summary>
    public void Check(int part, PartTables tables)
    {
        _expected.Clear();
        _book.Fill(part, tables, _expected);
        for (int row = 0; row < _expected.RowCount; row++)
        {
            for (int i = 0; i < _expected.Columns.Count; i++)
            {
                Column expected = _expected.Columns[i];
                Column found = tables.Exposure.Columns[i];
                if (!found.IsSameCell(row, expected, row))
                {
                    problems.Add(
                        $"part {part}: exposure row {row}: {expected.Definition.Name}: found {found.CellText(row)}, expected {expected.CellText(row)}");
                }
            }
        }
    }
}
