using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Running;

/// <summary>Which flashes of a source run count as captures. The fissions stand at the start of their spills.</summary>
internal static class DelayedTriggers
{
    private const double AfterUs = 1.0;   // a capture before is taken for part of the fission's flash

    /// <summary>Whether a trigger is a reconstructed flash that came after the fission's own.</summary>
    public static bool Holds(TriggerTable triggers, int row) => triggers.TimeUs[row] > AfterUs && triggers.IsFitConverged[row];
}
