using JparcSim.Core.Events;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator;
using JparcSim.Generator.Backgrounds;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Channels;
using JparcSim.Tests.Generator.Channels;

namespace JparcSim.Tests.Generator.Backgrounds;

public class AccidentalChannelTests
{
    private const int Events = 300_000;
    private const double Pot = 1e20;

    private static readonly double[] GateUs = [1.5, 10.0];
    private static readonly double Spills = Pot / ProtonBeam.ProtonsPerSpill(1e6);

    [Theory]
    [InlineData(0.0, 250e-6)]    // neutrons that start from 150 us before to 100 us after the prompt
    [InlineData(1.0, 100e-6)]    // those of one spill, whose number is quoted for 100 us
    [InlineData(0.5, 175e-6)]
    public void Count_mode_expects_the_product_of_rates_gate_window_and_spills(double beamShare, double windowS)
    {
        IInteractionChannel channel = Channel(GenerationMode.Count, ("promptRateHz", 25.0), ("delayedRateHz", 80.0), ("beamShare", beamShare));
        double expected = 25.0 * 80.0 * 8.5e-6 * windowS * Spills;
        Assert.Equal(expected, channel.ExpectedCount(Pot), 1e-9 * expected);
    }

    [Fact]
    public void Pairs_in_the_order_of_time_are_as_many_as_count_mode_expects()
    {
        // Singles of many spills, at rates that make many pairs; prompts so far inside the gate that all their neutrons are, too.
        var gate = new LiveGate(new TimeWindow(-300.0, 700.0), 1.0);
        var inner = new LiveGate(new TimeWindow(-100.0, 500.0), 1.0);
        var rates = new AccidentalRates(gate, 3000.0, 20_000.0, 0.4);
        (long cosmic, long beam) = CountPairs(rates, inner, 80_000);
        AccidentalRates pairs = rates with { Gate = inner };
        double expected = 80_000 * pairs.PairsPerSpill;
        double deviation = Math.Sqrt(expected * (1.0 + (1e-6 * 250.0 * 3000.0) + 5.0));   // pairs that share a single are correlated
        Assert.InRange((cosmic + beam - expected) / deviation, -4.9, 4.9);
        Assert.InRange(4.9 * deviation / expected, 0.0, 0.02);
        double share = 0.4 * 100.0 / ((0.4 * 100.0) + (0.6 * 250.0));
        Assert.Equal(share, beam / (double)(cosmic + beam), 0.01);
    }

    [Fact]
    public void Paired_neutrons_start_around_the_prompt_or_with_the_beam()
    {
        (InteractionTable table, ParticleTable particles) = Generated.Events(Channel(GenerationMode.Count), Events);
        var around = new List<double>();
        int beam = 0;
        for (int i = 0; i < Events; i++)
        {
            (Particle gamma, Particle neutron) = (particles.At(2 * i), particles.At((2 * i) + 1));
            Assert.Equal((PdgCode.Gamma, PdgCode.Neutron), (gamma.PdgCode, neutron.PdgCode));
            Assert.Equal((table.TimeUs[i], table.ZMm[i]), (gamma.StartTimeUs, gamma.StartMm.Z));
            Assert.Equal(0, TestWorld.Near.VolumeAt(neutron.StartMm));
            if (neutron.StartTimeUs is > 0.0 and < 0.1 or > 0.54 and < 0.64)
            {
                beam++;   // with one in two thousand of the others
                continue;
            }

            around.Add(neutron.StartTimeUs - gamma.StartTimeUs);
        }

        StatisticalAssert.FractionIs((100.0 + (250.0 * 0.2 / 250.0)) / 350.0, beam, Events);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(0.98 * 100.0 / 350.0, beam, Events));
        StatisticalAssert.Follows(t => Math.Clamp((t + 150.0) / 250.0, 0.0, 1.0), [.. around]);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(t => Math.Clamp((t + 153.0) / 255.0, 0.0, 1.0), [.. around]));
        StatisticalAssert.Follows(t => Math.Clamp((t - 1.5) / 8.5, 0.0, 1.0), table.TimeUs.Values);
    }

    [Fact]
    public void Singles_have_their_shares_times_and_spectra()
    {
        IInteractionChannel channel = Channel(GenerationMode.Exposure, ("promptRateHz", 300.0), ("delayedRateHz", 100.0));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, Events);
        Assert.Equal(Events, particles.RowCount);
        double[] gammas = [.. particles.KineticEnergyMeV.Values.ToArray().Where((_, i) => particles.PdgCode[i] == PdgCode.Gamma)];
        double[] neutrons = [.. particles.KineticEnergyMeV.Values.ToArray().Where((_, i) => particles.PdgCode[i] == PdgCode.Neutron)];
        const double PerSpill = (350.0 * 8.5e-6) + (50.0 * 100e-6);
        Assert.Equal(PerSpill * Spills, channel.ExpectedCount(Pot), 1e-6);
        StatisticalAssert.FractionIs(300.0 * 8.5e-6 / PerSpill, gammas.Length, Events);
        StatisticalAssert.Follows(e => ((1.0 / 20.0) - (1.0 / Math.Clamp(e, 20.0, 60.0))) * 30.0, gammas);
        StatisticalAssert.Follows(e => Math.Log(e / 2.53e-8) / Math.Log(1.0 / 2.53e-8), neutrons);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(e => ((1.0 / 20.4) - (1.0 / Math.Clamp(e, 20.4, 60.0))) * 30.9, gammas));
        foreach ((double from, double to) in new[] { (0.0, 0.64), (0.05, 5.0), (1.5, 10.0) })
        {
            int inside = table.TimeUs.Values.ToArray().Count(t => t >= from && t < to);
            StatisticalAssert.FractionIs(channel.TimeFraction(from, to), inside, Events);
        }
    }

    private static IInteractionChannel Channel(GenerationMode mode, params ReadOnlySpan<(string Key, object Value)> keys) =>
        TestWorld.Rated(mode, GateUs, [("channel", "accidental"), .. keys]);

    private static (long Cosmic, long Beam) CountPairs(AccidentalRates rates, LiveGate inner, int spills)
    {
        (long cosmic, long beam) = (0, 0);
        var prompts = new List<double>();
        var flat = new List<double>();
        for (int spill = 0; spill < spills; spill++)
        {
            var random = new EventRandom(11, (ulong)spill, RandomStage.Interaction);
            int count = Sampling.Poisson(ref random, rates.SinglesPerSpill);
            int bunched = 0;
            prompts.Clear();
            flat.Clear();
            for (int i = 0; i < count; i++)
            {
                (SingleKind kind, double timeUs) = rates.SampleSingle(ref random);
                bunched += kind == SingleKind.BeamNeutron ? 1 : 0;
                if (kind == SingleKind.Prompt && timeUs >= inner.Window.FromUs && timeUs < inner.Window.ToUs)
                {
                    prompts.Add(timeUs);
                }
                else if (kind == SingleKind.CosmicNeutron)
                {
                    flat.Add(timeUs);
                }
            }

            beam += (long)prompts.Count * bunched;
            cosmic += prompts.Sum(prompt => flat.Count(t => t - prompt is > -150.0 and < 100.0));
        }

        return (cosmic, beam);
    }
}
