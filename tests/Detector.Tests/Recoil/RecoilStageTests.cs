using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Recoil;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Recoil;

/// <summary>Rows of recoils follow the response; false alarms 1e-6 for each assertion.</summary>
public sealed class RecoilStageTests
{
    private const int Events = 300_000;
    private const double StartUs = 3.0;

    private static readonly RecoilResponse CsI = TestDetector.ReadRecoil(DetectorCatalog.YamlText("csi-cryogenic")).Response;
    private static readonly RecoilResponse Xenon = TestDetector.ReadRecoil(DetectorCatalog.YamlText("xe-tpc")).Response;
    private static readonly int Xe132 = PdgCode.Nucleus(54, 132);

    [Fact]
    public void The_part_that_is_seen_is_the_efficiency()
    {
        int seen = See(Xenon, 5.0).RowCount;
        StatisticalAssert.FractionIs(0.8, seen, Events);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(0.98 * 0.8, seen, Events));
    }

    [Fact]
    public void Nothing_is_seen_up_to_the_threshold()
    {
        Assert.Equal(0, See(Xenon, 0.8999).RowCount);
        Assert.NotEqual(0, See(Xenon, 0.9001).RowCount);
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(10.0)]
    [InlineData(20.0)]
    public void Prompt_light_is_seen_as_often_as_its_curve_says_and_only_then_there_is_a_time(double recoilKeVnr)
    {
        RecoilTable recoils = See(Xenon, recoilKeVnr);
        int[] lit = [.. Rows(recoils).Where(row => recoils.HasS1[row] == true)];
        Assert.Equal(lit, Rows(recoils).Where(row => recoils.TimeUs[row] is not null));
        StatisticalAssert.FractionIs(Xenon.TimedAt(recoilKeVnr), lit.Length, recoils.RowCount);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(Xenon.TimedAt(1.02 * recoilKeVnr), lit.Length, recoils.RowCount));
    }

    [Fact]
    public void Energies_have_the_mean_and_the_width_of_the_response()
    {
        const double RecoilKeVnr = 8.0;
        RecoilTable recoils = See(CsI, RecoilKeVnr);
        double sigma = CsI.SigmaKeVnr(RecoilKeVnr);
        double[] energies = [.. Rows(recoils).Select(row => recoils.RecoKeVnr[row])];
        double[] squares = [.. energies.Select(each => (each - RecoilKeVnr) * (each - RecoilKeVnr))];
        StatisticalAssert.MeanIs(RecoilKeVnr, sigma, energies);
        StatisticalAssert.MeanIs(sigma * sigma, Math.Sqrt(2.0) * sigma * sigma, squares);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * RecoilKeVnr, sigma, energies));
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * 1.02 * sigma * sigma, Math.Sqrt(2.0) * sigma * sigma, squares));
        Assert.All(Rows(recoils).Take(1000), row => Assert.Equal(
            (RecoilKeVnr, CsI.Quenching.KeVeeOf(RecoilKeVnr), CsI.Quenching.KeVeeOf(recoils.RecoKeVnr[row])),
            (recoils.TrueKeVnr[row], recoils.TrueKeVee[row], recoils.RecoKeVee[row])));
    }

    [Fact]
    public void Normal_errors_of_the_time_have_their_moments()
    {
        const double SigmaUs = 0.1;
        double[] errors = ErrorsUs(Xenon, 40.0);
        double[] squares = [.. errors.Select(each => each * each)];
        StatisticalAssert.MeanIs(0.0, SigmaUs, errors);
        StatisticalAssert.MeanIs(SigmaUs * SigmaUs, Math.Sqrt(2.0) * SigmaUs * SigmaUs, squares);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * 1.02 * SigmaUs * SigmaUs, Math.Sqrt(2.0) * SigmaUs * SigmaUs, squares));
    }

    // Mean exp(m + s^2 / 2), variance (exp(s^2) - 1) mean^2.
    [Fact]
    public void Log_normal_delays_have_their_mean()
    {
        double meanUs = 1e-3 * Math.Exp(2.578 + (0.5 * 0.7234 * 0.7234));
        double sigmaUs = meanUs * Math.Sqrt(Math.Exp(0.7234 * 0.7234) - 1.0);
        double[] delays = ErrorsUs(CsI, 10.0);
        StatisticalAssert.MeanIs(meanUs, sigmaUs, delays);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * meanUs, sigmaUs, delays));
        Assert.True(delays.Min() > 0.0);
    }

    [Fact]
    public void Every_nucleus_has_a_row_of_its_own_and_the_isotope_is_null_where_it_is_not_known()
    {
        var sure = new RecoilStage(CsI with { Efficiency = 1.0 });
        (InteractionTable interactions, ParticleTable primaries) = Chain(3, 0.0, 0);
        (long EventId, int Index, int Pdg, double KeVnr)[] nuclei =
            [(0, 0, PdgCode.Nucleus(55, 133), 5.0), (0, 1, PdgCode.Nucleus(53, 127), 5.0), (1, 0, Xe132, 1.9), (2, 0, PdgCode.UnknownNucleus, 7.0)];
        foreach ((long eventId, int index, int pdg, double keVnr) in nuclei)
        {
            primaries.Add(eventId, index, null, new Particle(pdg, 1e-3 * keVnr, default, StartUs, default));
        }

        var recoils = new RecoilTable();
        sure.Process(9, interactions, 0, primaries, recoils);
        Assert.Equal([0L, 0L, 2L], recoils.EventId.Values.ToArray());
        Assert.Equal([(55, 78), (53, 74), (null, null)], Rows(recoils).Select(row => (recoils.IsotopeZ[row], recoils.IsotopeN[row])));
        Assert.NotEqual(recoils.RecoKeVnr[0], recoils.RecoKeVnr[1]);
        Assert.Null(recoils.HasS1[0]);
    }

    [Fact]
    public void A_batch_that_begins_later_sees_the_same()
    {
        (InteractionTable interactions, ParticleTable primaries) = Chain(100, 5.0, 60);
        var late = new RecoilTable();
        new RecoilStage(Xenon).Process(9, interactions, 60, primaries, late);
        RecoilTable all = See(Xenon, 5.0, 100);
        int[] rows = [.. Rows(all).Where(row => all.EventId[row] >= 60)];
        Assert.Equal(rows.Select(row => (all.EventId[row], all.RecoKeVnr[row], all.TimeUs[row])), Rows(late).Select(row => (late.EventId[row], late.RecoKeVnr[row], late.TimeUs[row])));
    }

    private static double[] ErrorsUs(RecoilResponse response, double recoilKeVnr)
    {
        RecoilTable recoils = See(response, recoilKeVnr);
        return [.. Rows(recoils).Where(row => recoils.TimeUs[row] is not null).Select(row => recoils.TimeUs[row]!.Value - StartUs)];
    }

    private static IEnumerable<int> Rows(RecoilTable recoils) => Enumerable.Range(0, recoils.RowCount);

    private static RecoilTable See(RecoilResponse response, double recoilKeVnr, int events = Events)
    {
        (InteractionTable interactions, ParticleTable primaries) = Chain(events, recoilKeVnr, 0);
        var recoils = new RecoilTable();
        new RecoilStage(response).Process(9, interactions, 0, primaries, recoils);
        recoils.Validate();
        return recoils;
    }

    // Interactions, and from one of them on a nucleus each; none for an energy of 0.
    private static (InteractionTable Interactions, ParticleTable Primaries) Chain(int events, double recoilKeVnr, int first)
    {
        var interactions = new InteractionTable(["cevns"]);
        var primaries = new ParticleTable();
        for (int i = 0; i < events; i++)
        {
            interactions.EventId.Add(i);
            interactions.EventKey.Add((ulong)i + 1_000);
            if (recoilKeVnr > 0.0 && i >= first)
            {
                primaries.Add(i, 0, null, new Particle(Xe132, 1e-3 * recoilKeVnr, default, StartUs, new Vector3(0.0, 0.0, 0.0)));
            }
        }

        return (interactions, primaries);
    }
}
