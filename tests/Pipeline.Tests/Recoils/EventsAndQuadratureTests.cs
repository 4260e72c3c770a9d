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
    private const int Events = 60_000;
    private const double MaxDeviate = 4.75;   // one-sided 1e-6

    private static readonly (string Name, double Value)[] Changes =
    [
        ("weakMixingAngle", 0.20), ("chargeRadiusNuE", 5.0), ("chargeRadiusNuMu", -30.0), ("neutronRadius", 5.5), ("nsiUpEe", 0.2), ("nsiDownMuMu", -0.1),
        ("nsiUpEMu", 0.1), ("nsiUpMuTau", 0.1), ("couplingBL", 3e-5), ("magneticMomentNuE", 30.0), ("magneticMomentNuMu", 30.0),
    ];

    public static TheoryData<string, string, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, double>();
            foreach (string macro in new[] { "csi", "ge", "xe", "ar" })
            {
                foreach ((string name, double value) in Changes)
                {
                    cases.Add(macro, name, value);
                }

                cases.Add(macro, "sin2TwoThetaEe", 0.8);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_agree_for_every_detector_and_modification(string macro, string parameter, double value)
    {
        string[] changes = parameter == "sin2TwoThetaEe" ? [$"{parameter}={value}", "deltaM2=3"] : [$"{parameter}={value}"];
        RecoilRun run = RecoilRun.Load($"cevns/{macro}", []).With(changes);
        Assert.InRange(Deviate(run, run), double.NegativeInfinity, MaxDeviate);
    }

    [Fact]
    public void A_bias_of_2_percent_would_show()
    {
        RecoilRun run = RecoilRun.Load("cevns/csi", []);
        InferenceSection inference = run.Inference!;
        RecoilRun biased = run with { Inference = inference with { RecoilEdgesKeVnr = [.. inference.RecoilEdgesKeVnr.Select(edge => 1.02 * edge)] } };
        Assert.InRange(Deviate(run, run, 5 * Events), double.NegativeInfinity, MaxDeviate);
        StatisticalAssert.WouldNotice(() => Assert.InRange(Deviate(run, biased, 5 * Events), double.NegativeInfinity, MaxDeviate));
    }

    // Normal deviate of chi-square by E. B. Wilson, M. M. Hilferty, Proc. Natl. Acad. Sci. 17 (1931) 684.
    private static double Deviate(RecoilRun run, RecoilRun expectedOf, int events = Events)
    {
        double[] expected = Expected(expectedOf);
        double[] seen = Draw(run, events, expected.Length, out double perEvent);
        double chi2 = 0.0;
        int bins = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double mean = expected[i] / perEvent;
            if (mean > 10.0)
            {
                chi2 += (seen[i] - mean) * (seen[i] - mean) / mean;
                bins++;
            }
        }

        Assert.True(bins > 20, $"{bins} bins");
        return (Math.Cbrt(chi2 / bins) - 1.0 + (2.0 / (9.0 * bins))) / Math.Sqrt(2.0 / (9.0 * bins));
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
}
