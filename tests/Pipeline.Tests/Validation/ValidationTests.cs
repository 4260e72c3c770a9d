using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Validation;

namespace JparcSim.Pipeline.Tests.Validation;

/// <summary>The table of published numbers, kept: what agreed when it was printed in the README agrees today.</summary>
public sealed class ValidationTests
{
    [Fact]
    public void EveryPredictedAndTunedNumberHolds()
    {
        var samples = new ValidationSamples(Environment.ProcessorCount, _ => { }, CancellationToken.None);
        ValidationCheck[] checks = [.. ValidationCatalog.Run(samples)];
        Assert.Distinct(checks.Select(check => check.Id));
        Assert.All(checks, check => Assert.True(double.IsFinite(check.Value), check.Id));
        Assert.All(checks, check => Assert.False(string.IsNullOrWhiteSpace(check.Source), check.Id));
        string[] failed = [.. checks.Where(check => check.Kind != CheckKind.Information && !check.Pass).Select(check => $"{check.Id}: {check.Value} for {check.Published}")];
        Assert.Empty(failed);
        Assert.True(checks.Count(check => check.Kind == CheckKind.Predicted) >= 20);

        // A verdict says something only when statistics cannot give another: of what counts, tolerance rules.
        Assert.All(
            checks.Where(check => check.Kind != CheckKind.Information),
            check => Assert.True(
                check.IsLowerBound ? check.Value - (3.0 * check.StatisticalError) >= check.Published : 3.0 * check.StatisticalError <= check.Tolerance,
                $"{check.Id}: error {check.StatisticalError} for a tolerance of {check.Tolerance}"));
    }

    [Theory]
    [InlineData(10.0, true)]
    [InlineData(10.79, true)]     // tolerance 0.5 and three errors of 0.1
    [InlineData(10.81, false)]
    [InlineData(9.19, false)]
    public void ACheckPassesWithinToleranceAndThreeErrors(double value, bool pass)
    {
        var check = ValidationCheck.Of("id", "name", "source", CheckKind.Predicted, 10.0, 0.0, 0.5, value, 0.1);
        Assert.Equal(pass, check.Pass);
        Assert.Equal((value - 10.0) / 0.1, check.Pull!.Value, 1e-9);
    }

    [Fact]
    public void WithoutAPublishedValueThereIsNoPull()
    {
        var check = ValidationCheck.Of("id", "name", "source", CheckKind.Information, null, null, 0.0, 3.0, 0.1);
        Assert.True(check.Pass);
        Assert.Null(check.Pull);
    }
}
