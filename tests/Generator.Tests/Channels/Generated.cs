using JparcSim.Core.Events;
using JparcSim.Generator;

namespace JparcSim.Tests.Generator.Channels;

/// <summary>Events of one channel, made one by one as the pipeline would.</summary>
internal static class Generated
{
    public static (InteractionTable Interactions, ParticleTable Particles) Events(IInteractionChannel channel, int count, ulong seed = 20260101)
    {
        var interactions = new InteractionTable([channel.Name]);
        var particles = new ParticleTable();
        for (int i = 0; i < count; i++)
        {
            ulong key = (ulong)i + 1_000_000;
            var address = new EventAddress(seed, i, key, 0, i, channel.SampleTimeUs(seed, key), 0.5);
            channel.Generate(address, interactions, particles);
        }

        interactions.Validate();
        particles.Validate();
        return (interactions, particles);
    }
}
