namespace JparcSim.Pipeline.Scanning;

/// <summary>Differences of two points in one row of their cut flows, with errors that know which events the points share.</summary>
/// <param name="EfficiencyError">Error of the difference of the efficiencies.</param>
/// <param name="WeightError">Error of the difference of the sums of weights.</param>
/// <remarks>
/// To first order an event that passes n times adds (n - e) / N to an efficiency e = K / N; the variance of a difference is the sum over
/// events of the squared difference of what they add, where an event that only one point has adds nothing to the other. Events that come
/// out alike cancel; when the points share no event this is the error of independent samples.
/// </remarks>
internal readonly record struct PairedDifference(double EfficiencyError, double WeightError)
{
    /// <summary>Of a point less the first one.</summary>
    /// <param name="point">The point.</param>
    /// <param name="cell">Row of its cut flow, and code of a true class or null for all.</param>
    /// <param name="first">The first point.</param>
    /// <param name="firstCell">The same row and class there.</param>
    public static PairedDifference Of(PointSample point, (int Row, int? TrueClass) cell, PointSample first, (int Row, int? TrueClass) firstCell)
    {
        var a = new Side(point, cell.Row, cell.TrueClass);
        var b = new Side(first, firstCell.Row, firstCell.TrueClass);
        double efficiency = 0.0;
        double weight = 0.0;
        while (!a.IsAtEnd || !b.IsAtEnd)
        {
            long id = Math.Min(a.EventId, b.EventId);
            (double efficiencyA, double weightA) = a.Take(id);
            (double efficiencyB, double weightB) = b.Take(id);
            efficiency += (efficiencyA - efficiencyB) * (efficiencyA - efficiencyB);
            weight += (weightA - weightB) * (weightA - weightB);
        }

        return new PairedDifference(Math.Sqrt(efficiency), Math.Sqrt(weight));
    }

    // The events of one point in ascending order.
    private sealed class Side
    {
        private readonly PointSample _sample;
        private readonly int _row;
        private readonly int? _trueClass;
        private readonly int _generated;
        private readonly double _efficiency;
        private int _next;

        public Side(PointSample sample, int row, int? trueClass)
        {
            (_sample, _row, _trueClass) = (sample, row, trueClass);
            long kept = 0;
            for (int i = 0; i < sample.EventIds.Length; i++)
            {
                kept += sample.Count(i, row, trueClass);
                _generated += sample.IsOf(i, trueClass) ? 1 : 0;
            }

            _efficiency = (double)kept / Math.Max(1, _generated);
        }

        public bool IsAtEnd => _next == _sample.EventIds.Length;

        public long EventId => IsAtEnd ? long.MaxValue : _sample.EventIds[_next];

        public (double Efficiency, double Weight) Take(long eventId)
        {
            if (EventId != eventId)
            {
                return (0.0, 0.0);
            }

            int place = _next++;
            int count = _sample.Count(place, _row, _trueClass);
            double expected = _sample.IsOf(place, _trueClass) ? _efficiency : 0.0;
            return ((count - expected) / Math.Max(1, _generated), count * _sample.Weights[place]);
        }
    }
}
