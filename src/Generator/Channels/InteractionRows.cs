using JparcSim.Core.Events;
using JparcSim.Core.Numerics;

namespace JparcSim.Generator.Channels;

/// <summary>Appends rows of interactions.</summary>
internal static class InteractionRows
{
    /// <summary>An interaction without a neutrino.</summary>
    public static void Add(InteractionTable table, in EventAddress address, Vector3 vertexMm) =>
        Add(table, address, vertexMm, null, null, null);

    /// <summary>An interaction of a neutrino.</summary>
    public static void Add(
        InteractionTable table, in EventAddress address, Vector3 vertexMm, int? neutrinoPdg, double? neutrinoEnergyMeV, double? baselineM)
    {
        table.EventId.Add(address.EventId);
        table.EventKey.Add(address.EventKey);
        table.SpillIndex.Add(address.SpillIndex);
        table.TimeUs.Add(address.TimeUs);
        table.Channel.Add(address.ChannelCode);
        table.NeutrinoPdg.Add(neutrinoPdg);
        table.NeutrinoEnergyMeV.Add(neutrinoEnergyMeV);
        table.BaselineM.Add(baselineM);
        table.XMm.Add(vertexMm.X);
        table.YMm.Add(vertexMm.Y);
        table.ZMm.Add(vertexMm.Z);
        table.Weight.Add(address.Weight);
    }
}
