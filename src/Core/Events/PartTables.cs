namespace JparcSim.Core.Events;

/// <summary>All tables of one part, those of other kinds of detectors empty; rented once per worker and refilled part after part.</summary>
/// <param name="channels">The run's channels, in the order of their codes.</param>
/// <param name="cuts">All cuts of the catalogue, kebab-case.</param>
public sealed class PartTables(IReadOnlyList<string> channels, IReadOnlyList<string> cuts)
{
    /// <summary>Whether digitised samples are wanted; calibrations need only what is read from them.</summary>
    public bool HasWaveforms { get; init; } = true;

    /// <summary>Primary processes.</summary>
    public InteractionTable Interactions { get; } = new(channels);

    /// <summary>Final-state particles.</summary>
    public ParticleTable Particles { get; } = new();

    /// <summary>Readouts.</summary>
    public TriggerTable Triggers { get; } = new();

    /// <summary>Digitised samples: of the batch in hand, or of the whole part where they are kept.</summary>
    public WaveformTable Waveforms { get; } = new();

    /// <summary>Prompt-delayed candidates.</summary>
    public PairTable Pairs { get; } = new(channels, cuts);

    /// <summary>Recoils.</summary>
    public RecoilTable Recoils { get; } = new();

    /// <summary>Exposure by channel.</summary>
    public ExposureTable Exposure { get; } = new(channels);

    /// <summary>The tables in the order in which they are written.</summary>
    public IReadOnlyList<Table> All => field ??= [Interactions, Particles, Triggers, Waveforms, Pairs, Recoils, Exposure];

    /// <summary>Forgets all rows; keeps the memory.</summary>
    public void Clear()
    {
        Interactions.Clear();
        Particles.Clear();
        Triggers.Clear();
        Waveforms.Clear();
        Pairs.Clear();
        Recoils.Clear();
        Exposure.Clear();
    }
}
