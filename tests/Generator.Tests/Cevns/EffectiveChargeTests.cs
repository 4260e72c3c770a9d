using JparcSim.Core.Numerics;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Cevns;

public class EffectiveChargeTests
{
    private static readonly Isotope Caesium = RecoilTargets.Of("CsI", RadiiSet.Physical).Isotopes[0].Isotope;

    [Fact]
    public void Charge_radii_shift_the_weak_charge_as_published()
    {
        Assert.Equal(-0.04590, WeakCharge.Shift(WeakCharge.ChargeRadiusNuE1em32Cm2), 0.00005);
        Assert.Equal(-0.02655, WeakCharge.Shift(WeakCharge.ChargeRadiusNuMu1em32Cm2), 0.00005);
    }

    [Fact]
    public void The_mirror_of_a_coupling_gives_the_same_charge()
    {
        double charge = WeakCharge.WithRadius(55, 78, WeakCharge.MixingAngle, WeakCharge.ChargeRadiusNuE1em32Cm2);
        double mirror = -charge / (78.0 + (2.0 * 55.0));
        var model = new CevnsModification { NsiUp = default(QuarkCouplings) with { Ee = mirror } };
        Assert.Equal(charge * charge, new EffectiveCharge(Caesium, CevnsFlavour.NuE, model).SquareOf(1.0), 1e-9);
        Assert.Equal(0.389, mirror, 0.001);
    }

    [Fact]
    public void A_heavy_mediator_is_a_contact_interaction()
    {
        var heavy = new CevnsModification { CouplingBL = 5e-4, MediatorMassMeV = 1e6 * 1.0 };
        const double Fermi = 1.1663788e-11;
        double epsilon = 5e-4 * 5e-4 / (3.0 * Math.Sqrt(2.0) * Fermi * 1e12);
        var couplings = default(QuarkCouplings) with { Ee = epsilon, MuMu = epsilon };
        var contact = new CevnsModification { NsiUp = couplings, NsiDown = couplings };
        foreach (CevnsFlavour flavour in CevnsFlavours.All)
        {
            double expected = new EffectiveCharge(Caesium, flavour, contact).SquareOf(500.0);
            Assert.Equal(expected, new EffectiveCharge(Caesium, flavour, heavy).SquareOf(500.0), 1e-6 * expected);
        }
    }

    [Fact]
    public void A_mediator_adds_the_published_square_and_interference()
    {
        const double Fermi = 1.1663788e-11;
        const double Coupling = 1e-5;
        const double MassMeV = 3.0;
        const double RecoilMeV = 5e-3;
        double square = (2.0 * Caesium.MassMeV * RecoilMeV) + (MassMeV * MassMeV);
        double charge = WeakCharge.WithRadius(55, 78, WeakCharge.MixingAngle, WeakCharge.ChargeRadiusNuE1em32Cm2);
        double published = (Coupling * Coupling * 133.0 * 133.0 / (square * square)) + (Math.Sqrt(2.0) * Fermi * 133.0 * charge / square);
        double added = new EffectiveCharge(Caesium, CevnsFlavour.NuE, new CevnsModification { CouplingBL = Coupling, MediatorMassMeV = MassMeV })
            .SquareOf(2.0 * Caesium.MassMeV * RecoilMeV) - (charge * charge);
        Assert.Equal(Coupling * Coupling * published / (2.0 * Math.PI), Fermi * Fermi / (4.0 * Math.PI) * added, 1e-9 * Math.Abs(published));
    }

    [Fact]
    public void Every_parameter_is_read_back_as_it_was_set()
    {
        RecoilTarget target = RecoilTargets.Of("Xe", RadiiSet.Paper);
        foreach (CevnsParameter parameter in CevnsParameters.All)
        {
            Assert.InRange(parameter.Get(CevnsModification.None, target), parameter.Min, parameter.Max);
            CevnsModification changed = parameter.With(CevnsModification.None, 0.625);
            Assert.Equal(0.625, parameter.Get(changed, target), 1e-12);
            Assert.NotEqual(CevnsModification.None, changed);
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(20.0)]
    public void The_part_that_oscillates_away_is_that_of_a_plain_quadrature(double deltaM2EV2)
    {
        var oscillation = new SterileOscillation(1.0, deltaM2EV2, 20.0, 0.3);
        var loss = new SterileLoss(oscillation);
        foreach (double from in new[] { 4.0, 11.37, 30.01, 50.0 })
        {
            foreach ((int power, double value) in new[] { (0, loss.MomentsAbove(from).Zeroth), (1, loss.MomentsAbove(from).First), (2, loss.MomentsAbove(from).Second) })
            {
                double expected = GaussLegendre.Integrate(
                    energy => DecayAtRestSpectrum.ElectronFlavour.DensityPerMeV(energy) * MeanOverDepth(oscillation, energy) / Math.Pow(energy, power),
                    from, DecayAtRestSpectrum.EndPointMeV, 3000);
                Assert.Equal(expected, value, 2e-6);
            }
        }
    }

    private static double MeanOverDepth(SterileOscillation oscillation, double energyMeV) => GaussLegendre.Integrate(
        baseline => (1.0 - oscillation.Survival(energyMeV, baseline)) / oscillation.DepthM,
        oscillation.BaselineM - (0.5 * oscillation.DepthM), oscillation.BaselineM + (0.5 * oscillation.DepthM), 2);
}
