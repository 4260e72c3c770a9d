using System.Globalization;
using JparcSim.Analysis.Inference;
using JparcSim.Core.Events;
using JparcSim.Detector.Recoil;
using JparcSim.Generator;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>Runs and integrals agree in all bins of energy and time: chi-square with a false-alarm rate of 1e-6 each.</summary>
public sealed class EventsAndQuadratureTests
{
    private const int Events = 50_000;
    private const int TwinEvents = 400_000;
    private const double MaxDeviate = 4.75;   // one-sided 1e-6

    private static readonly string[] Macros = ["csi", "ge", "xe", "ar"];

    // Every parameter and the contact limit of the mediator; each is large enough to be seen.
    private static readonly string[] Changes =
    [
        "weakMixingAngle=0.20", "chargeRadiusNuE=5", "chargeRadiusNuMu=-30", "chargeRadiusScale=8", "neutronRadius=5.5", "nsiUpEe=0.2", "nsiUpMuMu=-0.1",
        "nsiUpEMu=0.1", "nsiUpETau=0.15", "nsiUpMuTau=0.1", "nsiDownEe=0.15", "nsiDownMuMu=-0.1", "nsiDownEMu=0.1", "nsiDownETau=0.15", "nsiDownMuTau=0.1",
        "couplingBL=3e-5,mediatorMass=0", "couplingBL=1e-4,mediatorMass=30", "couplingBL=0.2,mediatorMass=1e5", "magneticMomentNuE=30", "magneticMomentNuMu=30",
        "sin2TwoThetaEe=0.8,deltaM2=3",
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string macro in Macros)
            {
                foreach (string change in Changes)
                {
                    cases.Add(macro, change);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> MacroNames => [.. Macros];

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_agree_for_every_detector_and_modification(string macro, string change)
    {
        RecoilRun unchanged = RecoilRun.Load($"cevns/{macro}", []);
        var events = new Sample(Resolve(macro, [.. SettingsOf(unchanged, change), .. Enumerable.Range(1, unchanged.Backgrounds.Count).Select(i => $"channels[{i}].share=0")]));
        Assert.InRange(events.DeviateFrom(SignalOf(events.Run)), double.NegativeInfinity, MaxDeviate);
        StatisticalAssert.WouldNotice(() => Assert.InRange(events.DeviateFrom(SignalOf(unchanged)), double.NegativeInfinity, MaxDeviate));
    }

    // Shares as the rates: all events then have one weight.
    [Theory]
    [MemberData(nameof(MacroNames))]
    public void They_agree_with_backgrounds(string macro)
    {
        IReadOnlyList<IInteractionChannel> channels = Resolve(macro, []).Generator.Channels;
        string[] shares = [.. channels.Select((channel, i) => string.Create(CultureInfo.InvariantCulture, $"channels[{i}].share={channel.ExpectedCount(1e23):R}"))];
        var events = new Sample(Resolve(macro, shares));
        Assert.InRange(events.DeviateFrom(AllOf(events.Run)), double.NegativeInfinity, MaxDeviate);
        StatisticalAssert.WouldNotice(() => Assert.InRange(events.DeviateFrom(SignalOf(events.Run)), double.NegativeInfinity, MaxDeviate));
    }

    [Fact]
    public void Every_parameter_is_varied()
    {
        IEnumerable<string> varied = Changes.SelectMany(change => change.Split(',')).Select(each => each.Split('=')[0]);
        Assert.Empty(CevnsParameters.ByName.Keys.Except(varied));
    }

    // Forms of one weak radius differ by less than events show: without chance, by the rates that the events are drawn with.
    [Theory]
    [MemberData(nameof(MacroNames))]
    public void The_other_form_factor_changes_the_rate_of_events_as_it_does_the_integrals(string macro)
    {
        const string Other = "channels[0].formFactor=klein-nystrand";
        double events = Resolve(macro, [Other]).Generator.Channels[0].ExpectedCount(1.0) / Resolve(macro, []).Generator.Channels[0].ExpectedCount(1.0);
        double integrals = new SpectrumService(RecoilRun.Load($"cevns/{macro}", [Other])).Report().TotalPerYear
            / new SpectrumService(RecoilRun.Load($"cevns/{macro}", [])).Report().TotalPerYear;
        Assert.True(Math.Abs(integrals - 1.0) > 1e-4, $"{integrals}");
        Assert.Equal(integrals - 1.0, events - 1.0, 0.02 * Math.Abs(integrals - 1.0));
    }

    // As many events as the cases have: what of energy, time and prompt light they would notice.
    [Theory]
    [InlineData("csi", 1.05, 0.08, 1.0)]
    [InlineData("ge", 1.05, 0.08, 1.0)]
    [InlineData("xe", 1.05, 0.12, 1.1)]
    [InlineData("ar", 1.05, 0.08, 1.1)]
    public void So_many_events_notice_a_scale_of_energy_a_shift_of_time_and_another_light_yield(string macro, double scale, double shiftUs, double light)
    {
        RecoilRun run = RecoilRun.Load($"cevns/{macro}", []);
        var events = new Sample(Resolve(macro, [.. Enumerable.Range(1, run.Backgrounds.Count).Select(i => $"channels[{i}].share=0")]));
        Assert.InRange(events.DeviateFrom(SignalOf(events.Run)), double.NegativeInfinity, MaxDeviate);
        InferenceSection bins = run.Inference!;
        Notices(run with { Inference = bins with { RecoilEdgesKeVnr = [.. bins.RecoilEdgesKeVnr.Select(edge => scale * edge)] } });
        Notices(run with { Inference = bins with { TimeEdgesUs = [.. bins.TimeEdgesUs.Select(edge => edge + shiftUs)] } });
        if (run.Detector.Response.S1 is { } s1)
        {
            RecoilResponse response = run.Detector.Response with { S1 = s1 with { PhotonsPerKeVnr = light * s1.PhotonsPerKeVnr } };
            Notices(run with { Detector = run.Detector with { Response = response } });
        }

        void Notices(RecoilRun biased) =>
            StatisticalAssert.WouldNotice(() => Assert.InRange(events.DeviateFrom(SignalOf(biased)), double.NegativeInfinity, MaxDeviate));
    }

    [Fact]
    public void Of_many_more_events_in_CsI_a_bias_of_energy_of_2_percent_would_show()
    {
        var events = new Sample(Resolve("csi", [$"events={TwinEvents}", .. Enumerable.Range(1, 3).Select(i => $"channels[{i}].share=0")]));
        InferenceSection inference = events.Run.Inference!;
        RecoilRun biased = events.Run with { Inference = inference with { RecoilEdgesKeVnr = [.. inference.RecoilEdgesKeVnr.Select(edge => 1.02 * edge)] } };
        Assert.InRange(events.DeviateFrom(SignalOf(events.Run)), double.NegativeInfinity, MaxDeviate);
        StatisticalAssert.WouldNotice(() => Assert.InRange(events.DeviateFrom(SignalOf(biased)), double.NegativeInfinity, MaxDeviate));
    }

    private static ResolvedRun Resolve(string macro, string[] settings) =>
        ResolvedRun.Resolve(MacroFile.Load($"cevns/{macro}", [$"events={Events}", "seed=11", .. settings]));

    // Parameters that no macro has, as chargeRadiusScale, stand for others.
    private static IEnumerable<string> SettingsOf(RecoilRun run, string change)
    {
        CevnsModification changed = run.With(change.Split(',')).Signal!.Modification;
        RecoilTarget target = run.Model!.Target;
        return CevnsParameters.All
            .Where(each => each.Name == "mediatorMass"
                ? changed.CouplingBL > 0.0
                : each.IsMacroKey && each.Get(changed, target) != each.Get(CevnsModification.None, target))
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"channels[0].modifications.{each.Name}={each.Get(changed, target):R}"));
    }

