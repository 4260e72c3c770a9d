using JparcSim.Core.Numerics;

namespace JparcSim.Generator.Flux;

/// <summary>Targets by baseline, each weighted with 1/(4 pi L^2): all that a rate needs to know of the geometry.</summary>
/// <remarks>
/// Made by quadrature over the tubes and the source (Gauss in squared radius and height, midpoint in the turn, trapezoid over
/// 6 standard deviations of the source), each node shared between two neighbours of a grid so that the mean baseline is kept.
/// </remarks>
public sealed class BaselineSpectrum
{
    private const int BinCount = 4096;
    private const int TurnNodes = 24;
    private const int SourceNodes = 13;

    private static readonly QuadratureNode[] RadialNodes = GaussLegendre.Nodes(0.0, 1.0, 2);
    private static readonly QuadratureNode[] HeightNodes = GaussLegendre.Nodes(0.0, 1.0, 2);

    private readonly double[] _weights = new double[BinCount + 1];
    private readonly double _minM;
    private readonly double _stepM;

    /// <summary>Creates the spectrum for a region seen by a source that lies outside it.</summary>
    public BaselineSpectrum(ExtendedSource source, VertexRegion region)
    {
        _minM = source.MinBaselineM(region);
        _stepM = (source.MaxBaselineM(region) - _minM) / BinCount;
        for (int tube = 0; tube < region.TubeCount; tube++)
        {
            AddTube(source, region[tube].Tube, region[tube].Targets);
        }

        double sum = 0.0;
        foreach (double weight in _weights)
        {
            sum += weight;
        }

        TargetsPerCm2 = sum;
    }

    /// <summary>Sum over targets of 1 / (4 pi L^2), 1/cm2: interactions per neutrino born and per cross section.</summary>
    public double TargetsPerCm2 { get; }

    /// <summary>Sum over targets of f(L) / (4 pi L^2), 1/cm2.</summary>
    public double Integrate(Func<double, double> ofBaselineM)
    {
        double sum = 0.0;
        for (int i = 0; i <= BinCount; i++)
        {
            if (_weights[i] > 0.0)
            {
                sum += _weights[i] * ofBaselineM(_minM + (i * _stepM));
            }
        }

        return sum;
    }

    private void AddTube(ExtendedSource source, Tube tube, double targets)
    {
        for (int node = 0; node < SourceNodes; node++)
        {
            double deviation = node - (0.5 * (SourceNodes - 1));
            double sourceWeight = targets * Elementary.Exp(-0.5 * deviation * deviation) / Math.Sqrt(2.0 * Math.PI);
            Vector3 bornMm = source.CentreMm + ((deviation * source.RmsMm) * source.Axis);
            for (int turn = 0; turn < TurnNodes; turn++)
            {
                AddSlice(tube, bornMm, (turn + 0.5) / TurnNodes, sourceWeight / TurnNodes);
            }
        }
    }

    private void AddSlice(Tube tube, Vector3 bornMm, double turn, double weight)
    {
        foreach (QuadratureNode radial in RadialNodes)
        {
            foreach (QuadratureNode height in HeightNodes)
            {
                double lengthMm = (tube.At(radial.X, turn, height.X) - bornMm).Length;
                double lengthCm = 0.1 * lengthMm;
                Share(1e-3 * lengthMm, weight * radial.Weight * height.Weight / (4.0 * Math.PI * lengthCm * lengthCm));
            }
        }
    }

    private void Share(double baselineM, double weight)
    {
        double place = (baselineM - _minM) / _stepM;
        int bin = Math.Clamp((int)place, 0, BinCount - 1);
        double upper = place - bin;
        _weights[bin] += (1.0 - upper) * weight;
        _weights[bin + 1] += upper * weight;
    }
}
