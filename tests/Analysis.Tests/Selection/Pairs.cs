using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;

namespace JparcSim.Analysis.Tests.Selection;

/// <summary>Pairs made by hand; the Pass columns are left to the stage under test.</summary>
internal static class Pairs
{
    public static readonly string[] Channels = ["ibd", "michel"];

    public static PairTable Table() => new(Channels, CutCatalog.Names);

    public static void Add(
        PairTable pairs, double promptMeV = 40.0, double delayedMeV = 8.0, double deltaTUs = 20.0, double deltaVertexMm = 300.0,
        double timeUs = 3.0, double xMm = 0.0, double yMm = 0.0, double zMm = 0.0, double weight = 1.0, int trueClass = 0,
        double vetoTopPe = 0.0, double vetoBottomPe = 0.0, double? sincePreviousUs = null, double? psdScore = null, long? promptTriggerId = null)
    {
        long id = pairs.PairId.RowCount;
        pairs.PairId.Add(id);
        pairs.PromptTriggerId.Add(promptTriggerId ?? 16 * id);
        pairs.DelayedTriggerId.Add((16 * id) + 1);
        pairs.PromptEnergyMeV.Add(promptMeV);
        pairs.DelayedEnergyMeV.Add(delayedMeV);
        pairs.DeltaTUs.Add(deltaTUs);
        pairs.DeltaVertexMm.Add(deltaVertexMm);
        pairs.TimeFromBeamUs.Add(timeUs);
        pairs.PromptXMm.Add(xMm);
        pairs.PromptYMm.Add(yMm);
        pairs.PromptZMm.Add(zMm);
        pairs.PromptVetoTopChargePe.Add(vetoTopPe);
        pairs.PromptVetoBottomChargePe.Add(vetoBottomPe);
        pairs.SincePreviousUs.Add(sincePreviousUs);
        pairs.PromptTailOverTotal.Add(null);
        pairs.PromptPsdScore.Add(psdScore);
        pairs.Weight.Add(weight);
        pairs.TrueClass.Add(trueClass);
    }
}
