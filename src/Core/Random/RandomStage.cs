namespace JparcSim.Core.Random;

/// <summary>The part of the chain that draws. Values are part of the contract of a seed: append only, never renumber.</summary>
public enum RandomStage
{
    /// <summary>Time of the interaction, counts per part and channel.</summary>
    Timeline = 1,

    /// <summary>Vertex, energy and final state of an interaction.</summary>
    Interaction = 2,

    /// <summary>Transport of electrons, positrons and gammas.</summary>
    Shower = 3,

    /// <summary>Slowing down, diffusion and capture of neutrons.</summary>
    Neutron = 4,

    /// <summary>Gamma cascade after a capture.</summary>
    Cascade = 5,

    /// <summary>Photo-electrons and charges of the photomultipliers.</summary>
    Charge = 6,

    /// <summary>Arrival times at the photomultipliers.</summary>
    FirstHit = 7,

    /// <summary>Photomultiplier-by-photomultiplier properties of a detector as built.</summary>
    AsBuilt = 8,

    /// <summary>Random choices of tools that inspect a dataset.</summary>
    Audit = 9,

    /// <summary>Number, times and charges of single photo-electrons.</summary>
    PhotoElectron = 10,

    /// <summary>Noise of the digitisers.</summary>
    ElectronicsNoise = 11,

    /// <summary>Which events train a tool and which test it.</summary>
    TrainingSplit = 12,

    /// <summary>Which events keep their waveforms.</summary>
    KeptWaveforms = 13,

    /// <summary>Response of a recoil detector.</summary>
    Recoil = 14,
}
