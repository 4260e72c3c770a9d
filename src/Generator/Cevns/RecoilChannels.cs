using JparcSim.Core.Configuration;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>What the channels of detectors of nuclear recoils share.</summary>
public static class RecoilChannels
{
    /// <summary>Name of the signal.</summary>
    public const string Cevns = "cevns";

    private const double SecondsPerHour = 3600.0;

    /// <summary>Names of the backgrounds.</summary>
    public static IReadOnlyDictionary<string, RecoilBackgroundKind> Backgrounds { get; } = new Dictionary<string, RecoilBackgroundKind>
    {
        ["recoil-steady-state"] = RecoilBackgroundKind.SteadyState,
        ["recoil-beam-neutron"] = RecoilBackgroundKind.BeamNeutron,
        ["recoil-neutrino-neutron"] = RecoilBackgroundKind.NeutrinoNeutron,
    };

    /// <summary>Protons in a year of 3600 h of beam.</summary>
    public static double ProtonsPerYear(NeutrinoSource source) =>
        source.ProtonsPerSpill * ProtonBeam.SpillRateHz * SecondsPerHour * RecoilBackground.HoursPerYear;

    /// <summary>The source of the macro; none, or one with an extent, is a problem.</summary>
    internal static NeutrinoSource? SourceOf(ChannelContext context, ConfigSection section, string channel)
    {
        NeutrinoSource? source = ChannelNeeds.Source(context, section, channel);
        if (source is { Extent.RmsMm: > 0.0 } wide)
        {
            section.Problem(
                ChannelNeeds.ChannelKey, $"a source with rmsM {1e-3 * wide.Extent.RmsMm:R}", "rmsM: 0 in the section 'source': recoil detectors see a point");
            return null;
        }

        return source;
    }
}
