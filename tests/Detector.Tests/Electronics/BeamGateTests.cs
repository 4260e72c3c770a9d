using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Electronics;

/// <summary>A gate from 0 to 25 us with a threshold of 150 p.e., 1 MeV, beside the self trigger at 755 p.e., in both readouts.</summary>
public class BeamGateTests
{
    private const string Threshold = "  thresholdPe: { value: 755.0";
    private const string Gate = "  beamGate: { startUs: 0.0, lengthUs: 25.0, thresholdPe: 150.0 }\n";

    private static readonly string[] ModelNames = ["waveforms", "charges"];
    private static readonly Dictionary<string, DetectorStage> Gated = Stages((Threshold, Gate + Threshold));
    private static readonly Dictionary<string, DetectorStage> SelfTriggered = Stages();

    public static TheoryData<string> Models => [.. ModelNames];

    [Theory]
    [MemberData(nameof(Models))]
    public void Flashes_below_the_threshold_are_read_within_the_gate_and_only_there(string model)
    {
        const int flashes = 60;
        Assert.Equal(0, Triggers(SelfTriggered[model], flashes, (5.0, 2.5)).RowCount);
        TriggerTable read = Triggers(Gated[model], flashes, (5.0, 2.5));
        Assert.Equal(flashes, read.RowCount);
        Assert.All(read.IsBeamGated.Values.ToArray(), Assert.True);
        Assert.Equal(0, Triggers(Gated[model], flashes, (30.0, 2.5)).RowCount);
        Assert.Equal(0, Triggers(Gated[model], flashes, (-1.0, 2.5)).RowCount);
        Assert.InRange(Triggers(Gated[model], flashes, (5.0, 1.0)).RowCount, flashes / 5, 4 * flashes / 5);   // its own threshold is at 1 MeV
        Assert.Equal(0, Triggers(Gated[model], flashes, (5.0, 0.4)).RowCount);
    }

    // Outside of the gate the second flash falls into the record of the first, 496 ns; within, a charge is summed over 240 ns.
    [Theory]
    [MemberData(nameof(Models))]
    public void The_gate_has_no_dead_time_beyond_the_window_of_the_charge(string model)
    {
        (double, double)[] pair = [(5.0, 12.0), (5.3, 9.0)];
        Assert.Equal([21.0], Energies(Triggers(SelfTriggered[model], 1, pair)));
        Assert.Equal([12.0, 9.0], Energies(Triggers(Gated[model], 1, pair)));
        Assert.Equal([21.0], Energies(Triggers(Gated[model], 1, [.. pair.Select(flash => (flash.Item1 + 30.0, flash.Item2))])));
        Assert.Equal([21.0], Energies(Triggers(Gated[model], 1, (5.0, 12.0), (5.15, 9.0))));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_record_that_runs_into_the_gate_does_not_blind_it(string model)
    {
        TriggerTable triggers = Triggers(Gated[model], 1, (-0.1, 12.0), (0.2, 9.0), (24.9, 12.0), (25.3, 9.0));
        Assert.Equal([false, true, true, false], triggers.IsBeamGated.Values.ToArray());
        Assert.Equal([21.0, 9.0, 12.0, 9.0], Energies(triggers));
        Assert.Equal(1, Triggers(SelfTriggered[model], 1, (-0.1, 12.0), (0.2, 9.0)).RowCount);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Charges_in_the_gate_are_those_of_the_self_trigger(string model)
    {
        double gated = Triggers(Gated[model], 200, (5.0, 12.0)).ChargePe.Values.ToArray().Average();
        double self = Triggers(SelfTriggered[model], 200, (5.0, 12.0)).ChargePe.Values.ToArray().Average();
        Assert.Equal(1.0, gated / self, 0.005);
    }

    [Fact]
    public void A_calibration_has_no_beam_to_open_the_gate()
    {
        (PartTables part, ParticleTable primaries) = Load(5, (5.0, 2.5));
        Gated["charges"].Process(1, part, primaries, 0, 5, Gated["charges"].CreateWorkspace(hasBeam: false));
        Assert.Equal(0, part.Triggers.RowCount);
    }

    [Theory]
    [InlineData("thresholdPe: 150.0 }", "thresholdPe: 756.0 }", "readout.beamGate.thresholdPe: found 756, expected at most the 755 p.e. of the self trigger")]
    [InlineData("thresholdPe: 150.0 }", "thresholdPe: 39.0 }", "from 40 to 1000000")]
    [InlineData("lengthUs: 25.0", "lengthUs: 0", "from 0.1 to 40000")]
    [InlineData("lengthUs: 25.0", "lenghtUs: 25.0", "did you mean 'lengthUs'")]
    public void A_mistake_is_reported(string right, string wrong, string expected) => Assert.Contains(
        TestDetector.ProblemsOf(TestDetector.With((Threshold, Gate.Replace(right, wrong, StringComparison.Ordinal) + Threshold))),
        problem => problem.Contains(expected, StringComparison.Ordinal));

    private static Dictionary<string, DetectorStage> Stages(params (string From, string To)[] changes) => ModelNames.ToDictionary(
        model => model, model => new DetectorStage(TestDetector.Read(TestDetector.With([("model: waveforms", $"model: {model}"), .. changes])), new TestTransport()));

    private static double[] Energies(TriggerTable triggers) => [.. triggers.TrueVisibleEnergyMeV.Values.ToArray().Select(energy => Math.Round(energy, 9))];

    private static TriggerTable Triggers(DetectorStage stage, int events, params (double TimeUs, double EnergyMeV)[] flashes)
    {
        (PartTables part, ParticleTable primaries) = Load(events, flashes);
        stage.Process(1, part, primaries, 0, events, stage.CreateWorkspace());
        return part.Triggers;
    }

    private static (PartTables Part, ParticleTable Primaries) Load(int events, params (double TimeUs, double EnergyMeV)[] flashes)
    {
        var part = new PartTables(["gun"], []);
        var primaries = new ParticleTable();
        for (int i = 0; i < events; i++)
        {
            part.Interactions.EventId.Add(i);
            part.Interactions.EventKey.Add((ulong)i);
            part.Interactions.SpillIndex.Add(i);
            part.Interactions.TimeUs.Add(0.0);
            int index = 0;
            foreach ((double timeUs, double energyMeV) in flashes)
            {
                primaries.Add(i, index++, null, new Particle(PdgCode.Electron, energyMeV, new Vector3(0.0, 0.0, 1.0), timeUs, default));
            }
        }

        return (part, primaries);
    }
}
