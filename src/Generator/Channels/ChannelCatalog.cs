using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Generator.Backgrounds;
using JparcSim.Generator.Cevns;

namespace JparcSim.Generator.Channels;

/// <summary>All interaction channels by name. A new channel is one file and one line here.</summary>
public static class ChannelCatalog
{
    /// <summary>Key that names the channel in a macro's list.</summary>
    public const string Selector = "channel";

    /// <summary>Part of the generated events that this channel gets.</summary>
    public static readonly NumberKey Share = new(
        "share", 0.0, 1e9, "part of the generated events (count mode), relative to the other channels", 1.0);

    /// <summary>Factor of the rate.</summary>
    public static readonly NumberKey Scale = new(
        "scale", 0.0, 1e9, "factor of the expected number of interactions: 1 is the channel as it is", 1.0);

    /// <summary>Name to definition.</summary>
    public static IReadOnlyDictionary<string, ChannelDefinition> All { get; } = new Dictionary<string, ChannelDefinition>
    {
        ["ibd"] = PerProton("inverse beta decay of nubar_e out of nubar_mu from mu+ at rest", IbdChannel.Keys, IbdChannel.Signal),
        ["ibd-intrinsic"] = PerProton(
            "inverse beta decay of nubar_e from mu- that decay at rest in the source", IbdChannel.Keys, IbdChannel.Intrinsic),
        ["carbon-gs"] = PerProton(
            "nu_e on 12C to the ground state of 12N, and its positron 16 ms later", [], CarbonGroundStateChannel.Create),
        ["carbon-15mev"] = PerProton(
            "the 15.11 MeV gamma of 12C that neutrinos excite", [], CarbonGammaChannel.Create),
        ["nue-elastic"] = PerProton(
            "elastic scattering of nu_e, nubar_mu and nu_mu on electrons", [], NeutrinoElectronChannel.Create),
        ["beam-neutron"] = PerProton(
            "fast neutrons of the target on bunch, the slower the later", BeamParticleChannel.Keys, BeamParticleChannel.Neutrons),
        ["beam-gamma"] = PerProton("gammas of the target on bunch", BeamParticleChannel.Keys, BeamParticleChannel.Gammas),
        ["cosmic-neutron"] = PerTime(
            "fast neutrons of cosmic rays that enter the tank through its lid and mantle", CosmicNeutronChannel.Keys,
            CosmicNeutronChannel.Create),
        ["cosmic-muon"] = PerTime(
            "muons of cosmic rays that enter the tank", CosmicMuonChannel.Keys, CosmicMuonChannel.Create),
        ["accidental"] = PerTime(
            "singles that pair by accident: gammas of cosmic rays, slow neutrons of cosmic rays and beam", AccidentalChannel.Keys,
            AccidentalChannel.Create),
        ["michel"] = WithoutRate("electrons and positrons of stopped cosmic muons", MichelChannel.Keys, MichelChannel.Create),
        ["cf252"] = WithoutRate(
            "a 252Cf source: fission neutrons and prompt gammas from one point", Cf252Channel.Keys, Cf252Channel.Create),
        ["gun"] = WithoutRate("single particles of chosen kind, energy, place and direction", GunChannel.Keys, GunChannel.Create),
        [RecoilChannels.Cevns] = OfRecoils(
            "coherent elastic scattering of nu_mu, nu_e and nubar_mu on the nuclei of a recoil detector, above its threshold", CevnsSection.Keys,
            CevnsChannel.Create),
        ["recoil-steady-state"] = RecoilBackgroundOf("recoil-steady-state", "recoils of environment and detector, even in time over 10 us of each spill"),
        ["recoil-beam-neutron"] = RecoilBackgroundOf("recoil-beam-neutron", "recoils of neutrons of the target, 0.1 us behind their bunch on the mean"),
        ["recoil-neutrino-neutron"] = RecoilBackgroundOf(
            "recoil-neutrino-neutron", "recoils of neutrons that nu_e make in the shield, at the times of muon decay"),
    };

    /// <summary>Schema of each channel's entry, as the macro's list needs it.</summary>
    public static IReadOnlyDictionary<string, SectionSchema> Schemas { get; } = All.ToDictionary(
        entry => entry.Key, entry => entry.Value.Schema);

    private delegate IInteractionChannel? Factory(ChannelContext context, ConfigSection section);

    private static ChannelDefinition WithoutRate(string meaning, IReadOnlyList<ConfigKey> keys, Factory create) =>
        Define(meaning, [Share, .. keys], false, create);

    private static ChannelDefinition PerProton(string meaning, IReadOnlyList<ConfigKey> keys, Factory create) =>
        Define(meaning, [Share, Scale, .. keys], false, create);

    private static ChannelDefinition PerTime(string meaning, IReadOnlyList<ConfigKey> keys, Factory create) =>
        Define(meaning, [Share, Scale, .. keys], true, create);

    private static ChannelDefinition OfRecoils(string meaning, IReadOnlyList<ConfigKey> keys, Factory create) =>
        Define(meaning, [Share, Scale, .. keys], false, create, DetectorKind.Recoil);

    private static ChannelDefinition RecoilBackgroundOf(string name, string meaning) =>
        OfRecoils(meaning, RecoilBackground.Keys, (context, section) => RecoilBackgroundChannel.Create(name, context, section));

    private static ChannelDefinition Define(
        string meaning, IReadOnlyList<ConfigKey> keys, bool fillsGate, Factory create, DetectorKind kind = DetectorKind.Scintillator) => new(
        meaning, kind, new SectionSchema(meaning, [new TextKey(Selector, "name of the channel"), .. keys]), fillsGate,
        (context, section) => create(context, section));
}
