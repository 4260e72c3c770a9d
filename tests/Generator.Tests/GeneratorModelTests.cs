using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Generator;
using JparcSim.Generator.Channels;
using JparcSim.Tests.Generator.Channels;

namespace JparcSim.Tests.Generator;

public class GeneratorModelTests
{
    private static readonly ConfigNode Mlf = TestWorld.Map(("name", "mlf"));

    [Fact]
    public void Channels_keep_the_order_of_the_macro_and_shares_sum_to_one()
    {
        GeneratorModel model = TestWorld.Model(TestWorld.Map(
            ("source", TestWorld.Map(("name", "mlf"))),
            ("exposurePot", 1.114e23),
            ("gateUs", new[] { 0.0, 2000.0 }),
            ("channels", TestWorld.Channels(
                TestWorld.Map(("channel", "michel"), ("share", 3.0)), TestWorld.Map(("channel", "ibd-intrinsic"))))));
        Assert.Equal(["michel", "ibd-intrinsic"], model.Channels.Select(channel => channel.Name));
        Assert.Equal([0.75, 0.25], model.Shares);
        Assert.Equal(1.114e23, model.ExposurePot);
        Assert.Equal((0.0, 2000.0), model.GateUs);
        Assert.Equal(0.346, model.Source?.MuonPlusPerProton);
        Assert.Null(model.Oscillation);
    }

    [Fact]
    public void Left_out_keys_have_their_documented_values()
    {
        GeneratorModel model = TestWorld.Model(TestWorld.Map(("channels", TestWorld.Channels(TestWorld.Map(("channel", "michel"))))));
        Assert.Null(model.ExposurePot);
        Assert.Equal((0.0, 40_000.0), model.GateUs);
        Assert.Equal([1.0], model.Shares);
    }

    [Fact]
    public void Every_channel_of_the_catalogue_documents_itself()
    {
        foreach ((string name, ChannelDefinition definition) in ChannelCatalog.All)
        {
            Assert.NotEmpty(definition.Meaning);
            Assert.Contains(definition.Schema.Keys, key => key.Name == "share");
            Assert.Same(definition.Schema, GeneratorModel.ChannelsKey.Variants[name]);
        }
    }

    [Fact]
    public void A_macro_without_channels_is_refused() => Refuses(TestWorld.Map(("source", Mlf)), "no key 'channels'");

    [Fact]
    public void An_empty_list_of_channels_is_refused() => Refuses(TestWorld.Map(("channels", TestWorld.Channels())), "no channel");

    [Fact]
    public void A_misspelt_channel_gets_a_guess() => Refuses(Channel(("channel", "ibd-intrinsc")), "did you mean 'ibd-intrinsic'?");

    [Fact]
    public void A_channel_given_twice_is_refused() =>
        Refuses(
            TestWorld.Map(("channels", TestWorld.Channels(TestWorld.Map(("channel", "michel")), TestWorld.Map(("channel", "michel"))))),
            "'michel' twice");

    [Fact]
    public void Shares_of_zero_are_refused() => Refuses(Channel(("channel", "michel"), ("share", 0.0)), "sum to 0");

    [Fact]
    public void Neutrinos_need_a_source() => Refuses(Channel(("channel", "ibd-intrinsic")), "without a section 'source'");

    [Fact]
    public void Signal_needs_an_oscillation() =>
        Refuses(TestWorld.Map(("source", Mlf), ("channels", TestWorld.Channels(TestWorld.Map(("channel", "ibd"))))), "without a section 'oscillation'");

    [Theory]
    [InlineData("constant", "deltaM2EV2", "only with model 'two-flavour'")]
    [InlineData("none", "probability", "only with model 'constant'")]
    [InlineData("full-transmutation", "sin2TwoTheta", "only with model 'two-flavour'")]
    [InlineData("two-flavour", "sin2twotheta", "did you mean 'sin2TwoTheta'?")]
    [InlineData("constnt", "probability", "did you mean 'constant'?")]
    [InlineData("two-flavour", "sin2TwoTheta", "no key 'deltaM2EV2'")]
    public void Oscillation_takes_the_keys_of_its_model_only(string model, string key, string expected) =>
        Refuses(TestWorld.Macro(TestWorld.Map(("channel", "ibd")), TestWorld.Map(("model", model), (key, 0.5))), expected);

