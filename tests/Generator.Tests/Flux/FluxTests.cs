using JparcSim.Core.Configuration;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Flux;

public class FluxTests
{
    [Fact]
    public void The_source_emits_five_kinds_of_neutrinos()
    {
        IReadOnlyList<SourceComponent> all = SourceComponent.All(0.346, 5.9e-4, new MuonMinusTime(1.0));
        Assert.Equal(["nu_mu of pi+", "nubar_mu of mu+", "nu_e of mu+", "nubar_e of mu-", "nu_mu of K+"], all.Select(component => component.Name));
        Assert.Equal([29.79, 36.98, 31.70, 31.70, 235.53], all.Select(component => Math.Round(component.MeanEnergyMeV, 2)));
        Assert.Equal(3.0 * 0.346 + 5.9e-4 + 0.0038, all.Sum(component => component.PerProton), 1e-12);
    }

    [Fact]
    public void Lines_and_end_point_are_the_known_ones()
    {
        Assert.Equal(29.79, DecayAtRestSpectrum.PionLineMeV, 0.005);
        Assert.Equal(235.53, DecayAtRestSpectrum.KaonLineMeV, 0.005);
        Assert.Equal(52.83, DecayAtRestSpectrum.EndPointMeV, 0.005);
    }

    [Fact]
    public void Spectra_are_normalised_and_have_the_known_means()
    {
        foreach ((DecayAtRestSpectrum spectrum, double mean) in new[] { (DecayAtRestSpectrum.MuonFlavour, 0.7), (DecayAtRestSpectrum.ElectronFlavour, 0.6) })
        {
            Assert.Equal(mean * DecayAtRestSpectrum.EndPointMeV, spectrum.MeanMeV, 1e-12);
            Assert.Equal(1.0, GaussLegendre.Integrate(spectrum.DensityPerMeV, 0.0, DecayAtRestSpectrum.EndPointMeV, 1), 1e-12);
            Assert.Equal(spectrum.MeanMeV, GaussLegendre.Integrate(e => e * spectrum.DensityPerMeV(e), 0.0, DecayAtRestSpectrum.EndPointMeV, 1), 1e-10);
            Assert.Equal(spectrum.Cumulative(20.0), GaussLegendre.Integrate(spectrum.DensityPerMeV, 0.0, 20.0, 1), 1e-12);
            Assert.Equal((0.0, 1.0, 0.0), (spectrum.Cumulative(-1.0), spectrum.Cumulative(60.0), spectrum.DensityPerMeV(52.9)));
        }
    }

    [Theory]
    [InlineData("fluka", 4.79e-9)]
    [InlineData("qgsp-bert", 3.74e-9)]
    [InlineData("measured", 6.7e-9)]
    public void Flux_per_proton_at_24_m_is_the_published_one(string normalisation, double publishedPerCm2) =>
        Assert.Equal(1.0, SourceYields.MuonsPerProton[normalisation].FluxPerCm2(24.0) / publishedPerCm2, 0.005);

    [Fact]
    public void Short_lived_muons_come_on_top_of_the_long_lived_ratio()
    {
        NeutrinoSource longLived = Source(TestWorld.Map(("name", "mlf")));
        NeutrinoSource both = Source(TestWorld.Map(("name", "mlf"), ("intrinsicTiming", "two-component")));
        Assert.Equal(1.7e-3, longLived.MuonMinusPerProton / longLived.MuonPlusPerProton, 1e-15);
        Assert.Equal(2.23e-3, both.MuonMinusPerProton / both.MuonPlusPerProton, 0.005e-3);
        Assert.Equal(longLived.MuonMinusPerProton, both.MuonMinusPerProton * both.MuonMinusTime.LongFraction, 1e-15);
        Assert.Equal(1.0, longLived.MuonMinusTime.LongFraction);
    }

