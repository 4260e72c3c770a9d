using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Generator;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Flux;
using JparcSim.Tests.Generator.Channels;

namespace JparcSim.Tests.Generator.Cevns;

/// <summary>Events of the channel against integrals over energies, recoils and baselines in an order of their own; false alarms 1e-6 each.</summary>
public class CevnsChannelTests
{
    private const int Events = 200_000;
    private const double Protons = 1e22;
    private const double LeastMeV = 5e-3;
    private const double Depth = 0.9;
    private const double DeltaM2 = 12.0;

    // 10 m deep, so that baselines matter.
    private static readonly ExposedNuclei Deep = new("CsI", 44.0, 20.0, 10.0, 1e3 * LeastMeV);
    private static readonly (string Key, object Value)[] Sterile =
        [("modifications", TestWorld.Map(("sin2TwoThetaEe", Depth), ("deltaM2", DeltaM2)))];

    private static readonly CevnsModel Plain =
        new(RecoilTargets.Of("CsI", RadiiSet.Physical), FormFactorKind.Helm, CevnsModification.None, 20.0, 10.0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_count_is_the_integral_and_flavours_are_drawn_by_their_shares(bool oscillates)
    {
        (GeneratorModel model, IInteractionChannel channel) = Build(oscillates ? Sterile : []);
        double[] rates = [.. CevnsFlavours.All.Select(flavour => RateCm2(flavour, oscillates ? Depth : 0.0))];
        double nuclei = 44e3 * 6.02214076e23 / (0.5 * (132.90545 + 126.90447));
        double expected = Protons * model.Source!.MuonPlusPerProton * nuclei / (4.0 * Math.PI * 2000.0 * 2000.0) * rates.Sum();
        Assert.Equal(1.0, channel.ExpectedCount(Protons) / expected, 2e-5);

        InteractionTable drawn = Generated.Events(channel, Events).Interactions;
        foreach (CevnsFlavour flavour in CevnsFlavours.All)
        {
            double share = rates[(int)flavour] / rates.Sum();
            int count = Rows(drawn, flavour).Count();
            StatisticalAssert.FractionIs(share, count, Events);
            StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(1.02 * share, count, Events));
        }
    }