    [Theory]
    [InlineData("normalisation", "flukka", "did you mean 'fluka'?")]
    [InlineData("rmsM", "-1", "a number from 0 to 1")]
    [InlineData("rmsM", "NaN", "a number from 0 to 1")]
    [InlineData("colour", "red", "unknown key 'colour'")]
    public void Source_checks_its_keys(string key, string value, string expected) =>
        Refuses(TestWorld.Macro(TestWorld.Map(("channel", "ibd")), null, TestWorld.Map(("name", "mlf"), (key, value))), expected);

    [Fact]
    public void A_source_without_direction_is_refused() =>
        Refuses(
            TestWorld.Macro(TestWorld.Map(("channel", "ibd")), null, TestWorld.Map(("name", "mlf"), ("axisXyz", new[] { 0.0, 0.0, 0.0 }))),
            "length zero");

    [Fact]
    public void A_source_inside_the_detector_is_refused() =>
        Refuses(TestWorld.Macro(TestWorld.Map(("channel", "ibd"))), "outside the detector", TestWorld.Near with { SourcePositionMm = new Vector3(1000, 0, 0) });

    // The farthest place with targets is 2.382 m from the centre, so that flights may be as short as 0.09 or 0.11 of the baseline.
    [Fact]
    public void A_source_so_near_that_hardly_a_flight_would_be_kept_is_refused()
    {
        ConfigNode macro = TestWorld.Macro(TestWorld.Map(("channel", "ibd")), source: TestWorld.Map(("name", "mlf"), ("rmsM", 0.0)));
        Refuses(macro, "flights as short as 0.236 m", TestWorld.Near with { SourcePositionMm = new Vector3(2618.0, 0, 0) });
        Assert.Empty(TestWorld.Read(macro, TestWorld.Near with { SourcePositionMm = new Vector3(2677.0, 0, 0) }).Problems);
    }

    [Theory]
    [InlineData("ibd")]
    [InlineData("michel")]
    public void A_detector_without_interactions_is_refused(string channel) =>
        Refuses(
            TestWorld.Macro(TestWorld.Map(("channel", channel))),
            "where interactions happen|without a volume with interactions",
            TestWorld.Near with { Volumes = [.. TestWorld.Near.Volumes.Select(volume => volume with { HasInteractions = false })] });

    [Fact]
    public void A_gun_wants_exactly_one_energy_and_at_most_one_place()
    {
        Refuses(Channel(("channel", "gun"), ("particle", "gamma")), "no key 'energyMeV'");
        Refuses(Channel(("channel", "gun"), ("particle", "gamma"), ("energyMeV", 1.0), ("energyRangeMeV", new[] { 1.0, 2.0 })), "one of the two");
        Refuses(Channel(("channel", "gun"), ("particle", "gamma"), ("energyRangeMeV", new[] { 2.0, 1.0 })), "the smaller energy first");
        Refuses(Channel(("channel", "gun"), ("particle", "gamma"), ("energyMeV", 1.0), ("volume", "tagret")), "did you mean 'target'?");
        Refuses(
            Channel(("channel", "gun"), ("particle", "gamma"), ("energyMeV", 1.0), ("volume", "target"), ("positionMm", new[] { 0.0, 0.0, 0.0 })),
            "one of the two");
        Refuses(Channel(("channel", "gun"), ("particle", "gamma"), ("energyMeV", 1.0), ("positionMm", new[] { 0.0, 0.0, 9000.0 })), "inside the detector");
        Refuses(Channel(("channel", "gun"), ("particle", "gamma"), ("energyMeV", 1.0), ("directionXyz", new[] { 0.0, 0.0, 0.0 })), "length zero");
        Refuses(Channel(("channel", "gun"), ("particle", "proton"), ("energyMeV", 1.0)), "one of electron, positron, gamma, neutron");
    }

