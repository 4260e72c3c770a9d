using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Optics;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Optics;

public class OpticalModelTests
{
    private const double SinglePrecision = 1e-6;

    private static readonly OpticalModel Near = new(TestDetector.Near);

    private static readonly OpticalModel Ideal = Changed(("efficiencySpread: { value: 0.05", "efficiencySpread: { value: 0.0"));

    private static readonly OpticalModel Toy = Changed(
        ("efficiencySpread: { value: 0.05", "efficiencySpread: { value: 0.0"),
        ("flatCathodeWeight: { value: 0.25", "flatCathodeWeight: { value: 0.0"),
        ("scatteredShare: { value: 0.685", "scatteredShare: { value: 0.0"));

    [Theory]
    [InlineData(10.0)]
    [InlineData(127.0)]
    [InlineData(1850.0)]
    public void On_its_axis_a_cathode_sees_the_solid_angle_of_a_disc(double distanceMm)
    {
        double share = DirectOnOne(new Vector3(0.0, 0.0, distanceMm), 1.0);
        double expected = 0.5 * (1.0 - (distanceMm / Math.Sqrt((distanceMm * distanceMm) + (127.0 * 127.0))));
        Assert.Equal(1.0, share / expected, SinglePrecision);
    }

    [Theory]
    [InlineData(0.0, 3000.0, 1.0, 1.0)]
    [InlineData(60.0, 3000.0, 1.0, 0.5)]
    [InlineData(60.0, 3000.0, 0.0, 0.75)]
    [InlineData(100.0, 3000.0, 1.0, 0.0)]
    public void Far_away_the_share_is_the_projected_area_over_the_sphere(double angleDeg, double distanceMm, double flatWeight, double projection)
    {
        double angle = angleDeg * Math.PI / 180.0;
        double share = DirectOnOne(new Vector3(distanceMm * Math.Sin(angle), 0.0, distanceMm * Math.Cos(angle)), flatWeight);
        double expected = projection * 127.0 * 127.0 / (4.0 * distanceMm * distanceMm);
        Assert.Equal(expected, share, 0.002 * (expected + 1e-12));
    }

    [Fact]
    public void At_the_centre_about_150_photo_electrons_per_MeV_are_seen() => Assert.Equal(151.0, Total(Near, default), 3.0);

    [Fact]
    public void Half_spheres_without_scattering_see_21_percent_more_light_near_the_ends_and_8_near_the_side()
    {
        Assert.Equal(1.21, Total(Toy, new Vector3(0.0, 0.0, 1000.0)) / Total(Toy, default), 0.01);
        Assert.Equal(1.08, OverAzimuth(Toy, 1400.0) / Total(Toy, default), 0.01);
    }

    [Fact]
    public void Flatter_cathodes_and_scattering_even_the_light_out()
    {
        Assert.Equal(1.15, Total(Ideal, new Vector3(0.0, 0.0, 1000.0)) / Total(Ideal, default), 0.01);
        Assert.Equal(1.04, OverAzimuth(Ideal, 1400.0) / Total(Ideal, default), 0.01);
    }

    [Fact]
    public void Equal_tubes_see_equal_light_from_mirrored_places()
    {
        Span<double> up = stackalloc double[96];
        Span<double> down = stackalloc double[96];
        Ideal.Expect(new Vector3(300.0, -200.0, 700.0), up);
        Ideal.Expect(new Vector3(300.0, -200.0, -700.0), down);
        for (int ring = 0; ring < 5; ring++)
        {
            for (int k = 0; k < 12; k++)
            {
                Assert.Equal(1.0, up[(12 * ring) + k] / down[(12 * (4 - ring)) + k], SinglePrecision);
            }
        }

        for (int k = 0; k < 18; k++)
        {
            Assert.Equal(1.0, up[60 + k] / down[78 + k], SinglePrecision);
        }
    }

    [Fact]
    public void Every_tube_sees_finite_light_from_every_place_even_its_own_centre()
    {
        double[] pe = new double[96];
        foreach (Vector3 place in (Vector3[])[default, new(1879.0, 0.0, 0.0), new(0.0, 0.0, 1529.0), .. TestDetector.Near.Geometry.InnerPmts.CentresMm])
        {
            Near.Expect(place, pe);
            Assert.All(pe, value => Assert.InRange(value, 1e-3, Near.PePerMeVOfFullCover));
        }
    }

