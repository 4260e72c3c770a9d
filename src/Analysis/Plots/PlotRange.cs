namespace JparcSim.Analysis.Plots;

/// <summary>The range of an axis: what the axis fixes, else what the series need.</summary>
internal sealed class PlotRange
{
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private double _leastPositive = double.PositiveInfinity;
    private bool _isTight;

    /// <summary>The range of the horizontal axis.</summary>
    public static (double Min, double Max) OfX(Figure figure)
    {
        var range = new PlotRange();
        foreach (Series series in figure.Series)
        {
            range.AddX(series);
        }

        return range.For(figure.X);
    }

    /// <summary>The range of the vertical axis.</summary>
    public static (double Min, double Max) OfY(Figure figure)
    {
        var range = new PlotRange();
        foreach (Series series in figure.Series)
        {
            range.AddY(series);
        }

        return range.For(figure.Y);
    }

    private (double Min, double Max) For(Axis axis)
    {
        double min = axis.IsLogarithmic ? _leastPositive : _min;
        double max = _max;
        if (!_isTight && axis.IsLogarithmic)
        {
            (min, max) = (0.6 * min, 1.7 * max);
        }
        else if (!_isTight)
        {
            double margin = 0.06 * (max - min);
            (min, max) = (min == 0.0 ? 0.0 : min - margin, max + margin);
        }

        return (axis.Min ?? min, axis.Max ?? max);
    }

    private void AddX(Series series)
    {
        switch (series)
        {
            case HistogramSeries histogram:
                Add(histogram.Data.Edges[0]);
                Add(histogram.Data.Edges[^1]);
                _isTight = true;
                break;
            case HeatMapSeries map:
                AddAll(map.XEdges);
                _isTight = true;
                break;
            case LineSeries line:
                AddAll(line.X);
                break;
            case BandSeries band:
                AddAll(band.X);
                _isTight = true;
                break;
            case ScatterSeries scatter:
                AddAll(scatter.X);
                break;
            case IntervalSeries intervals:
                AddAll(intervals.X);
                break;
        }
    }

    private void AddY(Series series)
    {
        switch (series)
        {
            case HistogramSeries histogram:
                Add(0.0);
                for (int bin = 0; bin < histogram.Data.BinCount; bin++)
                {
                    Add(histogram.Factor * histogram.Data.Sums[bin]);
                    Add(histogram.Factor * (histogram.Data.Sums[bin] + histogram.Data.Error(bin)));
                }

                break;
            case HeatMapSeries map:
                AddAll(map.YEdges);
                _isTight = true;
                break;
            case LineSeries line:
                AddAll(line.Y);
                break;
            case BandSeries band:
                AddAll(band.Low);
                AddAll(band.High);
                break;
            case ScatterSeries scatter:
                for (int i = 0; i < scatter.Y.Count; i++)
                {
                    double error = scatter.Errors?[i] ?? 0.0;
                    Add(scatter.Y[i] - error);
                    Add(scatter.Y[i] + error);
                }

                break;
            case IntervalSeries intervals:
                AddAll(intervals.Y);
                AddAll(intervals.Low);
                AddAll(intervals.High);
                break;
        }
    }

    private void AddAll(IReadOnlyList<double> values)
    {
        foreach (double value in values)
        {
            Add(value);
        }
    }

    private void Add(double value)
    {
        if (double.IsFinite(value))
        {
            _min = Math.Min(_min, value);
            _max = Math.Max(_max, value);
            _leastPositive = value > 0.0 ? Math.Min(_leastPositive, value) : _leastPositive;
        }
    }
}
