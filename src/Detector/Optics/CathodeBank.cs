using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Optics;

/// <summary>Direct light on a set of photocathodes, eight at a time in single precision: good to 1e-6, far below any statistics.</summary>
/// <remarks>
/// Share of the photons of an isotropic point at distance d that a cathode of radius a sees:
/// 1/2 (1 - d / s) exp(-d / attenuation) [w max(cos, 0) + (1 - w)(1 + cos) / 2] with s = sqrt(d^2 + a^2).
/// The first factor is the solid angle of a disc seen from its axis (exact), here without cancellation as a^2 / (2 s (s + d));
/// cos is that of the angle of incidence, w the weight of a flat disc (whose projected area goes as cos) against a half sphere (whose
/// projected area goes as (1 + cos) / 2).
/// Lanes beyond the last cathode lie far away and look nowhere; who uses them gives them no efficiency.
/// </remarks>
internal sealed class CathodeBank
{
    public const int Lanes = 8;

    private const double FarMm = 1e5;

    private readonly Vector256<float>[] _x;
    private readonly Vector256<float>[] _y;
    private readonly Vector256<float>[] _z;
    private readonly Vector256<float>[] _facingX;
    private readonly Vector256<float>[] _facingY;
    private readonly Vector256<float>[] _facingZ;
    private readonly Vector256<float> _radiusSquared;
    private readonly Vector256<float> _perAttenuationLength;
    private readonly Vector256<float> _flat;
    private readonly Vector256<float> _halfRound;

    public CathodeBank(PmtArray pmts, double attenuationLengthMm, double flatCathodeWeight)
    {
        Blocks = (pmts.Count + Lanes - 1) / Lanes;
        _x = Pack(Blocks, i => i < pmts.Count ? pmts.CentresMm[i].X : FarMm);
        _y = Pack(Blocks, i => i < pmts.Count ? pmts.CentresMm[i].Y : FarMm);
        _z = Pack(Blocks, i => i < pmts.Count ? pmts.CentresMm[i].Z : FarMm);
        _facingX = Pack(Blocks, i => i < pmts.Count ? pmts.Facings[i].X : 0.0);
        _facingY = Pack(Blocks, i => i < pmts.Count ? pmts.Facings[i].Y : 0.0);
        _facingZ = Pack(Blocks, i => i < pmts.Count ? pmts.Facings[i].Z : 0.0);
        _radiusSquared = Vector256.Create((float)(pmts.RadiusMm * pmts.RadiusMm));
        _perAttenuationLength = Vector256.Create((float)(-1.0 / attenuationLengthMm));
        _flat = Vector256.Create((float)(0.5 * flatCathodeWeight));
        _halfRound = Vector256.Create((float)(0.25 * (1.0 - flatCathodeWeight)));
    }

    /// <summary>Groups of eight cathodes.</summary>
    public int Blocks { get; }

    /// <summary>Packs a value per cathode into groups of eight.</summary>
    public static Vector256<float>[] Pack(int blocks, Func<int, double> value)
    {
        var packed = new Vector256<float>[blocks];
        for (int i = 0; i < Lanes * blocks; i++)
        {
            packed[i / Lanes] = packed[i / Lanes].WithElement(i % Lanes, (float)value(i));
        }

        return packed;
    }

    /// <summary>Sum of the lanes in double precision and a fixed order.</summary>
    public static double Sum(Vector256<float> lanes)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(lanes);
        return Vector256Sum.Ordered(low + high);
    }

    /// <summary>Share of the photons made at a place that arrive directly, and the way they go, mm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Direct(int block, Vector256<float> x, Vector256<float> y, Vector256<float> z, out Vector256<float> distanceMm)
    {
        Vector256<float> dx = x - _x[block];
        Vector256<float> dy = y - _y[block];
        Vector256<float> dz = z - _z[block];
        Vector256<float> squared = Vector256.Max((dx * dx) + (dy * dy) + (dz * dz), Vector256<float>.One);   // 1 mm: a place on a centre
        Vector256<float> distance = Vector256.Sqrt(squared);
        Vector256<float> toRim = Vector256.Sqrt(squared + _radiusSquared);
        Vector256<float> rimProduct = toRim * (toRim + distance);
        Vector256<float> inverse = Vector256<float>.One / (distance * rimProduct);
        Vector256<float> cosine = ((dx * _facingX[block]) + (dy * _facingY[block]) + (dz * _facingZ[block])) * (rimProduct * inverse);
        Vector256<float> response = (_flat * Vector256.Max(cosine, Vector256<float>.Zero)) + (_halfRound * (Vector256<float>.One + cosine));
        distanceMm = distance;
        return (_radiusSquared * distance * inverse) * response * Elementary.Exp(distance * _perAttenuationLength);
    }
}