    [Fact]
    public void Scattered_light_agrees_with_single_scattering_followed_photon_by_photon()
    {
        // Two thousand five hundred ways from a place off the centre, cut into steps; light scattered there meets the cathodes directly.
        LightParameters light = TestDetector.Near.Light;
        PmtArray pmts = TestDetector.Near.Geometry.InnerPmts;
        var walls = new Cylinder(1850.0, 1470.0);
        var bank = new CathodeBank(pmts, light.AttenuationLengthMm, light.FlatCathodeWeight);
        var place = new Vector3(900.0, 0.0, 600.0);
        double followed = 0.0;
        const int ways = 2500;
        const double step = 100.0;
        for (int i = 0; i < ways; i++)
        {
            double cosTheta = ((2.0 * i) + 1.0 - ways) / ways;
            double sinTheta = Math.Sqrt(1.0 - (cosTheta * cosTheta));
            double phi = i * 2.399963229728653;   // golden angle: an even spread over the sphere
            var direction = new Vector3(sinTheta * Math.Cos(phi), sinTheta * Math.Sin(phi), cosTheta);
            for (double way = 0.5 * step; walls.Contains(place + (way * direction)); way += step)
            {
                double scattered = light.ScatteredShare * Math.Exp(-way / light.AttenuationLengthMm) * step / light.AttenuationLengthMm;
                followed += scattered * DirectTotal(bank, place + (way * direction)) / ways;
            }
        }

        // Once scattered is q; the model's q / (1 - q) holds the later ones too.
        (double near, double far) = new ScatteredLight(walls, light.AttenuationLengthMm, light.ScatteredShare).At(place);
        double once = 1.0 / (1.0 + near + far);
        double modelled = (Total(Ideal, place) / Ideal.PePerMeVOfFullCover) - DirectTotal(bank, place);
        Assert.Equal(1.0, modelled * once / followed, 0.15);
    }

    [Fact]
    public void The_sum_over_deposits_is_the_expectation_scaled_by_energy()
    {
        var buffer = new System.Runtime.Intrinsics.Vector256<float>[12];
        var times = new System.Runtime.Intrinsics.Vector256<float>[12];
        var place = new Vector3(500.0, 400.0, -300.0);
        double total = Near.Accumulate(place, 2.0, 10.0, buffer, times);
        double[] pe = new double[96];
        Near.Expect(place, pe);
        Assert.Equal(1.0, total / (2.0 * pe.Sum()), SinglePrecision);
        Assert.Equal(1.0, buffer[6][2] / (2.0 * pe[50]), SinglePrecision);
        double flightNs = (TestDetector.Near.Geometry.InnerPmts.CentresMm[50] - place).Length * 1.57 / 299.792458;
        Assert.Equal(1.0, times[6][2] / buffer[6][2] / (10.0 + flightNs), SinglePrecision);
    }

    [Fact]
    public void The_near_detectors_light_flies_at_the_group_index()
    {
        // n - lambda dn/dlambda with the slope of a straight line through the three points.
        double[] wavelengthNm = [420.0, 430.0, 450.0];
        double[] index = [1.501, 1.499, 1.496];
        double centre = wavelengthNm.Average();
        double slope = wavelengthNm.Zip(index, (x, n) => (x - centre) * n).Sum() / wavelengthNm.Sum(x => (x - centre) * (x - centre));
        Assert.Equal(1.499 - (430.0 * slope), TestDetector.Near.Light.GroupIndex, 0.002);
    }

    private static double Total(OpticalModel model, Vector3 placeMm)
    {
        double[] pe = new double[model.PmtCount];
        model.Expect(placeMm, pe);
        return pe.Sum();
    }

    private static double OverAzimuth(OpticalModel model, double radiusMm) => Enumerable.Range(0, 60).Average(k =>
        Total(model, new Vector3(radiusMm * Math.Cos(k * Math.PI / 30.0), radiusMm * Math.Sin(k * Math.PI / 30.0), 0.0)));

    private static OpticalModel Changed(params (string From, string To)[] changes)
    {
        string yaml = DetectorCatalog.YamlText("jsns2-near");
        foreach ((string from, string to) in changes)
        {
            Assert.Contains(from, yaml, StringComparison.Ordinal);
            yaml = yaml.Replace(from, to, StringComparison.Ordinal);
        }

        return new OpticalModel(TestDetector.Read(yaml));
    }

    private static double DirectTotal(CathodeBank bank, Vector3 placeMm)
    {
        double sum = 0.0;
        for (int block = 0; block < bank.Blocks; block++)
        {
            sum += CathodeBank.Sum(bank.Direct(block, V(placeMm.X), V(placeMm.Y), V(placeMm.Z), out _));
        }

        return sum;
    }

    private static double DirectOnOne(Vector3 placeMm, double flatWeight)
    {
        var pmt = new PmtArray([default], [new Vector3(0.0, 0.0, 1.0)], 127.0);
        return new CathodeBank(pmt, 1e15, flatWeight).Direct(0, V(placeMm.X), V(placeMm.Y), V(placeMm.Z), out _)[0];
    }

    private static System.Runtime.Intrinsics.Vector256<float> V(double x) => System.Runtime.Intrinsics.Vector256.Create((float)x);
}
