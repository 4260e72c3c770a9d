using JparcSim.Core.Events;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Validation;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>What counts as a capture of a source run, in the calibration and in the validation.</summary>
public sealed class DelayedTriggersTests
{
    [Theory]
    [InlineData(0.9, true, false)]
    [InlineData(1.1, true, true)]
    [InlineData(1.1, false, false)]
    public void ACaptureComesAfterTheFissionAndIsReconstructed(double timeUs, bool isConverged, bool isDelayed)
    {
        var triggers = new TriggerTable();
        triggers.TimeUs.Add(timeUs);
        triggers.IsFitConverged.Add(isConverged);
        Assert.Equal(isDelayed, DelayedTriggers.Holds(triggers, 0));
    }

    [Fact]
    public void FissionsOfTheValidationStandAtTheStartOfTheirSpills()
    {
        ResolvedRun run = ValidationSamples.Resolve(SampleNames.Cf252, SampleNames.Cf252Settings);
        Assert.All(Enumerable.Range(0, 100), index => Assert.Equal(0.0, run.Generator.Channels[0].SampleTimeUs(run.Seed, EventKeys.Of(0, index))));
    }
}
