using JparcSim.Analysis.Inference;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Generator;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Reco;
using JparcSim.Reco.Pairing;

namespace JparcSim.Pipeline.Running;

/// <summary>The keys of a macro. Each sibling declares its own sections; here stand those of the run itself.</summary>
internal static class MacroSchema
{
    public static readonly TextKey Name = new("name", "Name of the run, as it appears in the manifest.");

    public static readonly IntegerKey Seed = new("seed", 0, long.MaxValue, "Seed of all random numbers; --seed replaces it.");

    public static readonly TextKey Detector = new("detector", "Name of a detector of the catalogue, or path of a detector file.");

    /// <summary>Its place in a macro is the path of a file, which takes that place when the macro is loaded: so the manifest embeds it and the run id knows it.</summary>
    public static readonly SectionKey Psd = new(
        "psd", PsdArtefact.Schema, "Path of a pulse-shape artefact (jparcsim train psd); without it triggers have no PsdScore.", IsOptional: true, IsFile: true);

    public static readonly IntegerKey Events = new("events", 1, 1_000_000_000_000, "Count mode: number of events, split among the channels by share.", IsOptional: true);

    public static readonly NumberKey Pot = new("pot", 1.0, 1e26, "Exposure mode: protons on target to simulate, spill by spill.", IsOptional: true);

    public static readonly IntegerKey PartEvents = new("partEvents", 1, 1_000_000, "Count mode: events per part, the unit of files and of restart.", 4096);

    public static readonly IntegerKey PartSpills = new("partSpills", 1, 1_000_000_000_000, "Exposure mode: spills per part; without it, as many as bring about 4096 events.", IsOptional: true);

    /// <summary>The whole macro.</summary>
    public static readonly SectionSchema Root = new(
        "A run card: what to simulate, in which detector, and how to select it.",
        [
            Name, Seed, Events, Pot, PartEvents, PartSpills, Detector,
            GeneratorModel.ExposurePotKey, GeneratorModel.GateUsKey, GeneratorModel.SourceKey, GeneratorModel.OscillationKey, GeneratorModel.ChannelsKey,
            Psd, FitMethodKey.Key, PairFinder.Key, SelectionStage.SelectionKey, InferenceSection.Key,
        ]);
}
