namespace JparcSim.Core.Physics;

/// <summary>Particle codes of the PDG Monte Carlo numbering scheme; nuclei are 10LZZZAAAI.</summary>
public static class PdgCode
{
    /// <summary>Electron.</summary>
    public const int Electron = 11;

    /// <summary>Positron.</summary>
    public const int Positron = -11;

    /// <summary>Electron neutrino.</summary>
    public const int ElectronNeutrino = 12;

    /// <summary>Electron antineutrino.</summary>
    public const int ElectronAntineutrino = -12;

    /// <summary>Negative muon.</summary>
    public const int MuonMinus = 13;

    /// <summary>Positive muon.</summary>
    public const int MuonPlus = -13;

    /// <summary>Muon neutrino.</summary>
    public const int MuonNeutrino = 14;

    /// <summary>Muon antineutrino.</summary>
    public const int MuonAntineutrino = -14;

    /// <summary>Photon.</summary>
    public const int Gamma = 22;

    /// <summary>Neutron.</summary>
    public const int Neutron = 2112;

    /// <summary>Proton.</summary>
    public const int Proton = 2212;

    /// <summary>Alpha particle.</summary>
    public const int Alpha = 1000020040;

    /// <summary>Codes from here on are nuclei.</summary>
    public const int FirstNucleus = 1_000_000_000;

    /// <summary>A nucleus of which no more is known.</summary>
    public const int UnknownNucleus = FirstNucleus;

    /// <summary>Charge Z of a nucleus.</summary>
    public static int AtomicNumber(int nucleus) => nucleus / 10_000 % 1000;

    /// <summary>Mass number A of a nucleus.</summary>
    public static int MassNumber(int nucleus) => nucleus / 10 % 1000;

    /// <summary>The nucleus of charge Z and mass number A in its ground state.</summary>
    public static int Nucleus(int atomicNumber, int massNumber) => FirstNucleus + (atomicNumber * 10_000) + (massNumber * 10);
}
