using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>Draws the energy of a neutrino of mu+ at rest that left a given recoil. Exact, without iteration.</summary>
/// <remarks>
/// With y from 0 at the least energy to 1 at the end point, cross section times E^2 is g0 + g1 y + g2 y^2 and the flux over E^2 is
/// a + b (1 - y), no coefficient negative. Each of the six products is a share of a beta distribution of whole numbers: y^j is the
/// greatest of j + 1 uniform deviates, y^j (1 - y) the last but one of j + 2.
/// </remarks>
/// <param name="flux">Spectrum of the source.</param>
/// <param name="crossSection">Isotope, flavour and model.</param>
internal sealed class NeutrinoEnergySampler(DecayAtRestSpectrum flux, CevnsCrossSection crossSection)
{
    private readonly double _atEndPoint = flux.AtEndPoint;
    private readonly double _fallPerMeV = flux.FallToEndPoint / DecayAtRestSpectrum.EndPointMeV;

    /// <summary>An energy, MeV. Up to four words.</summary>
    /// <param name="recoilMeV">Recoil, MeV, greater than 0 and possible.</param>
    /// <param name="share">Uniform deviate that chooses among the products.</param>
    /// <param name="random">Source of the rest.</param>
    public double Sample(double recoilMeV, double share, ref EventRandom random)
    {
        double leastMeV = crossSection.Isotope.MinEnergyMeV(recoilMeV);
        double spanMeV = DecayAtRestSpectrum.EndPointMeV - leastMeV;
        RecoilTerms terms = crossSection.ShapeAt(recoilMeV);
        double square = terms.Constant * spanMeV * spanMeV;
        double line = ((2.0 * terms.Constant * leastMeV) + terms.PerEnergyMeV) * spanMeV;
        double constant = Math.Max(0.0, (((terms.Constant * leastMeV) + terms.PerEnergyMeV) * leastMeV) + terms.PerSquareMeV2);

        // Integrals of y^j and of y^j (1 - y) are 1 / (j + 1) and 1 / ((j + 1) (j + 2)).
        double fall = _fallPerMeV * spanMeV;
        double squareFalls = fall * square * (1.0 / 12.0);
        double lineFalls = fall * line * (1.0 / 6.0);
        double constantFalls = fall * constant * 0.5;
        double falls = squareFalls + lineFalls + constantFalls;
        double squareStays = _atEndPoint * square * (1.0 / 3.0);
        double lineStays = _atEndPoint * line * 0.5;
        double wanted = share * (falls + squareStays + lineStays + (_atEndPoint * constant));
        double y;
        if (wanted < falls)
        {
            y = LastButOne(wanted < squareFalls ? 4 : wanted < squareFalls + lineFalls ? 3 : 2, ref random);
        }
        else
        {
            wanted -= falls;
            y = Greatest(wanted < squareStays ? 3 : wanted < squareStays + lineStays ? 2 : 1, ref random);
        }

        return leastMeV + (y * spanMeV);
    }

    private static double Greatest(int deviates, ref EventRandom random)
    {
        double greatest = random.Uniform();
        for (int i = 1; i < deviates; i++)
        {
            greatest = Math.Max(greatest, random.Uniform());
        }

        return greatest;
    }

    private static double LastButOne(int deviates, ref EventRandom random)
    {
        double greatest = random.Uniform();
        double next = 0.0;
        for (int i = 1; i < deviates; i++)
        {
            double u = random.Uniform();
            next = Math.Max(next, Math.Min(greatest, u));
            greatest = Math.Max(greatest, u);
        }

        return next;
    }
}
