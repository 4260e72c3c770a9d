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
    public static PairedDifference Of(PointSample point, int row, PointSample first, int firstRow)
    {
        var a = new Side(point, row);
        var b = new Side(first, firstRow);
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
        private readonly double _efficiency;
        private int _next;

        public Side(PointSample sample, int row)
        {
            (_sample, _row) = (sample, row);
            long kept = 0;
            for (int i = 0; i < sample.EventIds.Length; i++)
            {
                kept += sample.Count(i, row);
            }

            _efficiency = (double)kept / Math.Max(1, sample.EventIds.Length);
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
            int count = _sample.Count(place, _row);
            return ((count - _efficiency) / _sample.EventIds.Length, count * _sample.Weights[place]);
        }
    }
}