    private static double[] SignalOf(RecoilRun run)
    {
        SignalPrediction signal = new RecoilExpectation(run, true).Signal(run.Model!.Modification);
        double[] counts = new double[signal.BinCount];
        signal.Fill(1.0, counts, new double[counts.Length]);
        return counts;
    }

    private static double[] AllOf(RecoilRun run) => [.. new RecoilExpectation(run, true).Experiment(run.Model!.Modification, null).Data];

    /// <summary>The recoils of a run in the bins of its inference: energy and time, then energy alone of those without a time.</summary>
    private sealed class Sample
    {
        private readonly RecoilExpectation _bins;
        private readonly double[] _seen;
        private double _weight;

        public Sample(ResolvedRun run)
        {
            Run = RecoilRun.Of(run);
            _bins = new RecoilExpectation(Run, true);
            _seen = new double[_bins.BinCount];
            ChainWorker worker = new ChainBuilder(1).Build(run).CreateWorker(batchEvents: 32);
            var timeline = new List<EventAddress>();
            for (int part = 0; part < run.Plan.PartCount; part++)
            {
                run.Plan.Fill(part, timeline);
                worker.Simulate(timeline, CancellationToken.None);
                Add(worker.Tables);
            }
        }

        public RecoilRun Run { get; }

        // Normal deviate of chi-square by E. B. Wilson, M. M. Hilferty, Proc. Natl. Acad. Sci. 17 (1931) 684.
        public double DeviateFrom(double[] expected)
        {
            double chi2 = 0.0;
            int bins = 0;
            for (int i = 0; i < expected.Length; i++)
            {
                double mean = expected[i] / _weight;
                if (mean > 10.0)
                {
                    chi2 += (_seen[i] - mean) * (_seen[i] - mean) / mean;
                    bins++;
                }
            }

            Assert.True(bins > 20, $"{bins} bins");
            return (Math.Cbrt(chi2 / bins) - 1.0 + (2.0 / (9.0 * bins))) / Math.Sqrt(2.0 / (9.0 * bins));
        }

        private void Add(PartTables tables)
        {
            RecoilTable recoils = tables.Recoils;
            _weight = tables.Interactions.Weight[0];
            for (int row = 0; row < recoils.RowCount; row++)
            {
                int bin = _bins.BinOf(recoils.RecoKeVnr[row], recoils.TimeUs[row]);
                if (bin >= 0)
                {
                    _seen[bin]++;
                }
            }
        }
    }
}
