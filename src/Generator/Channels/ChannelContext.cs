using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Flux;
using JparcSim.Generator.Oscillation;

namespace JparcSim.Generator.Channels;

/// <summary>What the rest of the macro offers to a channel while it is built.</summary>
/// <param name="Geometry">The detector.</param>
/// <param name="Source">The neutrino source; null when the macro has none.</param>
/// <param name="Oscillation">The oscillation; null when the macro has none.</param>
/// <param name="Gate">The simulated part of each spill.</param>
/// <param name="Mode">How the events are made.</param>
/// <param name="Nuclei">What recoils; null in a detector of another kind.</param>
public sealed record ChannelContext(
    DetectorGeometry Geometry, NeutrinoSource? Source, OscillationModel? Oscillation, TimeWindow Gate, GenerationMode Mode,
    ExposedNuclei? Nuclei)
{
    /// <summary>Kind of the detector.</summary>
    public DetectorKind Kind => Nuclei is null ? DetectorKind.Scintillator : DetectorKind.Recoil;
}

/// <summary>An entry of the catalogue: how to describe and to build a channel.</summary>
/// <param name="Meaning">One line for the user.</param>
/// <param name="Kind">The kind of detectors that it is for.</param>
/// <param name="Schema">Its keys, with <c>channel</c> and <c>share</c>.</param>
/// <param name="FillsGate">Whether its rate is per time, so that its events lie evenly in the gate of the macro.</param>
/// <param name="Create">Builds it from its section of the macro; null after a problem, which is then in the log.</param>
public sealed record ChannelDefinition(
    string Meaning, DetectorKind Kind, SectionSchema Schema, bool FillsGate, Func<ChannelContext, ConfigSection, IInteractionChannel?> Create);
