using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>All comparisons with published numbers, in the order in which they are printed.</summary>
internal static class ValidationCatalog
{
    private static readonly IReadOnlyList<Func<ValidationSamples, IEnumerable<ValidationCheck>>> Groups =
    [
        CrossSectionChecks.Run,
        SourceChecks.Run,
        RateChecks.Run,
        CaptureChecks.Run,
        EnergyChecks.Run,
        VertexChecks.Run,
        PairChecks.Run,
        BackgroundChecks.Run,
        PulseShapeChecks.Run,
        SourceScanChecks.Run,
        _ => CevnsRateChecks.Run().Concat(CevnsLimitChecks.Run()),
    ];

    /// <summary>Runs every check.</summary>
    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples) => Groups.SelectMany(group => group(samples));
}
