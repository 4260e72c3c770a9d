using JparcSim.Analysis.Inference;
using JparcSim.Core.Configuration;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Intervals and regions of parameters from a fit.</summary>
internal sealed class CevnsAnalysis
{
    private const int ScanPoints = 150;
    private const double Perfect = 1e-9;
    private const double LeastRise = 1e-5;
    private const int ProfilePoints = 40;
    private const int ProfileSteps = 16;
    private const int CurvePoints = 120;

    private readonly CevnsFit _fit;
    private readonly ParameterChoice _choice;
    private readonly double _confidence;
    private readonly bool _withCurve;

    /// <summary>Looks up the parameters and makes the data.</summary>
    public CevnsAnalysis(CevnsRequest request)
        : this(new CevnsFit(request), request.Parameters, request.Profile, request.Confidence, request.WithCurve)
    {
        _choice.RequireEffect(_fit, request.Fixed);
    }

    /// <summary>Looks up the parameters.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="parameters">One or two names.</param>
    /// <param name="profile">None or one name.</param>
    /// <param name="confidence">Confidence level.</param>
    /// <param name="withCurve">Whether an interval comes with its curve.</param>
    public CevnsAnalysis(
        CevnsFit fit, IReadOnlyList<string> parameters, IReadOnlyList<string> profile, double confidence, bool withCurve = false)
    {
        _fit = fit;
        _withCurve = withCurve;
        _confidence = confidence;
        _choice = ParameterChoice.Of(parameters, profile);
        _choice.Require(fit);
    }

    /// <summary>The intervals of one parameter.</summary>
    public ParameterReport Interval()
    {
        double level = Level(ChiSquareLevel.OneParameter(_confidence));
        CevnsParameter parameter = _choice.Asked[0];
        ParameterAxis axis = AxisOf(parameter);
        (double bestFit, double least) = Least(
            axis, parameter.Get(_fit.Truth, _fit.Target), value => Chi2(parameter.With(_fit.Truth, value)), ScanPoints, GoldenSection.Steps);
        IReadOnlyList<ParameterInterval> found = IntervalFinder.Below(value => Chi2(parameter.With(_fit.Truth, value)) - least, axis, level, bestFit);
        ParameterInterval around = found.First(each => (each.Low ?? double.MinValue) <= bestFit && bestFit <= (each.High ?? double.MaxValue));
        return new ParameterReport(
            parameter.Name, parameter.Unit, bestFit, around.Low, around.High, _confidence,
            [.. found.Select(each => (IReadOnlyList<double?>)[each.Low, each.High])],
            _withCurve ? Curve(axis, found, value => Chi2(parameter.With(_fit.Truth, value)) - least) : []);
    }

    /// <summary>The region of two parameters.</summary>
    public PlaneReport Plane()
    {
        double level = Level(ChiSquareLevel.TwoParameters(_confidence));
        (CevnsParameter x, CevnsParameter y) = (_choice.Asked[0], _choice.Asked[1]);
        (ParameterAxis xAxis, ParameterAxis yAxis) = (AxisOf(x), AxisOf(y));
        var scan = new SquareScan((u, v) => Chi2(y.With(x.With(_fit.Truth, xAxis.At(u)), yAxis.At(v))));
        (double bestX, double bestY, double least) = (x.Get(_fit.Truth, _fit.Target), y.Get(_fit.Truth, _fit.Target), Chi2(_fit.Truth));
        if (least > Perfect)
        {
            (double u, double v, least) = scan.Least(xAxis.PlaceOf(bestX), yAxis.PlaceOf(bestY));
            (bestX, bestY) = (xAxis.At(u), yAxis.At(v));
        }

        IReadOnlyList<LevelLine> lines = new ContourTracer(scan, least, level).Trace();
        if (lines.Any(line => !line.IsWhole))
        {
            throw new UserInputException(
                $"{x.Name},{y.Name}: found a border at a rise of chi-square of {level:G4} that cannot be followed to its end, expected one without kinks: another --confidence may have it");
        }

        return new PlaneReport(
            [x.Name, y.Name], [x.Unit, y.Unit], [bestX, bestY], _confidence, level,
            [.. lines.Select(line => (IReadOnlyList<IReadOnlyList<double>>)
                [.. line.Points.Select(point => (IReadOnlyList<double>)[xAxis.At(point.X), yAxis.At(point.Y)])])]);
    }

    // From half the span of all intervals below the first to as much above the last.
    private static IReadOnlyList<double>[] Curve(ParameterAxis axis, IReadOnlyList<ParameterInterval> found, Func<double, double> rise)
    {
        double low = axis.PlaceOf(found[0].Low ?? axis.Min);
        double high = axis.PlaceOf(found[^1].High ?? axis.Max);
        double margin = 0.5 * (high - low);
        (low, high) = (Math.Max(0.0, low - margin), Math.Min(1.0, high + margin));
        return [.. Enumerable.Range(0, CurvePoints + 1).Select(i =>
        {
            double value = axis.At(low + ((high - low) * i / CurvePoints));
            return (IReadOnlyList<double>)[value, rise(value)];
        })];
    }

    // Chi-square is known to 1e-7.
    private double Level(double rise) => double.IsFinite(rise) && rise > LeastRise
        ? rise
        : throw new UserInputException($"--confidence: found {_confidence:R}, a rise of chi-square by {rise:G3}, expected a rise of more than {LeastRise:R} and a finite one");

    private static ParameterAxis AxisOf(CevnsParameter parameter) => new(parameter.Min, parameter.Max, parameter.LeastDecade);

    // The truth, or a place that is better still: there is one only in data that fluctuate.
    private static (double At, double Value) Least(ParameterAxis axis, double truth, Func<double, double> function, int points, int steps)
    {
        double atTruth = function(truth);
        if (atTruth < Perfect)
        {
            return (truth, atTruth);
        }

        (double place, double value) = LineScan.Least(at => function(axis.At(at)), axis.PlaceOf(truth), points, steps);
        return (axis.At(place), value);
    }

    private double Chi2(CevnsModification model) => _choice.Profiled is not { } other
        ? _fit.Chi2(model)
        : Least(AxisOf(other), other.Get(_fit.Truth, _fit.Target), value => _fit.Chi2(other.With(model, value)), ProfilePoints, ProfileSteps).Value;
}
