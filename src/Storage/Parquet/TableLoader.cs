using JparcSim.Core.Events;

namespace JparcSim.Storage.Parquet;

/// <summary>Brings the rows of a file back into a table.</summary>
public static class TableLoader
{
    /// <summary>Replaces the rows of some columns of a table by those of a file; the table's other columns are left alone.</summary>
    /// <param name="file">The file; it may have further columns.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Columns of the table to fill.</param>
    /// <exception cref="InvalidFileException">The file lacks a column, has it with another type, or is damaged.</exception>
    public static void Load(ParquetFile file, Table table, IReadOnlyList<Column> columns)
    {
        foreach (Column column in columns)
        {
            ColumnData data = file.ReadColumn(column.Definition.Name);
            var expected = ColumnSchema.Of(column.Definition);
            if (data.Schema != expected)
            {
                throw new InvalidFileException($"{table.Name}: the file has {data.Schema}, expected {expected}");
            }

            column.Clear();
            Fill(column, data);
        }
    }

    private static void Fill(Column column, ColumnData data)
    {
        switch (column)
        {
            case Column<bool> c:
                Fill(c, data);
                break;
            case Column<int> c:
                Fill(c, data);
                break;
            case Column<long> c:
                Fill(c, data);
                break;
            case Column<float> c:
                Fill(c, data);
                break;
            case Column<double> c:
                Fill(c, data);
                break;
            case NullableColumn<bool> c:
                Fill(c, data);
                break;
            case NullableColumn<int> c:
                Fill(c, data);
                break;
            case NullableColumn<long> c:
                Fill(c, data);
                break;
            case NullableColumn<float> c:
                Fill(c, data);
                break;
            case NullableColumn<double> c:
                Fill(c, data);
                break;
            case TextColumn c:
                Fill(c, data);
                break;
            case ListColumn<byte> c:
                Fill(c, data, (byte)0);
                break;
            case ListColumn<int> c:
                Fill(c, data, 0);
                break;
            case ListColumn<long> c:
                Fill(c, data, 0L);
                break;
            case ListColumn<float> c:
                Fill(c, data, float.NaN);
                break;
            case ListColumn<double> c:
                Fill(c, data, double.NaN);
                break;
            default:
                throw new ArgumentException($"a column of kind {column.GetType()} has no form on disk", nameof(column));
        }
    }

    private static void Fill<T>(Column<T> column, ColumnData data)
        where T : unmanaged
    {
        foreach (T value in data.Values<T>())
        {
            column.Add(value);
        }
    }

    private static void Fill<T>(NullableColumn<T> column, ColumnData data)
        where T : unmanaged
    {
        ReadOnlySpan<T> values = data.Values<T>();
        for (int row = 0; row < values.Length; row++)
        {
            column.Add(data.IsPresent[row] ? values[row] : null);
        }
    }

    private static void Fill(TextColumn column, ColumnData data)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int code = 0; code < column.Vocabulary.Count; code++)
        {
            codes.Add(column.Vocabulary[code], code);
        }

        foreach (string name in data.Values<string>())
        {
            column.Add(codes.TryGetValue(name, out int code)
                ? code
                : throw new InvalidFileException(
                    $"column '{column.Definition.Name}' has '{name}', expected one of {string.Join(", ", column.Vocabulary)}"));
        }
    }

    private static void Fill<T>(ListColumn<T> column, ColumnData data, T nullElement)
        where T : unmanaged
    {
        ReadOnlySpan<T> elements = data.Values<T>();
        int start = 0;
        foreach (int end in data.Ends)
        {
            column.Add(elements[start..end]);
            start = end;
        }

        for (int i = 0; i < data.IsPresent.Length; i++)
        {
            column.Elements[i] = data.IsPresent[i] ? column.Elements[i] : nullElement;
        }
    }
}
