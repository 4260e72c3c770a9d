using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Validation;

/// <summary>The samples of the validation, simulated when first asked for and then shared by all checks.</summary>
internal sealed class ValidationSamples(int threads, Action<string> progress, CancellationToken cancellation)
{
    private readonly ChainBuilder _chains = new(threads);
    private readonly Dictionary<string, Sample> _samples = [];

    /// <summary>Simulates a shipped macro with some values replaced, or gives back what was simulated before.</summary>
    public Sample Get(string macro, params IReadOnlyList<string> overrides)
    {
        string key = macro + " " + string.Join(' ', overrides);
        if (!_samples.TryGetValue(key, out Sample? sample))
        {
            progress($"simulating {key}");
            ResolvedRun run = Resolve(macro, overrides);
            sample = new Sample(run.Setup.Geometry, Simulate(run, _chains.Build(run)));
            _samples[key] = sample;
        }

        return sample;
    }

    /// <summary>Draws the interactions of a run, without a detector, and takes a value from each part's; nothing else is kept.</summary>
    public T[] Draw<T>(ResolvedRun run, Func<InteractionTable, T> of)
    {
        progress($"drawing {run.ExpectedEvents(new PartRange(0, run.Plan.PartCount)):F0} interactions of {run.Generator.Channels[0].Name}");
        var values = new T[run.Plan.PartCount];
        Parallel.For(0, values.Length, Options, part =>
        {
            var interactions = new InteractionTable(run.ChannelNames);
            var primaries = new ParticleTable();
            var timeline = new List<EventAddress>();
            run.Plan.Fill(part, timeline);
            foreach (EventAddress address in timeline)
            {
                primaries.Clear();
                run.Generator.Channels[address.ChannelCode].Generate(address, interactions, primaries);
            }

            values[part] = of(interactions);
        });
        return values;
    }

    /// <summary>A shipped macro, resolved with some values replaced.</summary>
    public static ResolvedRun Resolve(string macro, IReadOnlyList<string> overrides) =>
        ResolvedRun.Resolve(MacroFile.Load(macro, overrides));

    private ParallelOptions Options => new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };

    private PartTables[] Simulate(ResolvedRun run, Chain chain)
    {
        var parts = new PartTables[run.Plan.PartCount];
        Parallel.For(0, parts.Length, Options, part =>
        {
            ChainWorker worker = chain.CreateWorker(batchEvents: 32);
            var timeline = new List<EventAddress>();
            run.Plan.Fill(part, timeline);
            worker.Simulate(timeline, cancellation);
            worker.Tables.Waveforms.Release();
            parts[part] = worker.Tables;
        });
        return parts;
    }
}
