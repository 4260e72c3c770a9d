using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Generator;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Channels;

public class IbdChannelTests
{
    private const double Pot = 1.114e23;

    [Fact]
    public void Seventeen_tonnes_see_the_derived_number_of_events_at_full_transmutation()
    {
        // 7.27e28 protons per tonne of LAB, 0.344 mu+ per proton, 24 m: 63,330 events with a mean cross section of 9.68e-41 cm2 at one
        // point; ours is 9.76e-41 cm2, and the extent of detector and source adds 0.14 %.
        IInteractionChannel channel = Signal(TestWorld.Map(("model", "full-transmutation")));
        double protons = VertexRegion.OfProtons(TestWorld.Near).TotalTargets;
        double scaled = channel.ExpectedCount(Pot) * (17.0 * 7.27e28 / protons) * (0.344 / 0.346);
        Assert.Equal(1.0014 * 9.76 / 9.68, scaled / 63_330.0, 0.003);
    }

    [Theory]
    [InlineData(2.5, 158.7 / 63_330.0)]
    [InlineData(1.2, 112.6 / 63_330.0)]
    public void Oscillated_share_is_the_derived_one(double deltaM2EV2, double derived)
    {
        double full = Signal(TestWorld.Map(("model", "full-transmutation"))).ExpectedCount(Pot);
        double oscillated = Signal(TestWorld.Map(("model", "two-flavour"), ("sin2TwoTheta", 0.003), ("deltaM2EV2", deltaM2EV2))).ExpectedCount(Pot);
        Assert.Equal(derived, oscillated / full, 0.01 * derived);
    }

    [Fact]
    public void Constant_probability_scales_full_transmutation_and_none_is_zero()
    {
        double full = Signal(TestWorld.Map(("model", "full-transmutation"))).ExpectedCount(Pot);
        Assert.Equal(0.00264, Signal(TestWorld.Map(("model", "constant"), ("probability", 0.00264))).ExpectedCount(Pot) / full, 1e-12);
        Assert.Equal(0.0, Signal(TestWorld.Map(("model", "none"))).ExpectedCount(Pot));
    }

    [Fact]
    public void Signal_to_intrinsic_ratio_at_constant_probability_is_the_derived_2_01()
    {
        double signal = Signal(TestWorld.Map(("model", "constant"), ("probability", 0.00264))).ExpectedCount(Pot);
        Assert.Equal(2.01, signal / Intrinsic().ExpectedCount(Pot), 0.02);
    }

    [Theory]
    [InlineData("full-transmutation", 0.0)]
    [InlineData("two-flavour", 0.01)]
    [InlineData("two-flavour", 2.5)]
    [InlineData("two-flavour", 30.0)]
    public void Quadrature_equals_events(string model, double deltaM2EV2)
    {
        // Independent estimate from uniform vertices, births and energies: no rejection, no table and no envelope in common.
        ConfigNode oscillation = deltaM2EV2 > 0.0
            ? TestWorld.Map(("model", model), ("sin2TwoTheta", 1.0), ("deltaM2EV2", deltaM2EV2))
            : TestWorld.Map(("model", model));
        double expected = Signal(oscillation).ExpectedCount(Pot);
        (double mean, double error) = ThrowRate(deltaM2EV2);
        Assert.InRange((mean - expected) / error, -4.9, 4.9);
        Assert.InRange(error / expected, 0.0, 0.0041);   // 4.9 standard errors are 2 %
    }

