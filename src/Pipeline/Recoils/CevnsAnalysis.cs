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
    private const int ProfilePoints = 40;
    private const int ProfileSteps = 16;
    private const int CurvePoints = 120;

    private readonly CevnsFit _fit;
    private readonly CevnsParameter[] _parameters;
    private readonly CevnsParameter? _profiled;
    private readonly double _confidence;
    private readonly bool _withCurve;

    /// <summary>Looks up the parameters and makes the data.</summary>
    public CevnsAnalysis(CevnsRequest request)
        : this(new CevnsFit(request), request.Parameters, request.Profile, request.Confidence, request.WithCurve)
    {
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
        _parameters = [.. parameters.Select(name => FixedParameter.Find("--parameter or --plane", name))];
        CevnsParameter[] profiled = [.. profile.Select(name => FixedParameter.Find("--profile", name))];
        if (profiled.Length > 1 || profiled.Any(_parameters.Contains))
        {
            throw new UserInputException($"--profile: found {string.Join(", ", profile)}, expected one parameter that is not asked for itself");
        }

        _profiled = profiled.FirstOrDefault();
        _confidence = confidence;
        if (!fit.HasOneTarget && _parameters.Concat(profiled).Any(each => each.Name == "neutronRadius"))
        {
            throw new UserInputException("neutronRadius: found macros with different targets, expected one target: its nuclei have the radius");
        }
    }

    /// <summary>The intervals of one parameter.</summary>
    public ParameterReport Interval()
    {
        CevnsParameter parameter = _parameters[0];
        ParameterAxis axis = AxisOf(parameter);
        (double bestFit, double least) = Least(
            axis, parameter.Get(_fit.Truth, _fit.Target), value => Chi2(parameter.With(_fit.Truth, value)), ScanPoints, GoldenSection.Steps);
        double level = ChiSquareLevel.OneParameter(_confidence);
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
        (CevnsParameter x, CevnsParameter y) = (_parameters[0], _parameters[1]);
        (ParameterAxis xAxis, ParameterAxis yAxis) = (AxisOf(x), AxisOf(y));
        var scan = new SquareScan((u, v) => Chi2(y.With(x.With(_fit.Truth, xAxis.At(u)), yAxis.At(v))));
        (double bestX, double bestY, double least) = (x.Get(_fit.Truth, _fit.Target), y.Get(_fit.Truth, _fit.Target), Chi2(_fit.Truth));
        if (least > Perfect)
        {
            (double u, double v, least) = scan.Least(xAxis.PlaceOf(bestX), yAxis.PlaceOf(bestY));
            (bestX, bestY) = (xAxis.At(u), yAxis.At(v));
        }

        double level = ChiSquareLevel.TwoParameters(_confidence);
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

    private double Chi2(CevnsModification model) => _profiled is not { } other
        ? _fit.Chi2(model)
        : Least(AxisOf(other), other.Get(_fit.Truth, _fit.Target), value => _fit.Chi2(other.With(model, value)), ProfilePoints, ProfileSteps).Value;
}
