using JparcSim.Generator.Beam;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>The neutrinos of pi+ and mu+ at rest, one of each per decay.</summary>
public enum CevnsFlavour
{
    /// <summary>nu_mu of pi+: a line, and prompt.</summary>
    NuMu,

    /// <summary>nu_e of mu+.</summary>
    NuE,

    /// <summary>nubar_mu of mu+.</summary>
    NuMuBar,
}

/// <summary>What the source says of each flavour.</summary>
public static class CevnsFlavours
{
    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<CevnsFlavour> All { get; } = [CevnsFlavour.NuMu, CevnsFlavour.NuE, CevnsFlavour.NuMuBar];

    /// <summary>Energy spectrum; null for the line of pi+ at rest.</summary>
    public static DecayAtRestSpectrum? Spectrum(this CevnsFlavour flavour) => flavour switch
    {
        CevnsFlavour.NuE => DecayAtRestSpectrum.ElectronFlavour,
        CevnsFlavour.NuMuBar => DecayAtRestSpectrum.MuonFlavour,
        _ => null,
    };

    /// <summary>Greatest energy, MeV.</summary>
    public static double MaxEnergyMeV(this CevnsFlavour flavour) =>
        flavour == CevnsFlavour.NuMu ? DecayAtRestSpectrum.PionLineMeV : DecayAtRestSpectrum.EndPointMeV;

    /// <summary>Times of arrival.</summary>
    public static DecayTime Time(this CevnsFlavour flavour) =>
        flavour == CevnsFlavour.NuMu ? DecayTime.Pion : DecayTime.PionThenMuon;

    /// <summary>PDG code.</summary>
    public static int PdgCode(this CevnsFlavour flavour) => flavour switch
    {
        CevnsFlavour.NuMu => Core.Physics.PdgCode.MuonNeutrino,
        CevnsFlavour.NuE => Core.Physics.PdgCode.ElectronNeutrino,
        _ => Core.Physics.PdgCode.MuonAntineutrino,
    };
}
