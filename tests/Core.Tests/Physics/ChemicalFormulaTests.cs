using JparcSim.Core.Physics;

namespace JparcSim.Core.Tests.Physics;

public class ChemicalFormulaTests
{
    [Theory]
    [InlineData("Ge", "Ge1")]
    [InlineData("CsI", "Cs1 I1")]
    [InlineData("ICs", "I1 Cs1")]
    [InlineData("Na2Si", "Na2 Si1")]
    [InlineData("XeAr999", "Xe1 Ar999")]
    public void Formulas_are_read_in_their_order(string text, string expected) =>
        Assert.Equal(expected, string.Join(" ", ChemicalFormula.Parse(text)!.Select(each => $"{each.Element.Symbol}{each.Count}")));

    [Theory]
    [InlineData("")]
    [InlineData("Xenon")]
    [InlineData("csi")]
    [InlineData("Cs I")]
    [InlineData("2Ge")]
    [InlineData("Ge0")]
    [InlineData("Ge1000")]
    [InlineData("GeGe")]
    [InlineData("CaWO4")]
    [InlineData("Cs\u00efI")]
    public void Anything_else_is_not(string text) => Assert.Null(ChemicalFormula.Parse(text));

    [Fact]
    public void Abundances_sum_to_one_but_for_two_isotopes_of_xenon() => Assert.All(
        NaturalElements.All, element => Assert.InRange(element.Isotopes.Sum(each => each.Abundance), element.Symbol == "Xe" ? 0.998 - 1e-9 : 1.0 - 1e-9, 1.0 + 1e-9));

    // Radii grow as the cube root of A; mass excesses are below 0.1 u.
    [Fact]
    public void Radii_and_masses_are_those_of_nuclei()
    {
        foreach (NaturalElement element in NaturalElements.All)
        {
            foreach (NaturalIsotope isotope in element.Isotopes)
            {
                int nucleons = element.Protons + isotope.Neutrons;
                Assert.InRange(isotope.ChargeRadiusFm / Math.Cbrt(nucleons), 0.92, 1.15);
                Assert.Equal(nucleons, isotope.AtomicMassU, 0.1);
            }
        }
    }
}
