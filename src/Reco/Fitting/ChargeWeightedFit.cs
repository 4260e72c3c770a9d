using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Fitting;

/// <summary>Vertex from the charge-weighted mean of the photomultipliers' places, energy from the total charge there.</summary>
/// <remarks>
/// The mean of places moves by less than the light does, and not in proportion: the two factors, across and along the axis, are fitted to the
/// nominal light map within <see cref="FittedShare"/> of its bounds. What is not linear stays as a bias of the vertex, and through it of the
/// energy. Immutable: one for all workers.
/// </remarks>
internal sealed class ChargeWeightedFit : IVertexFit
{
    private const double FittedShare = 0.75;
    private const int Steps = 8;

    private readonly ChargeLikelihood _likelihood;
    private readonly PmtArray _pmts;
    private readonly Cylinder _bounds;
    private readonly double _darkMeanPe;
    private readonly double _chargeVarianceFactor;
    private readonly Vector3 _centreMm;
    private readonly double _acrossFactor;
    private readonly double _alongFactor;

    public ChargeWeightedFit(IDifferentiableLightMap map, PmtArray pmts, Cylinder bounds, double darkMeanPe, double chargeVarianceFactor)
    {
        _likelihood = new ChargeLikelihood(map, darkMeanPe);
        (_pmts, _bounds, _darkMeanPe, _chargeVarianceFactor) = (pmts, bounds, darkMeanPe, chargeVarianceFactor);
        double[] means = new double[map.PmtCount];
        map.Expect(default, means);
        _centreMm = MeanPlace(means);
        _acrossFactor = Factor(map, means, [new Vector3(1, 0, 0), new Vector3(-1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, -1, 0)], bounds.RadiusMm);
        _alongFactor = Factor(map, means, [new Vector3(0, 0, 1), new Vector3(0, 0, -1)], bounds.HalfHeightMm);
    }

    /// <inheritdoc/>
    public VertexFit Fit(ReadOnlySpan<float> chargesPe, FitBuffers buffers)
    {
        Span<double> charges = buffers.Charges.AsSpan(0, _pmts.Count);
        double total = 0.0;
        for (int i = 0; i < charges.Length; i++)
        {
            charges[i] = chargesPe[i] > 0.0f ? chargesPe[i] : 0.0;
            total += charges[i];
        }

        double light = total - (_pmts.Count * _darkMeanPe);
        bool hasLight = light > 0.0;
        Vector3 vertexMm = hasLight ? Inside(Stretched(MeanPlace(charges))) : default;
        _likelihood.Evaluate(vertexMm, 1.0, buffers);
        double perUnit = 0.0;
        foreach (double mean in buffers.Means.AsSpan(0, _pmts.Count))
        {
            perUnit += mean;
        }

        double energy = hasLight ? light / perUnit : 0.0;
        double deviance = 2.0 * Math.Max(0.0, _likelihood.Evaluate(vertexMm, energy, buffers) + ChargeLikelihood.Saturated(buffers));
        double perDof = deviance / (_chargeVarianceFactor * (_pmts.Count - FitBuffers.ParameterCount));
        return new VertexFit(vertexMm, energy, perDof, 0, hasLight);
    }

    // Least squares through the origin of distance against the shift of the mean place.
    private double Factor(IDifferentiableLightMap map, double[] means, ReadOnlySpan<Vector3> directions, double boundMm)
    {
        double product = 0.0;
        double square = 0.0;
        foreach (Vector3 direction in directions)
        {
            for (int step = 1; step <= Steps; step++)
            {
                double distanceMm = FittedShare * boundMm * step / Steps;
                map.Expect(distanceMm * direction, means);
                double shiftMm = Vector3.Dot(direction, MeanPlace(means) - _centreMm);
                product += distanceMm * shiftMm;
                square += shiftMm * shiftMm;
            }
        }

        return product / square;
    }

    private Vector3 MeanPlace(ReadOnlySpan<double> weights)
    {
        Vector3 sum = default;
        double total = 0.0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * _pmts.CentresMm[i];
            total += weights[i];
        }

        return (1.0 / total) * sum;
    }

    private Vector3 Stretched(Vector3 meanMm)
    {
        Vector3 shift = meanMm - _centreMm;
        return new Vector3(_acrossFactor * shift.X, _acrossFactor * shift.Y, _alongFactor * shift.Z);
    }

    private Vector3 Inside(Vector3 placeMm)
    {
        double radius = Math.Sqrt(placeMm.RhoSquared);
        double shrink = radius > _bounds.RadiusMm ? _bounds.RadiusMm / radius : 1.0;
        return new Vector3(shrink * placeMm.X, shrink * placeMm.Y, Math.Clamp(placeMm.Z, -_bounds.HalfHeightMm, _bounds.HalfHeightMm));
    }
}
