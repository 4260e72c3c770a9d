using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Reco.Tests.Fitting;

namespace JparcSim.Reco.Tests;

public sealed class ReconstructionStageTests
{
    private const int Count = 64;

    private static ReconstructionStage Stage(double mevPerUnit) =>
        new(FitMethod.Likelihood, ToyDetector.Pmts, ToyDetector.NominalMap, ToyDetector.Envelope, mevPerUnit, ToyDetector.DarkMeanPe, ToyDetector.VarianceFactor);

    [Fact]
    public void Batches_do_not_change_a_bit()
    {
        ReconstructionStage stage = Stage(1.02);
        TriggerTable whole = Triggers();
        stage.Process(whole, 0, Count, stage.CreateWorkspace());
        TriggerTable cut = Triggers();
        RecoWorkspace reused = stage.CreateWorkspace();
        stage.Process(Triggers(), 5, Count, reused);
        stage.Process(cut, 0, 17, reused);
        stage.Process(cut, 17, 40, stage.CreateWorkspace());
        stage.Process(cut, 40, Count, reused);
        Assert.Equal(whole.RecoEnergyMeV.Values.ToArray(), cut.RecoEnergyMeV.Values.ToArray());
        Assert.Equal(whole.RecoXMm.Values.ToArray(), cut.RecoXMm.Values.ToArray());
        Assert.Equal(whole.RecoYMm.Values.ToArray(), cut.RecoYMm.Values.ToArray());
        Assert.Equal(whole.RecoZMm.Values.ToArray(), cut.RecoZMm.Values.ToArray());
        Assert.Equal(whole.FitDeviancePerDof.Values.ToArray(), cut.FitDeviancePerDof.Values.ToArray());
        Assert.Equal(whole.IsFitConverged.Values.ToArray(), cut.IsFitConverged.Values.ToArray());
    }

    [Fact]
    public void The_scale_multiplies_the_energy_alone()
    {
        TriggerTable one = Triggers();
        TriggerTable two = Triggers();
        Stage(1.0).Process(one, 0, Count, Stage(1.0).CreateWorkspace());
        Stage(2.0).Process(two, 0, Count, Stage(2.0).CreateWorkspace());
        for (int row = 0; row < Count; row++)
        {
            Assert.Equal(2.0 * one.RecoEnergyMeV[row], two.RecoEnergyMeV[row]);
            Assert.Equal(one.RecoXMm[row], two.RecoXMm[row]);
        }
    }

    private static TriggerTable Triggers()
    {
        var triggers = new TriggerTable();
        for (int i = 0; i < Count; i++)
        {
            var random = new EventRandom(15, (ulong)i, RandomStage.Charge);
            Vector3 place = FlashSource.InTarget(ref random);
            triggers.ChargesPe.Add(ToyDetector.Sample(place, 10.0, ref random));
        }

        return triggers;
    }
}
