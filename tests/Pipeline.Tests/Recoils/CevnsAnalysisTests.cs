using System.Diagnostics;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Tests.Recoils;

public sealed class CevnsAnalysisTests
{
    [Fact]
    public void The_published_counts_of_a_year_come_out_part_by_part()
    {
        SpectrumReport csi = new Simulator().Spectrum("cevns/csi", []);
        Assert.Equal(1296.0, csi.TotalPerYear, 5.0);
        Assert.Equal(csi.TotalPerYear, csi.ByFlavour.NuE + csi.ByFlavour.NuMu + csi.ByFlavour.NuMuBar, 1e-6);
        Assert.Equal(csi.TotalPerYear, csi.ByIsotope.Values.Sum(), 1e-6);
        Assert.Equal(csi.TotalPerYear, csi.TrueRecoilBins.Sum(bin => bin.Count), 0.02 * csi.TotalPerYear);
        Assert.Equal(961.0, csi.Backgrounds["recoil-steady-state"].PerYear, 1e-6);
        Assert.Equal(12.0, csi.Backgrounds["recoil-beam-neutron"].PerYear, 1e-6);
        SpectrumReport xenon = new Simulator().Spectrum("cevns/xe", []);
        Assert.Equal(253.0, xenon.WithTimePerYear, 0.02 * 253.0);
    }

