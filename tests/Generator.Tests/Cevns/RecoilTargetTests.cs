using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

public class RecoilTargetTests
{
    [Theory]
    [InlineData("CsI", 0, 4.950)]
    [InlineData("CsI", 1, 4.888)]
    [InlineData("Xe", 0, 4.942)]
    [InlineData("Ge", 0, 4.181)]
    [InlineData("Ar", 0, 3.498)]
    public void Weak_radii_agree_to_half_a_percent(string target, int isotope, double expectedFm) =>
        Assert.Equal(expectedFm, RecoilTargets.Of(target, RadiiSet.Physical).Isotopes[isotope].Isotope.WeakRadiusFm, 0.003);

    [Fact]
    public void Printed_radii_follow_from_the_charge_radius_but_for_the_slips()
    {
        foreach (string name in new[] { "Xe", "Ge" })
        {
            foreach ((TargetIsotope printed, TargetIsotope ours) in Both(name))
            {
                Assert.Equal(printed.Isotope.Radii.ProtonFm, ours.Isotope.Radii.ProtonFm, 0.0021);
                Assert.Equal(printed.Isotope.Radii.NeutronFm, ours.Isotope.Radii.NeutronFm, ours.Isotope.Name == "Xe130" ? 0.03 : 0.0021);
            }
        }

        (TargetIsotope printedCs, TargetIsotope ourCs) = Both("CsI").First();
        (TargetIsotope printedI, TargetIsotope ourI) = Both("CsI").Last();
        Assert.Equal(printedCs.Isotope.Radii.NeutronFm, ourI.Isotope.Radii.NeutronFm, 0.001);
        Assert.Equal(printedI.Isotope.Radii.NeutronFm, ourCs.Isotope.Radii.NeutronFm, 0.001);
        NuclearRadii argon = NuclearRadii.FromCharge(18, 22, 2.427);
        Assert.Equal(2.308, argon.ProtonFm, 0.001);
        Assert.Equal(2.369, argon.NeutronFm, 0.001);
    }

    [Theory]
    [InlineData("Na", 11, 12, 1.0)]
    [InlineData("I", 53, 74, 1.0)]
    [InlineData("Si", 14, 14, 0.92223)]
    [InlineData("Ne", 10, 12, 0.0925)]
    public void Any_formula_of_known_elements_is_a_target(string element, int protons, int neutrons, double fraction)
    {
        Assert.Equal(fraction, Share(element), 1e-12);
        Assert.Equal(fraction / 2.0, Share($"Xe{element}"), 1e-12);
        Assert.Equal(2.0 * fraction / 3.0, Share($"Ar{element}2"), 1e-12);

        double Share(string formula) => RecoilTargets.Of(formula, RadiiSet.Physical).Isotopes
            .Single(each => each.Isotope.Protons == protons && each.Isotope.Neutrons == neutrons).Fraction;
    }

    [Fact]
    public void The_paper_lacks_what_its_detectors_do_not_hold()
    {
        Assert.All(new[] { "CsI", "Ge", "Xe", "Ar", "IXe" }, formula => Assert.Null(RecoilTargets.NotPrinted(formula)));
        Assert.Equal("Na", RecoilTargets.NotPrinted("NaI"));
        Assert.Equal("Si", RecoilTargets.NotPrinted("GeSi"));
    }

    // IUPAC 2013; of argon the one isotope that is there.
    [Theory]
    [InlineData("Ne", 20.1797)]
    [InlineData("Na", 22.98977)]
    [InlineData("Si", 28.0855)]
    [InlineData("Ge", 72.630)]
    [InlineData("I", 126.90447)]
    [InlineData("Xe", 131.293)]
    [InlineData("Cs", 132.90545)]
    [InlineData("Ar", 39.96238)]
    public void Mean_masses_are_standard_atomic_weights(string element, double weightU) =>
        Assert.Equal(weightU, 6.02214076e23 / RecoilTargets.Of(element, RadiiSet.Physical).NucleiPerGram, 6e-4 * weightU);

    [Fact]
    public void Fractions_sum_to_one_and_a_gram_holds_avogadros_number_over_the_mean_mass()
    {
        foreach (string name in new[] { "CsI", "Ge", "Xe", "Ar" })
        {
            RecoilTarget target = RecoilTargets.Of(name, RadiiSet.Paper);
            Assert.Equal(1.0, target.Isotopes.Sum(each => each.Fraction), 1e-12);
            Assert.Equal(6.02214076e23 / target.Isotopes.Sum(each => each.Fraction * each.Isotope.AtomicMassU), target.NucleiPerGram, 1e9);
        }
    }

    [Theory]
    [InlineData("CsI", 4.85)]
    [InlineData("Ge", 4.07)]
    [InlineData("Xe", 4.86)]
    public void Mean_neutron_radii_are_the_best_fits_of_the_paper(string name, double expectedFm)
    {
        RecoilTarget target = RecoilTargets.Of(name, RadiiSet.Paper);
        Assert.Equal(expectedFm, target.MeanNeutronRadiusFm, 0.01);
        Assert.Equal(4.5, target.WithNeutronRadius(4.5).MeanNeutronRadiusFm, 1e-12);
    }

    private static IEnumerable<(TargetIsotope Printed, TargetIsotope Ours)> Both(string name) =>
        RecoilTargets.Of(name, RadiiSet.Paper).Isotopes.Zip(RecoilTargets.Of(name, RadiiSet.Physical).Isotopes);
}
