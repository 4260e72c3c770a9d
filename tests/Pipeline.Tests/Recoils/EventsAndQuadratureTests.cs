using JparcSim.Analysis.Inference;
using JparcSim.Core.Random;
using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Recoils;
using JparcSim.Tests.Shared;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>Events drawn one by one and integrals agree in all bins of energy and time: chi-square with a false-alarm rate of 1e-6 each.</summary>
public sealed class EventsAndQuadratureTests
{
    private const int Events = 40_000;
    private const int TwinEvents = 300_000;
    private const string KleinNystrand = "klein-nystrand";
    private const double MaxDeviate = 4.75;   // one-sided 1e-6

    // Every parameter, the contact limit of the mediator and the other form factor; each is large enough to be seen.
    private static readonly string[] Changes =
    [
        "weakMixingAngle=0.20", "chargeRadiusNuE=5", "chargeRadiusNuMu=-30", "chargeRadiusScale=8", "neutronRadius=5.5", "nsiUpEe=0.2", "nsiUpMuMu=-0.1",
        "nsiUpEMu=0.1", "nsiUpETau=0.15", "nsiUpMuTau=0.1", "nsiDownEe=0.15", "nsiDownMuMu=-0.1", "nsiDownEMu=0.1", "nsiDownETau=0.15", "nsiDownMuTau=0.1",
        "couplingBL=3e-5", "couplingBL=1e-4,mediatorMass=30", "couplingBL=0.2,mediatorMass=1e5", "magneticMomentNuE=30", "magneticMomentNuMu=30",
        "sin2TwoThetaEe=0.8,deltaM2=3", KleinNystrand,
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string macro in new[] { "csi", "ge", "xe", "ar" })
            {
                foreach (string change in Changes)
                {
                    cases.Add(macro, change);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_agree_for_every_detector_and_modification(string macro, string change)
    {
        RecoilRun unchanged = RecoilRun.Load($"cevns/{macro}", []);
        RecoilRun run = change == KleinNystrand
            ? unchanged with { Signal = unchanged.Signal! with { Form = FormFactorKind.KleinNystrand } }
            : unchanged.With(change.Split(','));
        var events = new Sample(run, Events);
        Assert.InRange(events.DeviateFrom(run), double.NegativeInfinity, MaxDeviate);
        if (change != KleinNystrand)
        {
            StatisticalAssert.WouldNotice(() => Assert.InRange(events.DeviateFrom(unchanged), double.NegativeInfinity, MaxDeviate));
        }
    }

    [Fact]
    public void Every_parameter_is_varied()
    {
        IEnumerable<string> varied = Changes.SelectMany(change => change.Split(',')).Select(each => each.Split('=')[0]);
        Assert.Empty(CevnsParameters.ByName.Keys.Except(varied));
    }

    [Fact]
    public void A_bias_of_2_percent_would_show()
    {
        RecoilRun run = RecoilRun.Load("cevns/csi", []);
        InferenceSection inference = run.Inference!;
        RecoilRun biased = run with { Inference = inference with { RecoilEdgesKeVnr = [.. inference.RecoilEdgesKeVnr.Select(edge => 1.02 * edge)] } };
        var events = new Sample(run, TwinEvents);
        Assert.InRange(events.DeviateFrom(run), double.NegativeInfinity, MaxDeviate);
        StatisticalAssert.WouldNotice(() => Assert.InRange(events.DeviateFrom(biased), double.NegativeInfinity, MaxDeviate));
    }

    private static double[] Expected(RecoilRun run)
    {
        SignalPrediction signal = new RecoilExpectation(run, true).Signal(run.Model!.Modification);
        double[] counts = new double[signal.BinCount];
        signal.Fill(1.0, counts, new double[counts.Length]);
        return counts;
    }

    private static double[] Draw(RecoilRun run, int events, int bins, out double perEvent)
    {
        RecoilResponse response = run.Detector.Response;
        var sampler = new RecoilSampler(run.Model!, 1e-3 * response.ThresholdKeVnr);
        InferenceSection inference = run.Inference!;
        double total = sampler.RatesCm2.Sum();
        perEvent = run.PerYearCm2 * run.ExposurePot / run.ProtonsPerYear * total / events;
        double[] counts = new double[bins];
        int times = inference.TimeEdgesUs.Count - 1;
        for (int i = 0; i < events; i++)
        {
            var random = new EventRandom(11, (ulong)i, RandomStage.Interaction);
            double wanted = random.Uniform() * total;
            CevnsFlavour flavour = wanted < sampler.RatesCm2[0] ? CevnsFlavour.NuMu
                : wanted < sampler.RatesCm2[0] + sampler.RatesCm2[1] ? CevnsFlavour.NuE : CevnsFlavour.NuMuBar;
            CevnsInteraction interaction = sampler.Sample(flavour, ref random);
            double baselineM = run.Detector.BaselineM + (run.Detector.DepthM * (random.Uniform() - 0.5));
            double recoil = 1e3 * interaction.RecoilMeV;
            bool isGone = flavour == CevnsFlavour.NuE && random.Uniform() > run.Model!.Oscillation.Survival(interaction.EnergyMeV, baselineM);
            bool isSeen = random.Uniform() < response.EfficiencyAt(recoil);
            int energy = BinOf(inference.RecoilEdgesKeVnr, response.SampleKeVnr(recoil, ref random));
            double timeUs = flavour.Time().Sample(ref random) + response.Time.Sample(ref random);
            bool isTimed = random.Uniform() < response.TimedAt(recoil);
            int time = BinOf(inference.TimeEdgesUs, timeUs);
            if (!isGone && isSeen && energy >= 0 && (time >= 0 || !isTimed))
            {
                counts[isTimed ? (energy * times) + time : ((inference.RecoilEdgesKeVnr.Count - 1) * times) + energy]++;
            }
        }

        return counts;
    }

    private static int BinOf(IReadOnlyList<double> edges, double value)
    {
        for (int i = 1; i < edges.Count; i++)
        {
            if (value < edges[i])
            {
                return value >= edges[i - 1] ? i - 1 : -1;
            }
        }

        return -1;
    }

    // Normal deviate of chi-square by E. B. Wilson, M. M. Hilferty, Proc. Natl. Acad. Sci. 17 (1931) 684.
    private sealed class Sample
    {
        private readonly double[] _seen;
        private readonly double _perEvent;

        public Sample(RecoilRun run, int events) => _seen = Draw(run, events, Expected(run).Length, out _perEvent);

        public double DeviateFrom(RecoilRun run)
        {
            double[] expected = Expected(run);
            double chi2 = 0.0;
            int bins = 0;
            for (int i = 0; i < expected.Length; i++)
            {
                double mean = expected[i] / _perEvent;
                if (mean > 10.0)
                {
                    chi2 += (_seen[i] - mean) * (_seen[i] - mean) / mean;
                    bins++;
                }
            }

            Assert.True(bins > 20, $"{bins} bins");
            return (Math.Cbrt(chi2 / bins) - 1.0 + (2.0 / (9.0 * bins))) / Math.Sqrt(2.0 / (9.0 * bins));
        }
    }
}
