using System.Globalization;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Results;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Scanning;

/// <summary>The table of results: one row per point, row of its cut flow and true class. What is varied is a column named by its path.</summary>
internal sealed class ScanTable : Table
{
    private readonly Column<long> _point;
    private readonly List<Action<string>> _varied = [];
    private readonly TextColumn _cut;
    private readonly TextColumn _trueClass;
    private readonly Column<long> _kept;
    private readonly Column<double> _weightedCount;
    private readonly NullableColumn<double>[] _results;
    private readonly NullableColumn<double>[] _spreads;

    private ScanTable(ScanReport report)
        : base("results", "point of the scan, row of its cut flow and true class")
    {
        _point = Int64("Point", "Number of the point, from 0.");
        foreach (ScanValue varied in report.Points[0].Values)
        {
            string[] values = [.. report.Points.Select(point => point.Values.Single(value => value.Path == varied.Path).Value).Distinct()];
            _varied.Add(DeclareVaried(varied.Path, values));
        }

        string[] cuts = [.. report.Points.SelectMany(point => point.Rows).Select(row => row.Cut).Distinct()];
        _cut = Declare(new TextColumn(new ColumnDefinition("Cut", ColumnType.Text, "", "generated, triggered, paired, or the name of a cut."), cuts));
        string[] classes = [.. report.Points.SelectMany(point => point.Rows).Select(row => row.TrueClass).Distinct()];
        _trueClass = Declare(new TextColumn(new ColumnDefinition("TrueClass", ColumnType.Text, "", "all, a channel, or accidental."), classes));
        _kept = Int64("Kept", "Interactions (first two rows) or pairs that are left.");
        _weightedCount = Float64("WeightedCount", "", "Sum of their weights.");
        _results =
        [
            NullableFloat64("Efficiency", "Kept over generated, of a channel over generated interactions of the channel."),
            NullableFloat64("Error", "Statistical error of the efficiency."),
            NullableFloat64("Difference", "Efficiency less that of the first point; null at the first point."),
            NullableFloat64("PairedError", "Error of the difference, event by event."),
            NullableFloat64("UnpairedError", "Error of the difference, were the samples independent."),
            NullableFloat64("WeightedDifference", "Sum of weights less that of the first point."),
            NullableFloat64("WeightedPairedError", "Its error, event by event."),
        ];
        _spreads = [.. ScanQuantity.All.SelectMany(quantity => (NullableColumn<double>[])
        [
            Spread(quantity, "Median", "Median over the pairs that are left."),
            Spread(quantity, "Width", "Half of the central 68.27 % interval."),
        ])];
    }

    /// <summary>Writes the results of a scan.</summary>
    public static FileRecord Write(string path, ScanReport report, IReadOnlyList<string> runIds)
    {
        var table = new ScanTable(report);
        foreach (ScanPointReport point in report.Points)
        {
            foreach (ScanRow row in point.Rows)
            {
                table.Add(point, row);
            }
        }

        using var writer = new TableWriter(FileCompression.Zstd);
        return writer.Write(path, table, table.Columns, [new("runIds", string.Join(',', runIds))]);
    }

    private void Add(ScanPointReport point, ScanRow row)
    {
        _point.Add(point.Point);
        for (int i = 0; i < _varied.Count; i++)
        {
            _varied[i](point.Values[i].Value);
        }

        _cut.Add(_cut.Vocabulary.Index().First(entry => entry.Item == row.Cut).Index);
        _trueClass.Add(_trueClass.Vocabulary.Index().First(entry => entry.Item == row.TrueClass).Index);
        _kept.Add(row.Kept);
        _weightedCount.Add(row.WeightedCount);
        double?[] results =
        [
            row.Efficiency, row.Error, row.Difference, row.PairedError, row.UnpairedError, row.WeightedDifference, row.WeightedPairedError,
        ];
        double?[] spreads = row.Quantities.Count > 0
            ? [.. row.Quantities.SelectMany(spread => (double?[])[spread.Median, spread.Width])]
            : new double?[_spreads.Length];
        foreach ((NullableColumn<double> column, double? value) in _results.Concat(_spreads).Zip(results.Concat(spreads)))
        {
            column.Add(value);
        }
    }

    // Numbers stay numbers, so that a result can be drawn against them.
    private Action<string> DeclareVaried(string path, string[] values)
    {
        const string meaning = "Varied value.";
        if (values.All(value => TryParse(value, out _)))
        {
            Column<double> numbers = Float64(path, "", meaning);
            return value => numbers.Add(TryParse(value, out double number) ? number : double.NaN);
        }

        TextColumn texts = Declare(new TextColumn(new ColumnDefinition(path, ColumnType.Text, "", meaning), values));
        return value => texts.Add(Array.IndexOf(values, value));
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private NullableColumn<double> Spread(ScanQuantity quantity, string statistic, string meaning) => Declare(new NullableColumn<double>(
        new ColumnDefinition(quantity.Column(statistic), ColumnType.Float64, quantity.Unit, meaning) { IsNullable = true }));
}
