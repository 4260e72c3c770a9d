using JparcSim.Core.Events;

namespace JparcSim.Reco.Tests.Pairing;

/// <summary>Tables of a part, and rows made by hand for them.</summary>
public abstract class PairingTest
{
    protected static readonly string[] Channels = ["ibd", "michel"];

    protected PartTables Part { get; } = new(Channels, ["delta-t"]);

    protected void Interaction(long eventId, int channel, double weight)
    {
        Part.Interactions.EventId.Add(eventId);
        Part.Interactions.Channel.Add(channel);
        Part.Interactions.Weight.Add(weight);
    }

    protected void Trigger(long triggerId, long eventId, long spill, double timeUs, double energyMeV = 5.0, double xMm = 0.0)
    {
        TriggerTable triggers = Part.Triggers;
        triggers.TriggerId.Add(triggerId);
        triggers.EventId.Add(eventId);
        triggers.SpillIndex.Add(spill);
        triggers.TimeUs.Add(timeUs);
        triggers.RecoEnergyMeV.Add(energyMeV);
        triggers.RecoXMm.Add(xMm);
        triggers.RecoYMm.Add(0.0);
        triggers.RecoZMm.Add(0.0);
        triggers.VetoTopChargePe.Add(3.0);
        triggers.VetoBottomChargePe.Add(4.0);
        triggers.TailOverTotal.Add(0.1);
        triggers.PsdScore.Add(null);
    }
}
