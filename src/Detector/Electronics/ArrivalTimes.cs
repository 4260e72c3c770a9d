using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>When photo-electrons are seen after light is made, less the time of flight: emission, then transit-time spread.</summary>
/// <remarks>
/// A mixture of exponentials convolved with a Gaussian. The earliest of n comes from one word u: its hazard H = -ln(1 - F(t))
/// is -ln(1 - u) / n, and t is tabulated by ln H, so that both tails are exact however many photo-electrons there are.
/// </remarks>
public sealed class ArrivalTimes
{
    private const double FirstLogHazard = -52.0;   // one of 4000 with a word of 1e-16 still lies above
    private const double LastLogHazard = 4.0;      // a survival of 2e-24
    private const int CellsPerUnit = 50;           // linear interpolation good to 0.002 ns below a hazard of 1
    private const int Cells = (int)((LastLogHazard - FirstLogHazard) * CellsPerUnit);
    private const double MaxWidths = 12.0;
    private const double FirstStepNs = 0.05;
    private const double PrecisionNs = 1e-9;

    private readonly double[] _lifetimesNs;
    private readonly double[] _shares;
    private readonly double _widthNs;
    private readonly double[] _timesNs = new double[Cells + 1];

    /// <summary>Builds the table.</summary>
    /// <param name="emission">Decay times and shares.</param>
    /// <param name="transitTimeSpreadNs">Standard deviation of the transit time, ns.</param>
    public ArrivalTimes(EmissionTimes emission, double transitTimeSpreadNs)
    {
        _lifetimesNs = [.. emission.DecayTimesNs];
        _shares = [.. emission.Shares];
        _widthNs = transitTimeSpreadNs;
        double timeNs = -MaxWidths * _widthNs;
        for (int i = 0; i <= Cells; i++)
        {
            timeNs = Solve(FirstLogHazard + ((double)i / CellsPerUnit), timeNs);
            _timesNs[i] = timeNs;
        }
    }

    /// <summary>Probability that a photo-electron is seen before a time, ns.</summary>
    public double Cumulative(double timeNs) => timeNs <= 0.0 ? Early(timeNs) : 1.0 - Late(timeNs);

    /// <summary>The time before which the earliest of <paramref name="count"/> comes with this probability, ns.</summary>
    internal double EarliestAt(double probability, int count) =>
        At((Elementary.Log(-Elementary.Log(1.0 - probability) / count) - FirstLogHazard) * CellsPerUnit);

    /// <summary>Places in the table, four at a time with the bits of one at a time: they are the same for every kind of emission.</summary>
    /// <param name="survivals">Probabilities that the earliest comes later, in (0, 1); replaced by the places. A multiple of four.</param>
    /// <param name="counts">Photo-electrons, at least 1.</param>
    internal static void Locate(Span<double> survivals, ReadOnlySpan<double> counts)
    {
        Span<Vector256<double>> places = MemoryMarshal.Cast<double, Vector256<double>>(survivals);
        ReadOnlySpan<Vector256<double>> divisors = MemoryMarshal.Cast<double, Vector256<double>>(counts);
        for (int i = 0; i < places.Length; i++)
        {
            Vector256<double> hazard = -Elementary.Log(places[i]) / divisors[i];
            places[i] = (Elementary.Log(hazard) - Vector256.Create(FirstLogHazard)) * CellsPerUnit;
        }
    }

    /// <summary>The time at a place in the table, ns.</summary>
    internal double At(double place)
    {
        int cell = Math.Clamp((int)place, 0, Cells - 1);
        return _timesNs[cell] + ((place - cell) * (_timesNs[cell + 1] - _timesNs[cell]));
    }

    // The hazard rises without bound: double the step until it is passed, then bisect.
    private double Solve(double logHazard, double lowNs)
    {
        double stepNs = FirstStepNs;
        while (LogHazard(lowNs + stepNs) < logHazard)
        {
            lowNs += stepNs;
            stepNs *= 2.0;
        }

        for (; stepNs > PrecisionNs; stepNs *= 0.5)
        {
            lowNs += LogHazard(lowNs + (0.5 * stepNs)) < logHazard ? 0.5 * stepNs : 0.0;
        }

        return lowNs;
    }

    private double LogHazard(double timeNs)
    {
        if (timeNs > 0.0)
        {
            return Elementary.Log(-Elementary.Log(Late(timeNs)));
        }

        double early = Early(timeNs);
        return Elementary.Log(early < 1e-8 ? early : -Elementary.Log(1.0 - early));
    }

    // With x = -t / (sqrt(2) w) and c = w / (sqrt(2) tau): F = 1/2 exp(-x^2) [erfcx(x) - erfcx(x + c)].
    private double Early(double timeNs)
    {
        double x = -timeNs / (_widthNs * Math.Sqrt(2.0));
        double sum = 0.0;
        for (int i = 0; i < _lifetimesNs.Length; i++)
        {
            double shift = _widthNs / (Math.Sqrt(2.0) * _lifetimesNs[i]);
            sum += _shares[i] * (NormalTail.ScaledErfc(x) - NormalTail.ScaledErfc(x + shift));
        }

        return 0.5 * Elementary.Exp(-x * x) * sum;
    }

    // With x = t / (sqrt(2) w) and c as above: 1 - F = 1/2 erfc(x) + 1/2 exp(c (c - 2 x)) erfc(c - x). As long as c is the larger, the
    // exponential, which may overflow, is taken together with erfc: exp(-x^2) erfcx(c - x).
    private double Late(double timeNs)
    {
        double x = timeNs / (_widthNs * Math.Sqrt(2.0));
        double sum = NormalTail.Below(-timeNs / _widthNs);
        for (int i = 0; i < _lifetimesNs.Length; i++)
        {
            double ratio = _widthNs / _lifetimesNs[i];
            double left = (ratio / Math.Sqrt(2.0)) - x;
            sum += _shares[i] * (left >= 0.0
                ? 0.5 * Elementary.Exp(-x * x) * NormalTail.ScaledErfc(left)
                : Elementary.Exp((0.5 * ratio * ratio) - (timeNs / _lifetimesNs[i])) * NormalTail.Below((timeNs / _widthNs) - ratio));
        }

        return sum;
    }
}
