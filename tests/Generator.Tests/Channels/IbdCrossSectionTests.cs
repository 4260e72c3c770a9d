using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Channels;

public class IbdCrossSectionTests
{
    [Theory]
    [InlineData(10.0, 0.680e-41)]
    [InlineData(20.0, 2.905e-41)]
    [InlineData(30.0, 6.337e-41)]
    [InlineData(40.0, 10.683e-41)]
    [InlineData(50.0, 15.704e-41)]
    [InlineData(52.8, 17.20e-41)]
    public void Total_equals_Strumia_and_Vissani_with_present_constants(double neutrinoMeV, double publishedCm2) =>
        Assert.InRange(IbdCrossSection.TotalCm2(neutrinoMeV) / publishedCm2, 0.999, 1.001);

    [Fact]
    public void Means_over_the_spectra_of_decay_at_rest_are_the_known_ones()
    {
        Assert.InRange(Mean(DecayAtRestSpectrum.MuonFlavour), 0.999 * 9.76e-41, 1.001 * 9.76e-41);
        Assert.InRange(Mean(DecayAtRestSpectrum.ElectronFlavour), 0.999 * 7.52e-41, 1.001 * 7.52e-41);

        static double Mean(DecayAtRestSpectrum spectrum) => GaussLegendre.Integrate(
            energyMeV => spectrum.DensityPerMeV(energyMeV) * IbdCrossSection.TotalCm2(energyMeV), 0.0, DecayAtRestSpectrum.EndPointMeV, 64);
    }

    [Fact]
    public void Threshold_is_where_the_phase_space_opens()
    {
        Assert.Equal(1.806, IbdCrossSection.ThresholdMeV, 0.0005);
        Assert.Equal(0.0, IbdCrossSection.TotalCm2(IbdCrossSection.ThresholdMeV));
        Assert.True(IbdCrossSection.TotalCm2(IbdCrossSection.ThresholdMeV + 1e-6) > 0.0);
        (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(IbdCrossSection.ThresholdMeV + 1e-9);
        Assert.InRange(maxMeV - minMeV, 0.0, 1e-4);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(10.0)]
    [InlineData(30.0)]
    [InlineData(52.8)]
    public void Ends_of_the_positron_range_are_forward_and_backward(double neutrinoMeV)
    {
        (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(neutrinoMeV);
        Assert.Equal(-1.0, IbdCrossSection.CosTheta(neutrinoMeV, minMeV), 1e-9);
        Assert.Equal(1.0, IbdCrossSection.CosTheta(neutrinoMeV, maxMeV), 1e-9);
        double momentum = Math.Sqrt((maxMeV * maxMeV) - Math.Pow(PhysicalConstants.ElectronMassMeV, 2));
        double neutron = Math.Sqrt(Math.Pow(neutrinoMeV - momentum, 2) + Math.Pow(PhysicalConstants.NeutronMassMeV, 2));
        Assert.Equal(neutrinoMeV + PhysicalConstants.ProtonMassMeV, maxMeV + neutron, 1e-9);
    }

    [Fact]
    public void Mean_angle_turns_forward_with_energy_as_Strumia_and_Vissani_say()
    {
        // Their figure 3: slightly backward at low energies, isotropic near 15 MeV, <cos> about 0.1 at 40 MeV.
        Assert.InRange(MeanCosTheta(5.0), -0.03, -0.01);
        Assert.InRange(MeanCosTheta(15.0), -0.02, 0.02);
        Assert.InRange(MeanCosTheta(40.0), 0.05, 0.15);
    }

    [Fact]
    public void Both_forms_of_the_differential_cross_section_integrate_to_the_total()
    {
        const double NeutrinoMeV = 40.0;
        (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(NeutrinoMeV);
        double byEnergy = GaussLegendre.Integrate(e => IbdCrossSection.ByPositronEnergyCm2PerMeV(NeutrinoMeV, e), minMeV, maxMeV, 20);
        Assert.Equal(1.0, byEnergy / IbdCrossSection.TotalCm2(NeutrinoMeV), 1e-10);

        // dsigma/dcos integrated over cos on a grid of energies: cos is a monotone function of the energy.
        double byAngle = 0.0;
        const int Steps = 20_000;
        for (int i = 0; i < Steps; i++)
        {
            double left = minMeV + ((maxMeV - minMeV) * i / Steps);
            double right = minMeV + ((maxMeV - minMeV) * (i + 1) / Steps);
            double width = IbdCrossSection.CosTheta(NeutrinoMeV, right) - IbdCrossSection.CosTheta(NeutrinoMeV, left);
            byAngle += width * ByCosThetaCm2(NeutrinoMeV, 0.5 * (left + right));
        }

        Assert.Equal(1.0, byAngle / IbdCrossSection.TotalCm2(NeutrinoMeV), 1e-6);
    }

    // From t(E) = m_e^2 - 2 E_nu (E - p cos) with t linear in E.
    private static double ByCosThetaCm2(double neutrinoMeV, double positronMeV)
    {
        double momentumMeV = Math.Sqrt((positronMeV * positronMeV) - (PhysicalConstants.ElectronMassMeV * PhysicalConstants.ElectronMassMeV));
        double cos = IbdCrossSection.CosTheta(neutrinoMeV, positronMeV);
        double slope = neutrinoMeV * momentumMeV
            / (PhysicalConstants.ProtonMassMeV + neutrinoMeV - (neutrinoMeV * cos * positronMeV / momentumMeV));
        return IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, positronMeV) * slope;
    }

    private static double MeanCosTheta(double neutrinoMeV)
    {
        (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(neutrinoMeV);
        return GaussLegendre.Integrate(
            e => IbdCrossSection.CosTheta(neutrinoMeV, e) * IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, e), minMeV, maxMeV, 20)
            / IbdCrossSection.TotalCm2(neutrinoMeV);
    }
}