    [Fact]
    public void Energies_follow_flux_times_cross_section_and_a_bias_of_2_percent_would_show()
    {
        double[] energies = Column(Generated.Events(Signal(TestWorld.Map(("model", "full-transmutation"))), 100_000).Interactions.NeutrinoEnergyMeV);
        Func<double, double> cumulative = WeightedCumulative(energy => 1.0);
        StatisticalAssert.Follows(cumulative, energies);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => cumulative(energy / 1.02), energies));
    }

    [Fact]
    public void Oscillated_events_follow_the_probability_in_L_and_E()
    {
        const double DeltaM2 = 2.5;
        IInteractionChannel channel = Signal(TestWorld.Map(("model", "two-flavour"), ("sin2TwoTheta", 0.003), ("deltaM2EV2", DeltaM2)));
        InteractionTable table = Generated.Events(channel, 100_000).Interactions;
        double[] energies = Column(table.NeutrinoEnergyMeV);
        Func<double, double> cumulative = WeightedCumulative(energy => Math.Pow(Math.Sin(1.26693 * DeltaM2 * 24.0 / energy), 2));
        StatisticalAssert.Follows(cumulative, energies);   // the spread of L shifts the mean probability by less than 0.5 %
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => cumulative(energy / 1.02), energies));
    }

    [Fact]
    public void Vertices_are_shared_by_protons_and_lean_to_the_source()
    {
        InteractionTable table = Generated.Events(Intrinsic(), 100_000).Interactions;
        int inTarget = 0;
        double[] along = new double[table.RowCount];
        Vector3 towards = TestWorld.Near.SourcePositionMm.Normalized();
        for (int i = 0; i < table.RowCount; i++)
        {
            var vertexMm = new Vector3(table.XMm[i], table.YMm[i], table.ZMm[i]);
            int volume = TestWorld.Near.VolumeAt(vertexMm);
            Assert.InRange(volume, 0, 1);
            inTarget += volume == 0 ? 1 : 0;
            along[i] = Vector3.Dot(vertexMm, towards);
            Assert.Equal(1e-3 * (vertexMm - TestWorld.Near.SourcePositionMm).Length, table.BaselineM[i]!.Value, 1.8);
        }

        double target = TestWorld.Near.NetVolumeMm3(0) * 0.87;
        double catcher = TestWorld.Near.NetVolumeMm3(1) * 0.86;
        double share = target / (target + catcher);
        StatisticalAssert.FractionIs(share, inTarget, table.RowCount);   // 1/L^2 is even about the centre to first order
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(0.98 * share, inTarget, table.RowCount));

        // <x> = 2 <x^2> / L to first order in x / L; <x^2> over the cylinder from its moments.
        Vector3 n = towards;
        double variance = (n.RhoSquared * 1850.0 * 1850.0 / 4.0) + (n.Z * n.Z * 1500.0 * 1500.0 / 3.0);
        StatisticalAssert.MeanIs(2.0 * variance / TestWorld.Near.SourcePositionMm.Length, Math.Sqrt(variance), along);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(0.0, Math.Sqrt(variance), along));
    }

    [Fact]
    public void Rows_carry_the_address_and_two_primaries_that_start_at_the_vertex()
    {
        (InteractionTable table, ParticleTable particles) = Generated.Events(Intrinsic(), 50);
        Assert.Equal(100, particles.RowCount);
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal((ulong)i + 1_000_000, table.EventKey[i]);
            Assert.Equal("ibd-intrinsic", table.Channel[i]);
            Assert.Equal(PdgCode.ElectronAntineutrino, table.NeutrinoPdg[i]);
            Assert.Equal(0.5, table.Weight[i]);
            Particle positron = particles.At(2 * i);
            Particle neutron = particles.At((2 * i) + 1);
            Assert.Equal((PdgCode.Positron, PdgCode.Neutron), (positron.PdgCode, neutron.PdgCode));
            Assert.Equal(new Vector3(table.XMm[i], table.YMm[i], table.ZMm[i]), neutron.StartMm);
            Assert.Equal(table.TimeUs[i], positron.StartTimeUs);
            double before = table.NeutrinoEnergyMeV[i]!.Value + PhysicalConstants.ProtonMassMeV;
            double after = positron.KineticEnergyMeV + neutron.KineticEnergyMeV + PhysicalConstants.ElectronMassMeV + PhysicalConstants.NeutronMassMeV;
            Assert.Equal(before, after, 1e-9);
        }
    }

    [Fact]
    public void Times_follow_the_muon_that_made_the_neutrino()
    {
        IInteractionChannel signal = Signal(TestWorld.Map(("model", "none")));
        IInteractionChannel intrinsic = Intrinsic();
        IInteractionChannel both = Intrinsic(TestWorld.Map(("name", "mlf"), ("intrinsicTiming", "two-component")));
        StatisticalAssert.Follows(DecayTime.PionThenMuon.Cumulative, Times(signal));
        StatisticalAssert.Follows(new MuonMinusTime(1.0).Cumulative, Times(intrinsic));
        StatisticalAssert.Follows(new MuonMinusTime(MuonMinusTime.NominalLongFraction).Cumulative, Times(both));
        foreach (IInteractionChannel channel in new[] { signal, intrinsic, both })
        {
            int inGate = Times(channel).Count(timeUs => timeUs is >= 1.5 and < 10.0);
            StatisticalAssert.FractionIs(channel.TimeFraction(1.5, 10.0), inGate, 50_000);
        }

        Assert.Equal(MuonMinusTime.NominalLongFraction, intrinsic.ExpectedCount(1.0) / both.ExpectedCount(1.0), 1e-12);

        static double[] Times(IInteractionChannel channel) =>
            [.. Enumerable.Range(0, 50_000).Select(i => channel.SampleTimeUs(5, (ulong)i))];
    }

    [Fact]
    public void Generating_allocates_nothing()
    {
        IInteractionChannel channel = Signal(TestWorld.Map(("model", "two-flavour"), ("sin2TwoTheta", 0.003), ("deltaM2EV2", 2.5)));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, 2000);
        table.Clear();
        particles.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            channel.Generate(new EventAddress(1, i, (ulong)i, 0, i, channel.SampleTimeUs(1, (ulong)i), 1.0), table, particles);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Without_the_neutron_the_positrons_stay_the_same()
    {
        IInteractionChannel alone = Assert.Single(TestWorld.Model(TestWorld.Macro(TestWorld.Map(("channel", "ibd"), ("withNeutron", "false")))).Channels);
        (InteractionTable interactions, ParticleTable positrons) = Generated.Events(alone, 100);
        (InteractionTable whole, ParticleTable both) = Generated.Events(Signal(TestWorld.Map(("model", "full-transmutation"))), 100);
        Assert.Equal(whole.NeutrinoEnergyMeV.Values.ToArray(), interactions.NeutrinoEnergyMeV.Values.ToArray());
        Assert.Equal(100, positrons.RowCount);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => both.KineticEnergyMeV[2 * i]), positrons.KineticEnergyMeV.Values.ToArray());
        Assert.All(positrons.PdgCode.Values.ToArray(), code => Assert.Equal(PdgCode.Positron, code));
    }

    private static IInteractionChannel Signal(ConfigNode oscillation) =>
        Assert.Single(TestWorld.Model(TestWorld.Macro(TestWorld.Map(("channel", "ibd")), oscillation)).Channels);

    private static IInteractionChannel Intrinsic(ConfigNode? source = null) =>
        Assert.Single(TestWorld.Model(TestWorld.Macro(TestWorld.Map(("channel", "ibd-intrinsic")), null, source)).Channels);

    private static double[] Column(NullableColumn<double> column) => [.. column.Values];

    private static Func<double, double> WeightedCumulative(Func<double, double> weight)
    {
        InverseCdfTable table = TestWorld.Tabulate(
            energy => DecayAtRestSpectrum.MuonFlavour.DensityPerMeV(energy) * IbdCrossSection.TotalCm2(energy) * weight(energy),
            IbdCrossSection.ThresholdMeV,
            DecayAtRestSpectrum.EndPointMeV,
            5000);
        return table.Cumulative;
    }

    private static (double Mean, double Error) ThrowRate(double deltaM2EV2)
    {
        var random = new System.Random(17);
        const int Throws = 200_000;
        double sum = 0.0;
        double squares = 0.0;
        Vector3 source = TestWorld.Near.SourcePositionMm;
        double volumeCm3 = Math.PI * 185.0 * 185.0 * 300.0;
        for (int i = 0; i < Throws; i++)
        {
            double radius = 1850.0 * Math.Sqrt(random.NextDouble());
            double phi = 2.0 * Math.PI * random.NextDouble();
            var vertex = new Vector3(radius * Math.Cos(phi), radius * Math.Sin(phi), 1500.0 * ((2.0 * random.NextDouble()) - 1.0));
            double normal = Math.Sqrt(-2.0 * Math.Log(1.0 - random.NextDouble())) * Math.Cos(2.0 * Math.PI * random.NextDouble());
            double lengthMm = (vertex - source - ((200.0 * normal) * source.Normalized())).Length;
            double energy = 1.806 + ((DecayAtRestSpectrum.EndPointMeV - 1.806) * random.NextDouble());
            double density = TestWorld.Near.Volumes[TestWorld.Near.VolumeAt(vertex)].Material.AtomsPerCm3(Core.Detectors.Element.Hydrogen);
            double probability = deltaM2EV2 > 0.0 ? Math.Pow(Math.Sin(1.26693268 * deltaM2EV2 * 1e-3 * lengthMm / energy), 2) : 1.0;
            double value = Pot * 0.346 / (4.0 * Math.PI * 0.01 * lengthMm * lengthMm) * density * volumeCm3 * probability
                * DecayAtRestSpectrum.MuonFlavour.DensityPerMeV(energy) * IbdCrossSection.TotalCm2(energy) * (DecayAtRestSpectrum.EndPointMeV - 1.806);
            sum += value;
            squares += value * value;
        }

        double mean = sum / Throws;
        return (mean, Math.Sqrt(((squares / Throws) - (mean * mean)) / Throws));
    }
}
