using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Quenching;

/// <summary>Properties of a compound that enter stopping powers, by Bragg's additivity.</summary>
internal static class MeanExcitation
{
    // Elements bound in condensed organic compounds, eV: ICRU Report 37, table 5.1; gadolinium: the element. From memory.
    private static readonly Dictionary<int, double> ElementEv = new() { [1] = 19.2, [6] = 81.0, [8] = 106.0, [64] = 591.0 };

    /// <summary>Mean excitation energy I, MeV. LAB: 59 eV.</summary>
    public static double OfMeV(Material material)
    {
        double weights = 0.0;
        double logs = 0.0;
        foreach ((Element element, double fraction) in Ordered(material))
        {
            double weight = fraction * element.AtomicNumber / element.MolarMassGPerMol;
            weights += weight;
            logs += weight * Elementary.Log(ElementEv[element.AtomicNumber]);
        }

        return 1e-6 * Elementary.Exp(logs / weights);
    }

    /// <summary>The composition in a fixed order, so that sums have the same bits whatever order the file has.</summary>
    public static IOrderedEnumerable<KeyValuePair<Element, double>> Ordered(Material material) =>
        material.MassFractions.OrderBy(pair => pair.Key.AtomicNumber);
}
