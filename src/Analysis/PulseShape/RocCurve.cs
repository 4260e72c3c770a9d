namespace JparcSim.Analysis.PulseShape;

/// <summary>One cut on a score: what passes.</summary>
/// <param name="Cut">Least score that passes.</param>
/// <param name="Efficiency">Signal kept.</param>
/// <param name="Rejection">Background removed.</param>
/// <param name="RejectionLow">Lower end of its 68 % Clopper-Pearson interval.</param>
/// <param name="RejectionHigh">Upper end.</param>
public readonly record struct RocPoint(double Cut, double Efficiency, double Rejection, double RejectionLow, double RejectionHigh);

/// <summary>How well a score tells signal from background, at every cut. Greater scores are more like signal.</summary>
public sealed class RocCurve
{
    private readonly double[] _signal;
    private readonly double[] _background;

    /// <summary>Takes the scores of both classes; neither may be empty.</summary>
    public RocCurve(IEnumerable<double> signalScores, IEnumerable<double> backgroundScores)
    {
        _signal = [.. signalScores.Order()];
        _background = [.. backgroundScores.Order()];
        if (_signal.Length == 0 || _background.Length == 0)
        {
            throw new ArgumentException("a class without scores", nameof(signalScores));
        }

        (AreaUnderCurve, AreaError) = Area();
    }

    /// <summary>Signal events.</summary>
    public int SignalCount => _signal.Length;

    /// <summary>Background events.</summary>
    public int BackgroundCount => _background.Length;

    /// <summary>Probability that a signal event scores above a background event; equal scores count half.</summary>
    public double AreaUnderCurve { get; }

    /// <summary>Its standard error: J. A. Hanley and B. J. McNeil, Radiology 143 (1982) 29.</summary>
    public double AreaError { get; }

    /// <summary>The point of the least cut that keeps no more than an efficiency.</summary>
    public RocPoint AtEfficiency(double efficiency)
    {
        int cutAt = Math.Clamp((int)Math.Round((1.0 - efficiency) * _signal.Length), 0, _signal.Length - 1);
        return At(_signal[cutAt]);
    }

    /// <summary>The point of the least cut that removes at least a part of the background.</summary>
    public RocPoint AtRejection(double rejection)
    {
        int removed = Math.Clamp((int)Math.Ceiling(rejection * _background.Length), 0, _background.Length);
        return At(removed == 0 ? Math.Min(_background[0], _signal[0]) : Math.BitIncrement(_background[removed - 1]));
    }

    /// <summary>The point with the greatest S / sqrt(S + B) for expected counts before the cut.</summary>
    public RocPoint AtBestFigureOfMerit(double signalCount, double backgroundCount)
    {
        RocPoint best = At(_signal[0]);
        double bestMerit = double.NegativeInfinity;
        for (int i = 0; i < _signal.Length; i++)
        {
            double kept = signalCount * (_signal.Length - i) / _signal.Length;
            double leaked = backgroundCount * (_background.Length - Below(_background, _signal[i])) / _background.Length;
            double merit = kept / Math.Sqrt(kept + leaked);
            if (merit > bestMerit)
            {
                (bestMerit, best) = (merit, At(_signal[i]));
            }
        }

        return best;
    }

    /// <summary>The point of a cut.</summary>
    public RocPoint At(double cut)
    {
        int removed = Below(_background, cut);
        (double low, double high) = BinomialInterval.ClopperPearson(removed, _background.Length);
        return new RocPoint(
            cut, (double)(_signal.Length - Below(_signal, cut)) / _signal.Length, (double)removed / _background.Length, low, high);
    }

    // Scores below the cut, by bisection.
    private static int Below(double[] sorted, double cut)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < cut ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private (double Area, double Error) Area()
    {
        double wins = 0.0;
        foreach (double score in _signal)
        {
            int below = Below(_background, score);
            wins += below + (0.5 * (Below(_background, Math.BitIncrement(score)) - below));
        }

        double area = wins / _signal.Length / _background.Length;
        double q1 = area / (2.0 - area);
        double q2 = 2.0 * area * area / (1.0 + area);
        double variance = ((area * (1.0 - area)) + ((_signal.Length - 1.0) * (q1 - (area * area))) + ((_background.Length - 1.0) * (q2 - (area * area))))
            / _signal.Length / _background.Length;
        return (area, Math.Sqrt(Math.Max(0.0, variance)));
    }
}
