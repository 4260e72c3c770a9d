using JparcSim.Core.Configuration;

namespace JparcSim.Generator.Cevns;

/// <summary>The channels of detectors of nuclear recoils: the signal and three backgrounds.</summary>
public static class RecoilChannels
{
    /// <summary>Name of the signal.</summary>
    public const string Cevns = "cevns";

    /// <summary>Names of the backgrounds.</summary>
    public static IReadOnlyDictionary<string, RecoilBackgroundKind> Backgrounds { get; } = new Dictionary<string, RecoilBackgroundKind>
    {
        ["recoil-steady-state"] = RecoilBackgroundKind.SteadyState,
        ["recoil-beam-neutron"] = RecoilBackgroundKind.BeamNeutron,
        ["recoil-neutrino-neutron"] = RecoilBackgroundKind.NeutrinoNeutron,
    };

    /// <summary>Name, meaning and keys of each.</summary>
    public static IReadOnlyDictionary<string, SectionSchema> Schemas { get; } = new Dictionary<string, SectionSchema>
    {
        [Cevns] = new("coherent elastic scattering of nu_mu, nu_e and nubar_mu on the nuclei of a recoil detector", CevnsSection.Keys),
        ["recoil-steady-state"] = new("recoils of environment and detector, even in time over 10 us of each spill", RecoilBackground.Keys),
        ["recoil-beam-neutron"] = new("recoils of neutrons of the target, 0.1 us behind their bunch on the mean", RecoilBackground.Keys),
        ["recoil-neutrino-neutron"] = new("recoils of neutrons that nu_e make in the shield, at the times of muon decay", RecoilBackground.Keys),
    };
}
