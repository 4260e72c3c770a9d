using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Generator;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Channels;

public class CarbonChannelTests
{
    private const int Events = 100_000;

    [Theory]
    [InlineData("carbon-gs", 9.1e-42)]
    [InlineData("carbon-15mev", 0.92 * 13.6e-42)]
    public void Rates_are_those_of_a_flux_thrown_at_random(string name, double crossSectionCm2)
    {
        // Uniform places weighted with 1/L^2 from a point: the extent of the source adds 1e-4.
        var random = new System.Random(5);
        const int Throws = 200_000;
        double sum = 0.0;
        double squares = 0.0;
        for (int i = 0; i < Throws; i++)
        {
            double radius = 1850.0 * Math.Sqrt(random.NextDouble());
            double phi = 2.0 * Math.PI * random.NextDouble();
            var place = new Vector3(radius * Math.Cos(phi), radius * Math.Sin(phi), 1500.0 * ((2.0 * random.NextDouble()) - 1.0));
            Material liquid = TestWorld.Near.Volumes[TestWorld.Near.VolumeAt(place)].Material;
            double value = liquid.AtomsPerCm3(Element.Carbon) / (0.01 * (place - TestWorld.Near.SourcePositionMm).LengthSquared);
            sum += value;
            squares += value * value;
        }

        const double Factor = 1e23 * 0.346 * 0.9893 * Math.PI * 185.0 * 185.0 * 300.0 / (4.0 * Math.PI);
        double mean = sum / Throws;
        double error = Math.Sqrt(((squares / Throws) - (mean * mean)) / Throws);
        double ratio = Channel(name).ExpectedCount(1e23) / (Factor * crossSectionCm2);
        Assert.InRange((ratio - mean) / error, -4.9, 4.9);
        Assert.InRange(4.9 * error / mean, 0.0, 0.02);
    }

    [Fact]
    public void Ground_state_electrons_have_the_neutrinos_energy_less_the_threshold()
    {
        (InteractionTable table, ParticleTable particles) = Generated.Events(Channel("carbon-gs"), Events);
        double[] energies = table.NeutrinoEnergyMeV.Values.ToArray();
        InverseCdfTable expected = TestWorld.Tabulate(
            e => DecayAtRestSpectrum.ElectronFlavour.DensityPerMeV(e) * (e - 17.34) * (e - 17.34), 17.34, DecayAtRestSpectrum.EndPointMeV, 50_000);
        StatisticalAssert.Follows(expected.Cumulative, energies);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(e => expected.Cumulative(e / 1.02), energies));
        double[] cosines = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            Assert.Equal(PdgCode.ElectronNeutrino, table.NeutrinoPdg[i]);
            Assert.Equal(energies[i] - 17.34, particles.KineticEnergyMeV[2 * i], 1e-12);
            Assert.Equal((PdgCode.Electron, PdgCode.Positron), (particles.PdgCode[2 * i], particles.PdgCode[(2 * i) + 1]));
            Assert.Equal(particles.At(2 * i).StartMm, particles.At((2 * i) + 1).StartMm);
            cosines[i] = particles.DirectionZ[2 * i];
        }

        StatisticalAssert.Follows(c => 0.5 * (c + 1.0), cosines);
        StatisticalAssert.Follows(DecayTime.PionThenMuon.Cumulative, table.TimeUs.Values);
    }

    [Fact]
    public void Nitrogen_decays_later_with_its_spectrum()
    {
        (InteractionTable table, ParticleTable particles) = Generated.Events(Channel("carbon-gs"), Events);
        double[] delays = new double[Events];
        double[] energies = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            delays[i] = (particles.StartTimeUs[(2 * i) + 1] - table.TimeUs[i]) / 15_870.0;
            energies[i] = particles.KineticEnergyMeV[(2 * i) + 1];
        }

        StatisticalAssert.Follows(t => 1.0 - Math.Exp(-t), delays);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02, 1.0, delays));
        InverseCdfTable expected = TestWorld.Tabulate(
            t => Math.Sqrt(t * (t + 1.022)) * (t + 0.511) * Math.Pow(16.316 - t, 2), 0.0, 16.316, 50_000);
        StatisticalAssert.Follows(expected.Cumulative, energies);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(t => expected.Cumulative(t / 1.02), energies));
    }

    [Fact]
    public void Excited_carbon_gives_one_gamma_at_the_time_of_its_neutrino()
    {
        IInteractionChannel channel = Channel("carbon-15mev");
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, Events);
        Assert.All(particles.KineticEnergyMeV.Values.ToArray(), energy => Assert.Equal(15.11, energy));
        int pion = 0;
        int[] codes = [PdgCode.ElectronNeutrino, PdgCode.MuonAntineutrino, PdgCode.MuonNeutrino];
        var muonTimes = new List<double>();
        var pionTimes = new List<double>();
        for (int i = 0; i < Events; i++)
        {
            int code = table.NeutrinoPdg[i]!.Value;
            Assert.Contains(code, codes);
            Assert.True(code == PdgCode.MuonNeutrino ? table.NeutrinoEnergyMeV[i] == DecayAtRestSpectrum.PionLineMeV : table.NeutrinoEnergyMeV[i] > 15.11);
            pion += code == PdgCode.MuonNeutrino ? 1 : 0;
            (code == PdgCode.MuonNeutrino ? pionTimes : muonTimes).Add(table.TimeUs[i]);
        }

        StatisticalAssert.FractionIs(3.2 / 13.6, pion, Events);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(1.1 * 3.2 / 13.6, pion, Events));
        StatisticalAssert.Follows(DecayTime.Pion.Cumulative, [.. pionTimes]);
        StatisticalAssert.Follows(DecayTime.PionThenMuon.Cumulative, [.. muonTimes]);
        int inGate = table.TimeUs.Values.ToArray().Count(t => t is >= 1.0 and < 10.0);
        StatisticalAssert.FractionIs(channel.TimeFraction(1.0, 10.0), inGate, Events);
    }

    [Fact]
    public void The_fiducial_volume_holds_the_published_number_of_carbon_nuclei()
    {
        // 10.7 t: (4.68 +- 0.37)e29.
        double perTonne = TestWorld.Liquid.AtomsPerCm3(Element.Carbon) * 0.9893 / 0.87 * 1e6;
        Assert.Equal(4.68e29, 10.7 * perTonne, 0.01e29);
    }

    private static IInteractionChannel Channel(string name) => Assert.Single(TestWorld.Model(TestWorld.Macro(TestWorld.Map(("channel", name)))).Channels);
}
