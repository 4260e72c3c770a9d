using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Calibration;

/// <summary>Expected light as the experiment believes it: a smooth form with coefficients fitted to a calibration run.</summary>
/// <remarks>
/// eff_i [ 1/2 (1 - d / sqrt(d2 + a2)) (b0 + b1 c + b2 c2) exp(-k d) + g0 + g1 r2 ]: solid angle of a disc of radius a seen face on at
/// distance d, response by cosine of incidence c, attenuation, and a diffuse share by distance r from the centre. Nothing here knows the
/// optical model that made the light; where the form differs from it, fits are biased, as they are in the experiment.
/// Distances are softened by 1 mm in quadrature so that the form stays smooth on a photocathode. Arithmetic in fixed lanes of four.
/// </remarks>
public sealed class NominalLightMap : IDifferentiableLightMap
{
    private const double SofteningMm2 = 1.0;
    private const double M2PerMm2 = 1e-6;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;
    private readonly double[] _facingX;
    private readonly double[] _facingY;
    private readonly double[] _facingZ;
    private readonly double[] _efficiency;
    private readonly double _radiusMm2;

    /// <summary>Creates a map from known coefficients.</summary>
    /// <param name="pmts">Photomultipliers.</param>
    /// <param name="parameters">Coefficients; one efficiency per photomultiplier.</param>
    /// <param name="rmsResidual">Charge-weighted rms of the relative residuals of the fit that gave them.</param>
    public NominalLightMap(PmtArray pmts, LightMapParameters parameters, double rmsResidual)
    {
        PmtCount = pmts.Count;
        Parameters = parameters;
        RmsResidual = rmsResidual;
        _radiusMm2 = pmts.RadiusMm * pmts.RadiusMm;
        int padded = (PmtCount + 3) & ~3;
        (_x, _y, _z, _efficiency) = (new double[padded], new double[padded], new double[padded], new double[padded]);
        (_facingX, _facingY, _facingZ) = (new double[padded], new double[padded], new double[padded]);
        for (int i = 0; i < PmtCount; i++)
        {
            (_x[i], _y[i], _z[i]) = (pmts.CentresMm[i].X, pmts.CentresMm[i].Y, pmts.CentresMm[i].Z);
            (_facingX[i], _facingY[i], _facingZ[i]) = (pmts.Facings[i].X, pmts.Facings[i].Y, pmts.Facings[i].Z);
            _efficiency[i] = parameters.Efficiencies[i];
        }
    }

    /// <inheritdoc/>
    public int PmtCount { get; }

    /// <summary>The coefficients.</summary>
    public LightMapParameters Parameters { get; }

    /// <summary>Charge-weighted rms of (measured / expected - 1) over the calibration run; statistics included.</summary>
    public double RmsResidual { get; }

    /// <summary>Fits the coefficients to the mean charges of a calibration run.</summary>
    /// <param name="pmts">Photomultipliers.</param>
    /// <param name="run">At least two positions; more, off the axis and off the equator, to tell the coefficients apart.</param>
    /// <param name="darkMeanPe">Dark noise within a readout, p.e. per photomultiplier.</param>
    /// <exception cref="CalibrationException">The run does not determine the coefficients.</exception>
    public static NominalLightMap Fit(PmtArray pmts, IReadOnlyList<CalibrationPoint> run, double darkMeanPe)
    {
        var fit = new LightMapFit(pmts, run, darkMeanPe);
        (LightMapParameters parameters, double rmsResidual) = fit.Solve();
        return new NominalLightMap(pmts, parameters, rmsResidual);
    }

    /// <inheritdoc/>
    public void Expect(Vector3 vertexMm, Span<double> pePerMeV)
    {
        for (int i = 0; i < PmtCount; i += 4)
        {
            Lanes lanes = Evaluate(i, vertexMm);
            Store(lanes.Mean, pePerMeV, i);
        }
    }