    [Fact]
    public void Two_charge_radii_lie_in_four_regions_and_without_time_on_a_ring()
    {
        var clock = Stopwatch.StartNew();
        PlaneReport four = new Simulator().AnalyzePlane(Request(["cevns/csi"], ["chargeRadiusNuE", "chargeRadiusNuMu"]));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.0, 30.0);
        Assert.Equal(4.605, four.Level, 0.001);
        Assert.Equal(4, four.Contours.Count);
        Assert.All(four.Contours, line => Assert.Equal(line[0], line[^1]));
        Assert.Equal(2, new Simulator().AnalyzePlane(Request(["cevns/csi"], ["chargeRadiusNuE", "chargeRadiusNuMu"], without: ["time"])).Contours.Count);
    }

    [Fact]
    public void Two_thin_regions_of_argon_are_closed_and_a_sterile_neutrino_is_found_within_half_a_minute()
    {
        PlaneReport two = new Simulator().AnalyzePlane(Request(["cevns/ar"], ["nsiUpEe", "nsiUpMuMu"]));
        Assert.Equal(2, two.Contours.Count);
        Assert.All(two.Contours, line => Assert.Equal(line[0], line[^1]));
        Assert.All(two.Contours, line => Assert.All(line.Zip(line.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First[1] - pair.Second[1]), 0.0, 0.03)));
        var clock = Stopwatch.StartNew();
        PlaneReport sterile = new Simulator().AnalyzePlane(Request(["cevns/xe"], ["sin2TwoThetaEe", "deltaM2"]));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.0, 30.0);
        Assert.Equal(3, sterile.Contours.Count);
    }

    [Fact]
    public void A_row_of_the_table_takes_less_than_ten_seconds()
    {
        var clock = Stopwatch.StartNew();
        ParameterReport report = new Simulator().AnalyzeParameter(Request(["cevns/csi"], ["chargeRadiusNuE"], profile: ["chargeRadiusNuMu"]));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.0, 10.0);
        Assert.Equal(2, report.Intervals.Count);
        Assert.Equal(-51.0, 0.5 * (report.Intervals[0][0]!.Value + report.Intervals[0][1]!.Value), 0.3);
        Assert.Equal(report.Low, report.Intervals[1][0]);
    }

    [Fact]
    public void More_detectors_and_fewer_errors_narrow_an_interval_and_data_that_fluctuate_move_it()
    {
        ParameterReport one = new Simulator().AnalyzeParameter(Request(["cevns/csi"], ["weakMixingAngle"]));
        ParameterReport all = new Simulator().AnalyzeParameter(Request(["cevns/csi", "cevns/xe", "cevns/ge"], ["weakMixingAngle"]));
        ParameterReport exact = new Simulator().AnalyzeParameter(Request(["cevns/csi"], ["weakMixingAngle"], without: ["flux"]));
        Assert.True(Width(all) < Width(one));
        Assert.True(Width(exact) < 0.3 * Width(one));
        ParameterReport moved = new Simulator().AnalyzeParameter(Request(["cevns/csi"], ["weakMixingAngle"]) with { FluctuationSeed = 3 });
        Assert.NotEqual(one.BestFit, moved.BestFit);
        Assert.InRange(moved.BestFit, 0.20, 0.28);
        Assert.Equal(Width(one), Width(moved), 0.2 * Width(one));
    }

    [Fact]
    public void A_limit_is_open_below_and_fixed_parameters_count()
    {
        ParameterReport light = new Simulator().AnalyzeParameter(Request(["cevns/ge"], ["couplingBL"]) with { WithCurve = true });
        Assert.Null(light.Low);
        Assert.NotEmpty(light.Curve);
        Assert.Contains("<svg", new Simulator().PlotParameter(light), StringComparison.Ordinal);
        ParameterReport heavy = new Simulator().AnalyzeParameter(Request(["cevns/ge"], ["couplingBL"]) with { Fixed = ["mediatorMass=1e5"] });
        Assert.True(heavy.High > 1000.0 * light.High);
        Assert.Equal(2, heavy.Intervals.Count);
    }

    [Theory]
    [InlineData("weakMixingAngel", "", "did you mean 'weakMixingAngle'")]
    [InlineData("weakMixingAngle", "flux,tiem", "did you mean 'time'")]
    public void A_mistake_is_told_with_the_nearest_name(string parameter, string without, string expected)
    {
        CevnsRequest request = Request(["cevns/csi"], [parameter], without: without.Length == 0 ? [] : without.Split(','));
        UserInputException exception = Assert.Throws<UserInputException>(() => new Simulator().AnalyzeParameter(request));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Refuses(Request(["cevns/csi", "cevns/xe"], ["neutronRadius"]), "different targets");
        Refuses(Request(["jsns2-near-ibd"], ["weakMixingAngle"]), "kind: recoil");
        Refuses(Request(["cevns/csi"], ["weakMixingAngle"]) with { Fixed = ["mediatorMass=heavy"] }, "--fix: found 'mediatorMass=heavy', expected mediatorMass= and a number from 0 to 1000000");
        Refuses(Request(["cevns/csi"], ["weakMixingAngle"], profile: ["weakMixingAngle"]), "--profile");
    }

    [Theory]
    [InlineData("mediatorMass", "", "couplingBL at 0", "couplingBL=1e-4")]
    [InlineData("deltaM2", "", "sin2TwoThetaEe at 0", "sin2TwoThetaEe=0.8")]
    [InlineData("sin2TwoThetaEe", "", "deltaM2 at 0", "deltaM2=3")]
    [InlineData("weakMixingAngle", "mediatorMass", "couplingBL at 0", "")]
    public void A_parameter_without_effect_is_refused(string parameter, string profile, string expected, string remedy)
    {
        CevnsRequest request = Request(["cevns/csi"], [parameter], profile: profile.Length == 0 ? [] : [profile]);
        Refuses(request, $"found {expected}");
        if (remedy.Length > 0)
        {
            ParameterReport report = new Simulator().AnalyzeParameter(request with { Fixed = [remedy] });
            Assert.Equal(0.0, report.BestFit);   // the truth
            Assert.InRange(report.High!.Value, 1e-3, 100.0);
        }
    }

    [Fact]
    public void A_scale_beside_what_it_sets_is_refused_in_planes_and_profiles()
    {
        Refuses(Request(["cevns/csi"], ["chargeRadiusNuE"], profile: ["chargeRadiusScale"]), "chargeRadiusScale: found beside chargeRadiusNuE");
        Refuses(Request(["cevns/csi"], ["chargeRadiusScale"], profile: ["chargeRadiusNuMu"]), "chargeRadiusScale: found beside chargeRadiusNuMu");
        Assert.Contains(
            "chargeRadiusScale: found beside chargeRadiusNuE",
            Assert.Throws<UserInputException>(() => new Simulator().AnalyzePlane(Request(["cevns/csi"], ["chargeRadiusNuE", "chargeRadiusScale"]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truth_outside_the_range_and_a_confidence_without_a_level_are_refused()
    {
        Refuses(
            Request(["cevns/csi"], ["chargeRadiusScale"]) with { Fixed = ["chargeRadiusNuE=-50", "chargeRadiusNuMu=-28.9"] }, "chargeRadiusScale: found data made with 60.24");
        Refuses(Request(["cevns/csi"], ["weakMixingAngle"]) with { Confidence = 0.9999999999999999 }, "--confidence: found 0.9999999999999999");
        Refuses(Request(["cevns/csi"], ["weakMixingAngle"]) with { Confidence = 1e-9 }, "--confidence: found 1E-09");
    }

    [Theory]
    [InlineData("weakMixingAngle", "--fix: found sin2TwoThetaEe beside deltaM2 at 0", "sin2TwoThetaEe=0.5")]
    [InlineData("weakMixingAngle", "--fix: found mediatorMass beside couplingBL at 0", "mediatorMass=5")]
    [InlineData("weakMixingAngle", "--fix: found nsiUpEe twice", "nsiUpEe=0.1", "nsiUpEe=0.2")]
    [InlineData("weakMixingAngle", "--fix: found chargeRadiusScale beside chargeRadiusNuE", "chargeRadiusScale=2", "chargeRadiusNuE=1")]
    [InlineData("chargeRadiusScale", "chargeRadiusScale: found data made with a chargeRadiusNuMu of its own", "chargeRadiusNuMu=-20")]
    public void What_is_fixed_has_an_effect_and_one_meaning(string parameter, string problem, params string[] parameters) =>
        Refuses(Request(["cevns/csi"], [parameter]) with { Fixed = parameters }, problem);

    [Fact]
    public void One_radius_is_not_fixed_for_two_targets() => Refuses(
        Request(["cevns/csi", "cevns/xe"], ["weakMixingAngle"]) with { Fixed = ["neutronRadius=5"] }, "found macros with different targets");

    [Fact]
    public void An_analysis_can_be_ended()
    {
        CevnsRequest request = Request(["cevns/csi"], ["weakMixingAngle"]) with { Cancellation = new CancellationToken(true) };
        Assert.Throws<OperationCanceledException>(() => new Simulator().AnalyzeParameter(request));
    }

    private static void Refuses(CevnsRequest request, string expected) => Assert.Contains(
        expected, Assert.Throws<UserInputException>(() => new Simulator().AnalyzeParameter(request)).Message, StringComparison.Ordinal);

    private static double Width(ParameterReport report) => report.High!.Value - report.Low!.Value;

    private static CevnsRequest Request(string[] macros, string[] parameters, string[]? profile = null, string[]? without = null) =>
        new(macros, [], parameters, profile ?? [], [], 0.9, without ?? [], null, []);
}
