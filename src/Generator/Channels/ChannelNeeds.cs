using JparcSim.Core.Configuration;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>What channels with a rate ask of the rest of the macro.</summary>
internal static class ChannelNeeds
{
    /// <summary>The key under which a channel's own problems are reported.</summary>
    public static readonly TextKey ChannelKey = new(ChannelCatalog.Selector, "name of the channel");

    /// <summary>The source of the macro; a missing one is a problem.</summary>
    public static NeutrinoSource? Source(ChannelContext context, ConfigSection section, string channel)
    {
        if (context.Source is null)
        {
            section.Problem(ChannelKey, $"channel '{channel}' without a section 'source'", "source: { name: mlf } in the macro");
        }

        return context.Source;
    }
}
