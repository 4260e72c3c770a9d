using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Transport.Photons;

/// <summary>Absorption of photons by bound electrons.</summary>
/// <remarks>
/// Power laws through values of the NIST XCOM tables, from memory, good to about 20 % between 20 and 200 keV; above, absorption
/// is negligible beside Compton scattering in these materials. Light elements scale from carbon as Z^4.1 per atom.
/// </remarks>
internal static class PhotoelectricAbsorption
{
    private const double GadoliniumEdgeMeV = 0.05024;   // K edge
    private const double GadoliniumEdgeJump = 4.9;

    /// <summary>Cross section per gram of an element, cm2/g.</summary>
    public static double Cm2PerG(double energyMeV, Element element)
    {
        if (element.AtomicNumber == Element.Gadolinium.AtomicNumber)
        {
            double aboveEdge = 3.0 * Elementary.Pow(0.1 / energyMeV, 2.65);
            return energyMeV < GadoliniumEdgeMeV ? aboveEdge / GadoliniumEdgeJump : aboveEdge;
        }

        double carbon = 0.055 * Elementary.Pow(0.03 / energyMeV, 3.25);
        double perAtom = Elementary.Pow(element.AtomicNumber / (double)Element.Carbon.AtomicNumber, 4.1);
        return carbon * perAtom * Element.Carbon.MolarMassGPerMol / element.MolarMassGPerMol;
    }
}