    [Fact]
    public void Times_are_those_of_the_flavour()
    {
        InteractionTable drawn = Generated.Events(Build([]).Channel, 5 * Events).Interactions;
        foreach (CevnsFlavour flavour in CevnsFlavours.All)
        {
            double[] timesUs = [.. Rows(drawn, flavour).Select(row => drawn.TimeUs[row])];
            StatisticalAssert.Follows(flavour.Time().Cumulative, timesUs);
            StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(time => flavour.Time().Cumulative(1.02 * time), timesUs));
        }
    }

    [Fact]
    public void Every_nu_e_oscillates_by_its_own_energy_and_baseline()
    {
        InteractionTable drawn = Generated.Events(Build(Sterile).Channel, Events).Interactions;
        int[] rows = [.. Rows(drawn, CevnsFlavour.NuE)];
        double[] energies = [.. rows.Select(row => drawn.NeutrinoEnergyMeV[row]!.Value)];
        double[] baselines = [.. rows.Select(row => drawn.BaselineM[row]!.Value)];
        double[] ratios = [.. energies.Zip(baselines, (energy, baseline) => baseline / energy)];
        Assert.All(rows.Take(1000), row => Assert.Equal(20.0 + (1e-3 * drawn.XMm[row]), drawn.BaselineM[row]!.Value, 1e-9));

        (Func<double, double> ofEnergy, Func<double, double> ofBaseline, Func<double, double> ofRatio) = Marginals(DeltaM2);
        StatisticalAssert.Follows(ofEnergy, energies);
        StatisticalAssert.Follows(ofBaseline, baselines);
        StatisticalAssert.Follows(ofRatio, ratios);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => ofEnergy(1.02 * energy), energies));
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(Marginals(1.02 * DeltaM2).Ratio, ratios));
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(baseline => (baseline - 15.0) / 10.0, baselines));
    }

    [Fact]
    public void Other_flavours_are_spread_evenly_over_the_depth()
    {
        InteractionTable drawn = Generated.Events(Build(Sterile).Channel, Events).Interactions;
        double[] baselines = [.. Rows(drawn, CevnsFlavour.NuMuBar).Select(row => drawn.BaselineM[row]!.Value)];
        StatisticalAssert.Follows(baseline => (baseline - 15.0) / 10.0, baselines);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(baseline => (baseline - 15.0) / 10.2, baselines));
    }

    private static (GeneratorModel Model, IInteractionChannel Channel) Build((string Key, object Value)[] keys)
    {
        GeneratorModel model = TestWorld.Model(
            TestWorld.Map(
                ("source", TestWorld.Map(("name", "mlf"), ("rmsM", 0.0))),
                ("channels", TestWorld.Channels(TestWorld.Map([("channel", RecoilChannels.Cevns), .. keys])))),
            nuclei: Deep);
        return (model, Assert.Single(model.Channels));
    }

    private static IEnumerable<int> Rows(InteractionTable drawn, CevnsFlavour flavour) =>
        Enumerable.Range(0, drawn.RowCount).Where(row => drawn.NeutrinoPdg[row] == flavour.PdgCode());

    private static double RateCm2(CevnsFlavour flavour, double depth) => flavour.Spectrum() is null
        ? AboveCm2(flavour, DecayAtRestSpectrum.PionLineMeV)
        : GaussLegendre.Integrate(
            energy => flavour.Spectrum()!.DensityPerMeV(energy) * AboveCm2(flavour, energy)
                * (flavour == CevnsFlavour.NuE ? GaussLegendre.Integrate(baseline => 0.1 * Survival(depth, DeltaM2, baseline, energy), 15.0, 25.0, 8) : 1.0),
            10.0, DecayAtRestSpectrum.EndPointMeV, 60);

    // Per nucleus, over recoils above the threshold.
    private static double AboveCm2(CevnsFlavour flavour, double energyMeV)
    {
        double sum = 0.0;
        foreach (TargetIsotope each in Plain.Target.Isotopes)
        {
            var crossSection = new CevnsCrossSection(each.Isotope, flavour, FormFactorKind.Helm, CevnsModification.None);
            double greatestMeV = each.Isotope.MaxRecoilMeV(energyMeV);
            sum += greatestMeV > LeastMeV
                ? each.Fraction * GaussLegendre.Integrate(recoil => crossSection.DensityCm2PerMeV(energyMeV, recoil), LeastMeV, greatestMeV, 4)
                : 0.0;
        }

        return sum;
    }

    private static double Survival(double depth, double deltaM2, double baselineM, double energyMeV) =>
        1.0 - (depth * Math.Pow(Math.Sin(PhysicalConstants.OscillationPhaseMeVPerEV2M * deltaM2 * baselineM / energyMeV), 2));

    // Distributions of energy, baseline and their ratio, from the product of flux, cross section and survival on a fine lattice.
    private static (Func<double, double> Energy, Func<double, double> Baseline, Func<double, double> Ratio) Marginals(double deltaM2)
    {
        const int Energies = 4000;
        const int Baselines = 1000;
        (double[] energy, double[] baseline, double[] ratio) = (new double[Energies], new double[Baselines], new double[4000]);
        const double From = 10.0;
        double to = DecayAtRestSpectrum.EndPointMeV;
        double leastRatio = 15.0 / to;
        double ratios = (25.0 / From) - leastRatio;
        for (int i = 0; i < Energies; i++)
        {
            double atMeV = From + ((to - From) * (i + 0.5) / Energies);
            double rate = CevnsFlavour.NuE.Spectrum()!.DensityPerMeV(atMeV) * AboveCm2(CevnsFlavour.NuE, atMeV);
            for (int j = 0; j < Baselines && rate > 0.0; j++)
            {
                double atM = 15.0 + (10.0 * (j + 0.5) / Baselines);
                double weight = rate * Survival(Depth, deltaM2, atM, atMeV);
                energy[i] += weight;
                baseline[j] += weight;
                ratio[(int)(((atM / atMeV) - leastRatio) / ratios * ratio.Length)] += weight;
            }
        }

        return (Cumulative(energy, From, to), Cumulative(baseline, 15.0, 25.0), Cumulative(ratio, leastRatio, leastRatio + ratios));
    }

    private static Func<double, double> Cumulative(double[] bins, double from, double to)
    {
        double[] sums = new double[bins.Length + 1];
        for (int i = 0; i < bins.Length; i++)
        {
            sums[i + 1] = sums[i] + bins[i];
        }

        return x =>
        {
            double place = Math.Clamp((x - from) / (to - from), 0.0, 1.0 - 1e-12) * bins.Length;
            int i = (int)place;
            return (sums[i] + ((place - i) * bins[i])) / sums[^1];
        };
    }
}
