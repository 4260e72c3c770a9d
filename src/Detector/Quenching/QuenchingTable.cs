using JparcSim.Detector.Transport;

namespace JparcSim.Detector.Quenching;

/// <summary>Visible energy of a particle that stops, by Birks' law integrated along its track.</summary>
/// <remarks>
/// visible(E) = integral from 0 to E of dE' / (1 + kB S(E')): J. B. Birks, Proc. Phys. Soc. A 64 (1951) 874. Simpson's rule in
/// each of the 32 cells per octave from 15 eV to 8 GeV, exact to 1e-6; below, proportional to E.
/// </remarks>
internal sealed class QuenchingTable
{
    private const int MinExponent = -16;
    private const int MaxExponent = 13;

    private static readonly double MinMeV = Math.ScaleB(1.0, MinExponent);

    private readonly LogTable _visible;
    private readonly double _slopeAtBottom;

    /// <summary>Integrates Birks' law.</summary>
    /// <param name="birksCmPerMeV">kB, cm/MeV.</param>
    /// <param name="stoppingMeVPerCm">Stopping power by kinetic energy, MeV/cm.</param>
    public QuenchingTable(double birksCmPerMeV, Func<double, double> stoppingMeVPerCm)
    {
        double Slope(double e) => 1.0 / (1.0 + (birksCmPerMeV * stoppingMeVPerCm(e)));
        _slopeAtBottom = Slope(MinMeV);
        double sum = _slopeAtBottom * MinMeV;
        double previous = MinMeV;
        _visible = new LogTable(MinExponent, MaxExponent, energy =>
        {
            double width = energy - previous;
            sum += width / 6.0 * (Slope(previous) + (4.0 * Slope(0.5 * (previous + energy))) + Slope(energy));
            previous = energy;
            return sum;
        });
    }

    /// <summary>Visible energy of a particle that stops, MeV.</summary>
    public double VisibleMeV(double kineticMeV) => kineticMeV < MinMeV ? _slopeAtBottom * kineticMeV : _visible.At(kineticMeV);
}
