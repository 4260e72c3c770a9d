using JparcSim.Core.Events;

namespace JparcSim.Generator;

/// <summary>One kind of primary process. Immutable: one instance serves every worker.</summary>
public interface IInteractionChannel
{
    /// <summary>Name in the macro and in the dataset.</summary>
    string Name { get; }

    /// <summary>Whether the number of interactions follows from an exposure.</summary>
    bool HasRate { get; }

    /// <summary>Mean number of interactions by quadrature of flux, cross section and targets; 0 for a channel without a rate.</summary>
    /// <param name="protonsOnTarget">Exposure, protons on target.</param>
    double ExpectedCount(double protonsOnTarget);

    /// <summary>Time of the interaction after the start of the first bunch of its spill, us (stream <c>Timeline</c>).</summary>
    double SampleTimeUs(ulong seed, ulong eventKey);

    /// <summary>Probability of a time within [from, to) by the distribution that <see cref="SampleTimeUs"/> draws from.</summary>
    /// <param name="fromUs">Start, us.</param>
    /// <param name="toUs">End, us.</param>
    double TimeFraction(double fromUs, double toUs);

    /// <summary>Appends one row of interactions and at least one primary particle (stream <c>Interaction</c>). Allocates nothing.</summary>
    void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries);
}
