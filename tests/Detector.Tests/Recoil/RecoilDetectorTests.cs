using JparcSim.Core.Configuration;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Recoil;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Recoil;

public sealed class RecoilDetectorTests
{
    private const int Events = 100_000;

    private static readonly RecoilDetectorModel CsI = TestDetector.ReadRecoil(DetectorCatalog.YamlText("csi-cryogenic"));
    private static readonly RecoilDetectorModel Xenon = TestDetector.ReadRecoil(DetectorCatalog.YamlText("xe-tpc"));

    [Theory]
    [InlineData(1.0, 0.002)]
    [InlineData(2.0, 0.013)]
    [InlineData(3.0, 0.037)]
    [InlineData(5.0, 0.12)]
    [InlineData(10.0, 0.43)]
    [InlineData(20.0, 0.86)]
    [InlineData(40.0, 0.996)]
    public void Prompt_light_is_seen_as_the_curve_says(double recoilKeVnr, double expected) =>
        Assert.Equal(expected, Xenon.Response.TimedAt(recoilKeVnr), 0.006);

    [Theory]
    [InlineData(0.3, 0.146)]
    [InlineData(0.5, 0.156)]
    [InlineData(1.0, 0.171)]
    [InlineData(2.0, 0.188)]
    [InlineData(5.0, 0.212)]
    [InlineData(8.5, 0.229)]
    public void Germanium_is_quenched_as_lindhard_says(double recoilKeVnr, double expected) =>
        Assert.Equal(expected, TestDetector.ReadRecoil(DetectorCatalog.YamlText("ge-ppc")).Response.Quenching.At(recoilKeVnr), 0.001);

    [Fact]
    public void Lindhard_is_exact_to_1e_14()
    {
        foreach ((double k, double protons) in new[] { (0.157, 32.0), (0.12, 54.0) })
        {
            var quenching = new LindhardQuenching(k, protons);
            for (double recoilKeVnr = 1e-3; recoilKeVnr < 1e4; recoilKeVnr *= 1.03)
            {
                double epsilon = 11.5 * Math.Pow(protons, -7.0 / 3.0) * recoilKeVnr;
                double kg = k * ((3.0 * Math.Pow(epsilon, 0.15)) + (0.7 * Math.Pow(epsilon, 0.6)) + epsilon);
                Assert.Equal(1.0, quenching.At(recoilKeVnr) * (1.0 + kg) / kg, 1e-14);
            }

            Assert.Equal(0.0, quenching.KeVeeOf(0.0));
            Assert.Equal(0.0, quenching.KeVeeOf(-1.0));
        }
    }

    [Fact]
    public void The_other_factors_are_a_polynomial_and_a_table()
    {
        Assert.Equal(2.46 + 0.078, TestDetector.ReadRecoil(DetectorCatalog.YamlText("ar-tpc")).Response.Quenching.KeVeeOf(10.0), 1e-12);
        Assert.Equal(0.0353, CsI.Response.Quenching.At(2.0), 1e-12);
        Assert.Equal(0.0106, CsI.Response.Quenching.At(0.1), 1e-12);
        Assert.Equal(0.0879, CsI.Response.Quenching.At(99.0), 1e-12);
        Assert.Equal(0.5 * (0.0472 + 0.0636), CsI.Response.Quenching.At(4.0), 1e-12);
    }

    [Fact]
    public void The_width_is_that_of_the_threshold_times_the_root_of_the_energy()
    {
        Assert.Equal(0.6, CsI.Response.SigmaKeVnr(2.0), 1e-12);
        Assert.Equal(1.2, CsI.Response.SigmaKeVnr(8.0), 1e-12);
        Assert.Equal(0.0, CsI.Response.EfficiencyAt(1.99));
        Assert.Equal(0.8, CsI.Response.EfficiencyAt(2.01));
    }

    [Fact]
    public void Reconstructed_energies_and_times_follow_their_distributions_and_a_bias_of_2_percent_would_show()
    {
        double[] energies = new double[Events];
        double[] delaysUs = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(5, (ulong)i, RandomStage.Charge);
            energies[i] = CsI.Response.SampleKeVnr(5.0, ref random);
            delaysUs[i] = CsI.Response.Time.SampleUs(ref random);
        }

        StatisticalAssert.Follows(energy => CsI.Response.BelowAt(5.0, energy), energies);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => CsI.Response.BelowAt(5.1, energy), energies));
        StatisticalAssert.Follows(Delay(1.0), delaysUs);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(Delay(1.02), delaysUs));

        static Func<double, double> Delay(double scale) => time =>
            0.5 * Elementary.Erfc((2.578 - Math.Log(1e3 * time / scale)) / (0.7234 * Math.Sqrt(2.0)));
    }

    [Fact]
    public void Times_are_smeared_by_quadrature()
    {
        foreach (TimeResponse response in new TimeResponse[] { new NormalTimeError(100.0), CsI.Response.Time })
        {
            foreach (double time in new[] { 0.02, 0.11, 0.3, 0.5, 0.64, 1.0, 4.0 })
            {
                double expected = 0.0;
                for (int i = 0; i < 20_000; i++)
                {
                    expected += Cumulative(time - response.ShiftUs(NormalQuantile.Of((i + 0.5) / 20_000.0))) / 20_000.0;
                }

                Assert.Equal(expected, response.Smear(Cumulative, time), 2e-5);
            }
        }

        static double Cumulative(double timeUs) => timeUs > 0.0 ? 1.0 - Math.Exp(-timeUs / 0.1) : 0.0;
    }

    [Theory]
    [InlineData("kind: recoil", "kind: recoill", "did you mean 'recoil'")]
    [InlineData("massKg", "masKg", "did you mean 'massKg'")]
    [InlineData("  sigmaNs:", "  logMean:", "neither a normal nor a log-normal")]
    [InlineData("value: Xe", "value: Xenon", "Xe")]
    [InlineData("  k: {", "  coefficients: {", "with model 'lindhard' the keys k, protons")]
    [InlineData("depthM: { value: 0.6", "depthM: { value: 20.5", "less than the baseline")]
    public void A_mistake_is_reported_with_its_place(string right, string wrong, string expected)
    {
        string yaml = DetectorCatalog.YamlText("xe-tpc");
        Assert.Contains(right, yaml, StringComparison.Ordinal);
        UserInputException exception = Assert.Throws<UserInputException>(() => TestDetector.ReadRecoil(yaml.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(exception.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
        Assert.All(exception.Problems, problem => Assert.StartsWith("test.yaml:", problem, StringComparison.Ordinal));
    }
}
