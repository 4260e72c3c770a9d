using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Channels;

public class IbdKinematicsTests
{
    private const int Events = 100_000;

    [Theory]
    [InlineData(1.81)]
    [InlineData(5.0)]
    [InlineData(35.0)]
    [InlineData(52.8)]
    public void Energy_and_momentum_are_conserved(double neutrinoMeV)
    {
        foreach (Vector3 direction in new[] { new Vector3(0, 0, 1), new Vector3(0, 0, -1), new Vector3(1e-9, 0, 1).Normalized(), new Vector3(0.6, -0.48, 0.64) })
        {
            for (int i = 0; i < 500; i++)
            {
                var random = new EventRandom(1, (ulong)i, RandomStage.Interaction);
                IbdFinalState final = IbdKinematics.Sample(neutrinoMeV, direction, ref random);
                double energy = final.PositronKineticMeV + final.NeutronKineticMeV
                    + PhysicalConstants.ElectronMassMeV + PhysicalConstants.NeutronMassMeV;
                Assert.Equal(neutrinoMeV + PhysicalConstants.ProtonMassMeV, energy, 1e-9);
                Vector3 momentum = (Momentum(final.PositronKineticMeV, PhysicalConstants.ElectronMassMeV) * final.PositronDirection)
                    + (Momentum(final.NeutronKineticMeV, PhysicalConstants.NeutronMassMeV) * final.NeutronDirection);
                Assert.InRange((momentum - (neutrinoMeV * direction)).Length, 0.0, 1e-9);
                Assert.Equal(1.0, final.PositronDirection.Length, 1e-12);
                Assert.Equal(1.0, final.NeutronDirection.Length, 1e-12);
            }
        }
    }

    [Fact]
    public void Envelope_lies_above_the_cross_section_and_close_to_it()
    {
        double worst = 0.0;
        for (double neutrinoMeV = IbdCrossSection.ThresholdMeV + 1e-4; neutrinoMeV < DecayAtRestSpectrum.EndPointMeV; neutrinoMeV += 0.0137)
        {
            (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(neutrinoMeV);
            for (int i = 0; i <= 40; i++)
            {
                double fraction = i / 40.0;
                double ratio = IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, minMeV + (fraction * (maxMeV - minMeV)))
                    / IbdKinematics.EnvelopeAt(neutrinoMeV, fraction);
                Assert.True(ratio <= 1.0, $"{ratio} at {neutrinoMeV} MeV, fraction {fraction}");
                worst = Math.Max(worst, 1.0 - ratio);
            }
        }

        Assert.InRange(worst, 0.0, 0.03);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(25.0)]
    [InlineData(50.0)]
    public void Positron_energies_follow_the_cross_section_and_another_slope_would_show(double neutrinoMeV)
    {
        double[] fractions = new double[Events];
        (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(neutrinoMeV);
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(2, (ulong)i, RandomStage.Interaction);
            IbdFinalState final = IbdKinematics.Sample(neutrinoMeV, new Vector3(0, 1, 0), ref random);
            double fraction = (final.PositronKineticMeV + PhysicalConstants.ElectronMassMeV - minMeV) / (maxMeV - minMeV);
            fractions[i] = fraction;
        }

        double total = IbdCrossSection.TotalCm2(neutrinoMeV) / (maxMeV - minMeV);
        StatisticalAssert.Follows(Cumulative, fractions);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(x => Cumulative(x) + (0.02 * x * (1.0 - x) * 2.0), fractions));

        double Cumulative(double fraction) => GaussLegendre.Integrate(
            x => IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, minMeV + (x * (maxMeV - minMeV))), 0.0, fraction, 1) / total;
    }

    [Theory]
    [InlineData(20.0)]
    [InlineData(30.0)]
    [InlineData(40.0)]
    [InlineData(50.0)]
    public void Mean_neutron_energy_follows_from_the_mean_angle_of_Vogel_and_Beacom(double neutrinoMeV)
    {
        // Phys. Rev. D 60 (1999) 053003, eq. (15): <cos> = -0.034 v + 2.4 E / M, to first order in 1/M.
        double cosTheta = -0.034 + (2.4 * neutrinoMeV / PhysicalConstants.ProtonMassMeV);
        double meanMeV = neutrinoMeV * neutrinoMeV * (1.0 - cosTheta) / PhysicalConstants.NeutronMassMeV;
        double positronMeV = neutrinoMeV - 1.293 - meanMeV;
        meanMeV = ((neutrinoMeV * neutrinoMeV) + (positronMeV * positronMeV) - (2.0 * neutrinoMeV * positronMeV * cosTheta))
            / (2.0 * PhysicalConstants.NeutronMassMeV);
        double sum = 0.0;
        for (int i = 0; i < 20_000; i++)
        {
            var random = new EventRandom(3, (ulong)i, RandomStage.Interaction);
            sum += IbdKinematics.Sample(neutrinoMeV, new Vector3(0, 0, 1), ref random).NeutronKineticMeV;
        }

        Assert.Equal(1.0, sum / 20_000 / meanMeV, 0.03);
    }

    [Fact]
    public void Turn_about_the_neutrino_is_uniform()
    {
        double[] turns = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(4, (ulong)i, RandomStage.Interaction);
            IbdFinalState final = IbdKinematics.Sample(40.0, new Vector3(0, 0, 1), ref random);
            turns[i] = 0.5 + (Math.Atan2(final.PositronDirection.Y, final.PositronDirection.X) / (2.0 * Math.PI));
        }

        StatisticalAssert.Follows(x => Math.Clamp(x, 0.0, 1.0), turns);
    }

    private static double Momentum(double kineticMeV, double massMeV) => Math.Sqrt(kineticMeV * (kineticMeV + (2.0 * massMeV)));
}