    [Fact]
    public void Extent_raises_the_mean_inverse_square_as_moments_say()
    {
        // <1/L^2> L0^2 = 1 + (4 <x_par^2> - <r^2>) / L0^2 + (4 - 1) s^2 / L0^2 to second order, source along the line of sight.
        var region = VertexRegion.OfProtons(TestWorld.Near);
        Vector3 centre = TestWorld.Near.SourcePositionMm;
        var spectrum = new BaselineSpectrum(new ExtendedSource(centre, centre.Normalized(), 200.0), region);
        double point = region.TotalTargets / (4.0 * Math.PI * 2400.0 * 2400.0);
        double across = 1850.0 * 1850.0 / 4.0;
        double high = 1500.0 * 1500.0 / 3.0;
        double cos2 = centre.Z * centre.Z / centre.LengthSquared;
        double along = ((1.0 - cos2) * across) + (cos2 * high);
        double second = ((4.0 * along) - (2.0 * across) - high + (3.0 * 200.0 * 200.0)) / centre.LengthSquared;
        Assert.Equal(1.0 + second, spectrum.TargetsPerCm2 / point, 1e-4);
        Assert.Equal(spectrum.TargetsPerCm2, spectrum.Integrate(_ => 1.0), 1e-12 * spectrum.TargetsPerCm2);
    }

    [Fact]
    public void Sampled_baselines_have_the_mean_of_the_quadrature_and_a_bias_would_show()
    {
        var region = VertexRegion.OfProtons(TestWorld.Near);
        var source = new ExtendedSource(TestWorld.Near.SourcePositionMm, new Vector3(0, 0, 1), 200.0);
        var spectrum = new BaselineSpectrum(source, region);
        double meanM = spectrum.Integrate(l => l) / spectrum.TargetsPerCm2;
        double rmsM = Math.Sqrt((spectrum.Integrate(l => l * l) / spectrum.TargetsPerCm2) - (meanM * meanM));
        double[] sample = new double[100_000];
        for (int i = 0; i < sample.Length; i++)
        {
            var random = new EventRandom(9, (ulong)i, RandomStage.Interaction);
            NeutrinoFlight flight = source.Sample(region, source.MinBaselineM(region), ref random);
            sample[i] = flight.BaselineM;
            Assert.InRange(flight.BaselineM, source.MinBaselineM(region), source.MaxBaselineM(region));
            Assert.Equal(1.0, flight.Direction.Length, 1e-12);
        }

        StatisticalAssert.MeanIs(meanM, rmsM, sample);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(meanM + (0.02 * rmsM), rmsM, sample));
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * meanM, rmsM, sample));
    }

    [Fact]
    public void Region_counts_the_protons_of_the_liquids_and_fills_them_evenly()
    {
        var region = VertexRegion.OfProtons(TestWorld.Near);
        double grams = (0.87 * TestWorld.Near.NetVolumeMm3(0) * 1e-3) + (0.86 * TestWorld.Near.NetVolumeMm3(1) * 1e-3);
        Assert.Equal(7.09e22, region.TotalTargets / grams, 0.01e22);
        Assert.Equal(0.0, VertexRegion.OfVolume(TestWorld.Near, "nowhere").TotalTargets);

        double[] squares = new double[50_000];
        double[] heights = new double[50_000];
        var target = VertexRegion.OfVolume(TestWorld.Near, "target");
        var catcher = VertexRegion.OfVolume(TestWorld.Near, "catcher");
        for (int i = 0; i < squares.Length; i++)
        {
            var random = new EventRandom(8, (ulong)i, RandomStage.Interaction);
            Vector3 vertexMm = target.Sample(ref random);
            squares[i] = vertexMm.RhoSquared / (1600.0 * 1600.0);
            heights[i] = 0.5 + (vertexMm.Z / 2500.0);
            Assert.Equal(1, TestWorld.Near.VolumeAt(catcher.Sample(ref random)));
        }

        StatisticalAssert.Follows(x => Math.Clamp(x, 0.0, 1.0), squares);
        StatisticalAssert.Follows(x => Math.Clamp(x, 0.0, 1.0), heights);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(x => Math.Clamp(0.98 * x, 0.0, 1.0), squares));
    }

    private static NeutrinoSource Source(ConfigNode node)
    {
        var log = new ConfigLog();
        var source = NeutrinoSource.Read(new ConfigSection(node, "source", log), TestWorld.Near);
        Assert.Empty(log.Problems);
        return source;
    }
}
