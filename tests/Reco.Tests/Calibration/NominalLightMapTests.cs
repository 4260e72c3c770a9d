using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Reco.Calibration;

namespace JparcSim.Reco.Tests.Calibration;

public sealed class NominalLightMapTests
{
    private static readonly Vector3[] Places =
    [
        default, new(100, -200, 300), new(1300, 0, 0), new(-900, 900, 1100), new(1500, 400, -1200), new(0, 0, 1460), new(1650, -650, 1150),
    ];

    [Fact]
    public void Gradient_is_the_derivative()
    {
        NominalLightMap map = ToyDetector.NominalMap;
        double[] up = new double[96], down = new double[96], mean = new double[96], x = new double[96], y = new double[96], z = new double[96];
        const double h = 0.02;
        foreach (Vector3 place in Places)
        {
            map.ExpectWithGradient(place, mean, x, y, z);
            foreach ((Vector3 axis, double[] gradient) in ((Vector3, double[])[])[(new(1, 0, 0), x), (new(0, 1, 0), y), (new(0, 0, 1), z)])
            {
                map.Expect(place + (h * axis), up);
                map.Expect(place + (-h * axis), down);
                for (int i = 0; i < 96; i++)
                {
                    double expected = (up[i] - down[i]) / (2 * h);
                    Assert.True(Math.Abs(gradient[i] - expected) < 1e-6 * (Math.Abs(expected) + (mean[i] / 100.0)), $"{place} pmt {i}: {gradient[i]} against {expected}");
                }
            }
        }
    }

    [Fact]
    public void Expect_equals_the_means_beside_the_gradient_bit_for_bit()
    {
        double[] alone = new double[96], mean = new double[96], x = new double[96], y = new double[96], z = new double[96];
        foreach (Vector3 place in Places)
        {
            ToyDetector.NominalMap.Expect(place, alone);
            ToyDetector.NominalMap.ExpectWithGradient(place, mean, x, y, z);
            Assert.Equal(mean, alone);
        }
    }

    [Fact]
    public void A_count_of_photomultipliers_that_is_no_multiple_of_four_gives_the_same_means()
    {
        PmtArray all = ToyDetector.Pmts;
        LightMapParameters p = ToyDetector.NominalMap.Parameters;
        var few = new PmtArray([.. all.CentresMm.Take(90)], [.. all.Facings.Take(90)], all.RadiusMm);
        var map = new NominalLightMap(few, p with { Efficiencies = [.. p.Efficiencies.Take(90)] }, 0.0);
        double[] expected = new double[96], mean = new double[90];
        ToyDetector.NominalMap.Expect(Places[3], expected);
        map.Expect(Places[3], mean);
        Assert.Equal(expected[..90], mean);
    }

    [Fact]
    public void Known_coefficients_are_found_again()
    {
        double[] efficiencies = [.. Enumerable.Range(0, 96).Select(i => 1.0 + (0.2 * Math.Sin(i)))];
        double mean = efficiencies.Average();
        var truth = new LightMapParameters(500, 1200, -150, 1e-4, 0.15, 0.02, [.. efficiencies.Select(e => e / mean)]);
        var map = new NominalLightMap(ToyDetector.Pmts, truth, 0.0);
        CalibrationPoint[] run = [.. ToyDetector.CalibrationRun().Select(point =>
        {
            double[] means = new double[96];
            map.Expect(point.PositionMm, means);
            return point with { MeanChargesPe = [.. means.Select(m => (8.0 * m) + 0.01)] };
        })];

        var fitted = NominalLightMap.Fit(ToyDetector.Pmts, run, 0.01);

        Assert.True(fitted.RmsResidual < 1e-5, $"residual {fitted.RmsResidual}");
        Assert.Equal(Scale(truth), Scale(fitted.Parameters), 1e-3 * Scale(truth));
        Assert.Equal(truth.AttenuationPerMm, fitted.Parameters.AttenuationPerMm, 1e-3 * truth.AttenuationPerMm);
        Assert.Equal(truth.DiffusePePerMeV, fitted.Parameters.DiffusePePerMeV, 1e-3 * truth.DiffusePePerMeV);
        Assert.Equal(truth.Efficiencies[17], fitted.Parameters.Efficiencies[17], 1e-4);

        static double Scale(LightMapParameters map) => map.Angular0PePerMeV + map.Angular1PePerMeV + map.Angular2PePerMeV;
    }

    [Fact]
    public void A_response_of_another_form_is_described_within_a_few_percent()
    {
        NominalLightMap map = ToyDetector.NominalMap;
        Assert.InRange(map.RmsResidual, 0.0, 0.025);
        double[] nominal = new double[96], truth = new double[96];
        double squares = 0.0, charges = 0.0;
        foreach (Vector3 place in (Vector3[])[new(50, 20, -30), new(900, -500, 400), new(-1200, 300, -900), new(600, 1100, 850)])
        {
            map.Expect(place, nominal);
            ToyDetector.Expect(place, 1.0, truth);
            for (int i = 0; i < 96; i++)
            {
                double m = nominal[i] + ToyDetector.DarkMeanPe;
                squares += (truth[i] - m) * (truth[i] - m) / m;
                charges += m;
            }
        }

        Assert.InRange(Math.Sqrt(squares / charges), 0.0, 0.03);
    }

    [Fact]
    public void A_run_on_the_axis_alone_and_a_dead_photomultiplier_give_a_finite_map()
    {
        CalibrationPoint[] axis =
        [
            .. ToyDetector.CalibrationRun().Where(point => point.PositionMm.RhoSquared < 1.0)
                .Select(point => point with { MeanChargesPe = [0.0, .. point.MeanChargesPe.Skip(1)] }),
        ];
        var map = NominalLightMap.Fit(ToyDetector.Pmts, axis, ToyDetector.DarkMeanPe);
        double[] mean = new double[96];
        map.Expect(new Vector3(200, 100, -300), mean);
        Assert.Equal(0.0, mean[0]);
        Assert.InRange(mean.Sum(), 130.0, 170.0);
        Assert.InRange(map.RmsResidual, 0.0, 0.02);
    }

    [Fact]
    public void A_place_on_the_centre_of_a_photomultiplier_gives_a_finite_map()
    {
        Vector3 place = ToyDetector.Pmts.CentresMm[17];
        double[] means = new double[96];
        ToyDetector.Expect(place + (1.0 * ToyDetector.Pmts.Facings[17]), 8.0, means);
        CalibrationPoint[] run = [.. ToyDetector.CalibrationRun(), new CalibrationPoint(place, 8.0, means, 1)];
        double[] mean = new double[96];
        NominalLightMap.Fit(ToyDetector.Pmts, run, ToyDetector.DarkMeanPe).Expect(default, mean);
        Assert.InRange(mean.Sum(), 140.0, 160.0);
    }

    [Fact]
    public void One_position_is_too_few() =>
        Assert.Throws<CalibrationException>(() => NominalLightMap.Fit(ToyDetector.Pmts, [ToyDetector.CalibrationRun()[0]], 0.0));

    [Fact]
    public void A_run_without_light_is_refused()
    {
        CalibrationPoint[] dark = [.. ToyDetector.CalibrationRun().Select(point => point with { MeanChargesPe = new double[96] })];
        Assert.Throws<CalibrationException>(() => NominalLightMap.Fit(ToyDetector.Pmts, dark, ToyDetector.DarkMeanPe));
    }
}
