using JparcSim.Analysis.Inference;
using JparcSim.Core.Configuration;
using JparcSim.Core.Random;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>The chi-square of one or several macros as a function of a model. Not for several threads at a time.</summary>
internal sealed class CevnsFit
{
    private const string Time = "time";
    private const string Flux = "flux";
    private const string Quenching = "quenching";
    private const string Background = "background";

    private readonly RecoilExpectation[] _expectations;
    private readonly PullFit _fit;
    private readonly CancellationToken _cancellation;

    /// <summary>Makes the data and prepares the fit.</summary>
    public CevnsFit(CevnsRequest request)
        : this([.. request.Macros.Select(macro => RecoilRun.Load(macro, request.Settings).With(request.Fixed))], request.Without, request.FluctuationSeed, request.Data)
    {
        _cancellation = request.Cancellation;
    }

    /// <summary>Makes the data and prepares the fit.</summary>
    /// <param name="runs">The macros.</param>
    /// <param name="without">What is left out, of <see cref="Omissible"/>.</param>
    /// <param name="fluctuationSeed">Seed of Poisson fluctuations; null for none.</param>
    /// <param name="datasets">Folders of simulated data, one for each macro; none for expected counts.</param>
    public CevnsFit(IReadOnlyList<RecoilRun> runs, IReadOnlyList<string> without, ulong? fluctuationSeed, IReadOnlyList<string> datasets)
    {
        foreach (string name in without.Where(name => !Omissible.Contains(name)))
        {
            throw new UserInputException($"--without: found '{ConfigText.Clip(name)}', expected {NearestName.Expectation(name, Omissible)}");
        }

        _expectations = [.. runs.Select(run => new RecoilExpectation(run, !without.Contains(Time)))];
        PullErrors errors = _expectations[0].Errors;
        if (_expectations.Any(each => each.Errors != errors || each.Truth != _expectations[0].Truth))
        {
            throw new UserInputException("analyze cevns: found macros with different errors or modifications, expected the same in all");
        }

        if (Truth.NeutronRadiusFm is not null && !HasOneTarget)
        {
            throw new UserInputException($"{CevnsParameters.NeutronRadius}: found macros with different targets, expected one target: its nuclei have the radius");
        }

        if (datasets.Count > 0 && datasets.Count != runs.Count)
        {
            throw new UserInputException($"--data: found {datasets.Count} datasets beside {runs.Count} macros, expected one for each, in their order");
        }

        BinnedExperiment[] data = [.. _expectations.Select((each, i) => datasets.Count > 0
            ? each.Experiment(RecoilData.Counts(datasets[i], runs[i], each))
            : each.Experiment(each.Truth, Fluctuation(fluctuationSeed, i)))];
        _fit = new PullFit(data, new PullErrors(
            without.Contains(Flux) ? 0.0 : errors.Flux, without.Contains(Quenching) ? 0.0 : errors.Quenching,
            without.Contains(Background) ? 0.0 : errors.Background));
    }

    /// <summary>What may be left out.</summary>
    public static IReadOnlyList<string> Omissible { get; } = [Flux, Quenching, Background, Time];

    /// <summary>The model that made the data.</summary>
    public CevnsModification Truth => _expectations[0].Truth;

    /// <summary>The target of the first macro.</summary>
    public RecoilTarget Target => _expectations[0].Target;

    /// <summary>Names of the macros.</summary>
    public IReadOnlyList<string> Names => [.. _expectations.Select(each => each.Name)];

    /// <summary>Whether all macros have one target.</summary>
    public bool HasOneTarget => _expectations.All(each => each.Target.Name == Target.Name);

    /// <summary>Least chi-square over the pulls.</summary>
    public double Chi2(CevnsModification model)
    {
        _cancellation.ThrowIfCancellationRequested();
        return _fit.Minimum([.. _expectations.Select(each => each.Signal(model))]);
    }

    private static Func<int, double, double>? Fluctuation(ulong? seed, int experiment) => seed is not { } key ? null : (bin, mean) =>
    {
        var random = new EventRandom(key, (ulong)bin, RandomStage.Audit, experiment);
        return Sampling.Poisson(ref random, mean);
    };
}
