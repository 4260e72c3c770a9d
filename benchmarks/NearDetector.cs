using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Running;

namespace JparcSim.Benchmarks;

/// <summary>The main job's chain and some of its events.</summary>
internal sealed class NearDetector
{
    /// <summary>Resolves the main job and calibrates its detector.</summary>
    /// <param name="events">Events to generate: enough to average over event shapes, few enough for the second-level cache.</param>
    public NearDetector(int events)
    {
        Run = ResolvedRun.Resolve(MacroFile.Load("jsns2-near-ibd", [$"events={events}"]));
        Chain = (ScintillatorChain)new ChainBuilder(Environment.ProcessorCount).Build(Run);
        Run.Plan.Fill(0, Timeline);
        Generate();
        Sane.Require(Primaries.RowCount, 2 * events, 2 * events);
    }

    public ResolvedRun Run { get; }

    public ScintillatorChain Chain { get; }

    public List<EventAddress> Timeline { get; } = [];

    public PartTables Part { get; } = new(["ibd"], []);

    public ParticleTable Primaries { get; } = new();

    /// <summary>Generates the events again.</summary>
    public void Generate()
    {
        Part.Clear();
        Primaries.Clear();
        foreach (EventAddress address in Timeline)
        {
            Chain.Generator.Channels[address.ChannelCode].Generate(address, Part.Interactions, Primaries);
        }
    }
}