    [Fact]
    public void Windows_in_the_wrong_order_are_refused()
    {
        Refuses(Channel(("channel", "michel"), ("timeUs", new[] { 5.0, 1.0 })), "the smaller time first");
        Refuses(
            TestWorld.Map(("gateUs", new[] { 5.0, 5.0 }), ("channels", TestWorld.Channels(TestWorld.Map(("channel", "michel"))))), "a start before the end");
    }

    [Fact]
    public void Count_mode_asks_for_an_exposure_only_where_a_channel_has_a_rate()
    {
        Assert.Contains("no key 'exposurePot' beside channel 'ibd'", Asked("ibd"), StringComparison.Ordinal);
        Assert.Empty(Asked("michel"));

        static string Asked(string channel)
        {
            var log = new ConfigLog();
            var root = new ConfigSection(TestWorld.Macro(TestWorld.Map(("channel", channel))), "", log);
            GeneratorModel.Read(root, TestWorld.Near, GenerationMode.Count).RequireExposurePot(root);
            return string.Join("\n", log.Problems);
        }
    }

    [Fact]
    public void Count_mode_asks_for_a_gate_where_a_channel_fills_it_and_refuses_one_elsewhere()
    {
        Assert.Contains("no key 'gateUs' beside channel 'cosmic-neutron'", Asked("cosmic-neutron"), StringComparison.Ordinal);
        Assert.Empty(Asked("cosmic-neutron", ("gateUs", new[] { -5.0, 20.0 })));
        Assert.Contains("a gate beside events", Asked("ibd", ("gateUs", new[] { 0.0, 20.0 })), StringComparison.Ordinal);
        Assert.Empty(Asked("ibd"));

        static string Asked(string channel, params ReadOnlySpan<(string Key, object Value)> entries)
        {
            var log = new ConfigLog();
            var root = new ConfigSection(
                TestWorld.Map([.. entries, ("source", Mlf), ("channels", TestWorld.Channels(TestWorld.Map(("channel", channel))))]), "", log);
            GeneratorModel.Read(root, TestWorld.Near, GenerationMode.Count).RequireGate(root);
            return string.Join("\n", log.Problems.Where(problem => problem.Contains("gate", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_scale_multiplies_the_rate_and_nothing_else()
    {
        double[] gateUs = [0.0, 20.0];
        IInteractionChannel plain = TestWorld.Rated(GenerationMode.Count, gateUs, ("channel", "cosmic-neutron"));
        IInteractionChannel scaled = TestWorld.Rated(GenerationMode.Count, gateUs, ("channel", "cosmic-neutron"), ("scale", 2.5));
        Assert.Equal(2.5 * plain.ExpectedCount(1e20), scaled.ExpectedCount(1e20));
        Assert.Equal((plain.Name, plain.HasRate), (scaled.Name, scaled.HasRate));
        Assert.Equal(plain.SampleTimeUs(1, 2), scaled.SampleTimeUs(1, 2));
        Assert.Equal(plain.TimeFraction(1.0, 2.0), scaled.TimeFraction(1.0, 2.0));
        Assert.Equal(
            Generated.Events(plain, 20).Particles.KineticEnergyMeV.Values.ToArray(),
            Generated.Events(scaled, 20).Particles.KineticEnergyMeV.Values.ToArray());
        Refuses(Channel(("channel", "michel"), ("scale", 2.0)), "unknown key 'scale'");
    }

    [Fact]
    public void A_gate_longer_than_the_time_between_spills_is_refused() =>
        Refuses(
            TestWorld.Map(("gateUs", new[] { -100.0, 40_000.0 }), ("channels", TestWorld.Channels(TestWorld.Map(("channel", "michel"))))),
            "longer than 40000 us");

    private static ConfigNode Channel(params ReadOnlySpan<(string Key, object Value)> entries) =>
        TestWorld.Map(("channels", TestWorld.Channels(TestWorld.Map(entries))));

    private static void Refuses(ConfigNode macro, string anyOf, DetectorGeometry? geometry = null)
    {
        string all = string.Join("\n", TestWorld.Read(macro, geometry).Problems);
        Assert.True(anyOf.Split('|').Any(expected => all.Contains(expected, StringComparison.Ordinal)), $"'{anyOf}' not in:\n{all}");
        Assert.Contains("macro.yaml:7:3", all, StringComparison.Ordinal);
    }
}
