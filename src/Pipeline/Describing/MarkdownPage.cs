namespace JparcSim.Pipeline.Describing;

/// <summary>A page of Markdown, line by line.</summary>
internal sealed class MarkdownPage
{
    private readonly List<string> _lines = [];

    /// <summary>Adds a heading with empty lines around it.</summary>
    public MarkdownPage Heading(int level, string title)
    {
        if (_lines.Count > 0)
        {
            _lines.Add("");
        }

        _lines.Add($"{new string('#', level)} {title}");
        return Text("");
    }

    /// <summary>Adds lines as they are.</summary>
    public MarkdownPage Text(params ReadOnlySpan<string> lines)
    {
        _lines.AddRange(lines);
        return this;
    }

    /// <summary>Adds a table.</summary>
    /// <param name="header">Titles of the columns.</param>
    /// <param name="rows">Cells by row.</param>
    public MarkdownPage Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        _lines.Add(Row(header));
        _lines.Add("|" + string.Concat(Enumerable.Repeat("---|", header.Count)));
        _lines.AddRange(rows.Select(Row));
        return this;
    }

    /// <summary>The whole page; ends with a line break.</summary>
    public override string ToString() => string.Join('\n', _lines) + "\n";

    private static string Row(IReadOnlyList<string> cells) =>
        "| " + string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))) + " |";
}