    /// <inheritdoc/>
    public void ExpectWithGradient(
        Vector3 vertexMm, Span<double> pePerMeV, Span<double> gradientX, Span<double> gradientY, Span<double> gradientZ)
    {
        for (int i = 0; i < PmtCount; i += 4)
        {
            Lanes lanes = Evaluate(i, vertexMm);
            Store(lanes.Mean, pePerMeV, i);
            Store(lanes.ByX, gradientX, i);
            Store(lanes.ByY, gradientY, i);
            Store(lanes.ByZ, gradientZ, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes Evaluate(int first, Vector3 vertexMm)
    {
        LightMapParameters p = Parameters;
        Vector256<double> x = Vector256.Create(vertexMm.X) - Vector256.Create(_x, first);
        Vector256<double> y = Vector256.Create(vertexMm.Y) - Vector256.Create(_y, first);
        Vector256<double> z = Vector256.Create(vertexMm.Z) - Vector256.Create(_z, first);
        var facingX = Vector256.Create(_facingX, first);
        var facingY = Vector256.Create(_facingY, first);
        var facingZ = Vector256.Create(_facingZ, first);
        var efficiency = Vector256.Create(_efficiency, first);

        var radius2 = Vector256.Create(_radiusMm2);
        Vector256<double> d2 = (x * x) + (y * y) + (z * z) + Vector256.Create(SofteningMm2);
        Vector256<double> d = Vector256.Sqrt(d2);
        Vector256<double> s2 = d2 + radius2;
        Vector256<double> s = Vector256.Sqrt(s2);
        Vector256<double> inverseD = Vector256<double>.One / d;
        Vector256<double> half = Vector256.Create(0.5) * radius2 / (s * s2);              // minus the derivative of the solid angle by d
        Vector256<double> solidAngle = half * s2 / (s + d);
        Vector256<double> cosine = ((facingX * x) + (facingY * y) + (facingZ * z)) * inverseD;
        Vector256<double> slope = Vector256.Create(p.Angular1PePerMeV) + (Vector256.Create(2.0 * p.Angular2PePerMeV) * cosine);
        Vector256<double> angular = Vector256.Create(p.Angular0PePerMeV)
            + (cosine * (Vector256.Create(p.Angular1PePerMeV) + (Vector256.Create(p.Angular2PePerMeV) * cosine)));
        Vector256<double> transmitted = efficiency * Elementary.Exp(Vector256.Create(-p.AttenuationPerMm) * d);
        double diffuse = p.DiffusePePerMeV + (p.DiffuseSlopePePerMeVM2 * M2PerMm2 * vertexMm.LengthSquared);

        Vector256<double> mean = (transmitted * solidAngle * angular) + (efficiency * Vector256.Create(diffuse));
        Vector256<double> alongFacing = transmitted * solidAngle * slope * inverseD;
        Vector256<double> alongSight = (inverseD * transmitted * angular * -(half + (Vector256.Create(p.AttenuationPerMm) * solidAngle)))
            - (alongFacing * cosine * inverseD);
        Vector256<double> growth = efficiency * Vector256.Create(2.0 * M2PerMm2 * p.DiffuseSlopePePerMeVM2);
        return new Lanes(
            mean,
            (x * alongSight) + (facingX * alongFacing) + (growth * Vector256.Create(vertexMm.X)),
            (y * alongSight) + (facingY * alongFacing) + (growth * Vector256.Create(vertexMm.Y)),
            (z * alongSight) + (facingZ * alongFacing) + (growth * Vector256.Create(vertexMm.Z)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> lanes, Span<double> target, int first)
    {
        if (first + 4 <= target.Length)
        {
            lanes.CopyTo(target[first..]);
            return;
        }

        for (int lane = 0; first + lane < target.Length; lane++)
        {
            target[first + lane] = lanes.GetElement(lane);
        }
    }

    private readonly record struct Lanes(Vector256<double> Mean, Vector256<double> ByX, Vector256<double> ByY, Vector256<double> ByZ);
}
