using Spectre.Console;

namespace JparcSim.Cli.Output;

/// <summary>Tables whose cells are plain text, never markup.</summary>
internal static class TableView
{
    /// <summary>An empty table; a heading that begins with &gt; is set to the right.</summary>
    public static Table Create(params IReadOnlyList<string> headings)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string heading in headings)
        {
            bool isRight = heading.StartsWith('>');
            var column = new TableColumn(new Text(isRight ? heading[1..] : heading));
            table.AddColumn(isRight ? column.RightAligned() : column);
        }

        return table;
    }

    /// <summary>Adds a row.</summary>
    public static void Add(Table table, params IReadOnlyList<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
