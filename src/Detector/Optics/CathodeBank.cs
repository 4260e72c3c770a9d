using System.Runtime.Intrinsics;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Optics;

/// <summary>Direct light on a set of photocathodes, four at a time.</summary>
/// <remarks>
/// Share of the photons of an isotropic point at distance d that a cathode of radius a sees:
/// 1/2 (1 - d / sqrt(d^2 + a^2)) exp(-d / attenuation) [w max(cos, 0) + (1 - w)(1 + cos) / 2].
/// The first factor is the solid angle of a disc seen from its axis (exact); cos is that of the angle of incidence, w the weight of a
/// flat disc (whose projected area goes as cos) against a half sphere (whose projected area goes as (1 + cos) / 2).
/// Lanes beyond the last cathode lie far away and look nowhere; who uses them gives them no efficiency.
/// </remarks>
internal sealed class CathodeBank
{
    public const int Lanes = 4;

    private const double FarMm = 1e5;

    private readonly Vector256<double>[] _x;
    private readonly Vector256<double>[] _y;
    private readonly Vector256<double>[] _z;
    private readonly Vector256<double>[] _facingX;
    private readonly Vector256<double>[] _facingY;
    private readonly Vector256<double>[] _facingZ;
    private readonly Vector256<double> _radiusSquared;
    private readonly Vector256<double> _perAttenuationLength;
    private readonly Vector256<double> _flat;
    private readonly Vector256<double> _halfRound;

    public CathodeBank(PmtArray pmts, double attenuationLengthMm, double flatCathodeWeight)
    {
        Blocks = (pmts.Count + Lanes - 1) / Lanes;
        _x = Pack(Blocks, i => i < pmts.Count ? pmts.CentresMm[i].X : FarMm);
        _y = Pack(Blocks, i => i < pmts.Count ? pmts.CentresMm[i].Y : FarMm);
        _z = Pack(Blocks, i => i < pmts.Count ? pmts.CentresMm[i].Z : FarMm);
        _facingX = Pack(Blocks, i => i < pmts.Count ? pmts.Facings[i].X : 0.0);
        _facingY = Pack(Blocks, i => i < pmts.Count ? pmts.Facings[i].Y : 0.0);
        _facingZ = Pack(Blocks, i => i < pmts.Count ? pmts.Facings[i].Z : 0.0);
        _radiusSquared = Vector256.Create(pmts.RadiusMm * pmts.RadiusMm);
        _perAttenuationLength = Vector256.Create(-1.0 / attenuationLengthMm);
        _flat = Vector256.Create(0.5 * flatCathodeWeight);
        _halfRound = Vector256.Create(0.25 * (1.0 - flatCathodeWeight));
    }

    /// <summary>Groups of four cathodes.</summary>
    public int Blocks { get; }

    /// <summary>Packs a value per cathode into groups of four.</summary>
    public static Vector256<double>[] Pack(int blocks, Func<int, double> value)
    {
        var packed = new Vector256<double>[blocks];
        for (int block = 0; block < blocks; block++)
        {
            int i = Lanes * block;
            packed[block] = Vector256.Create(value(i), value(i + 1), value(i + 2), value(i + 3));
        }

        return packed;
    }

    /// <summary>Share of the photons made at a place that arrive directly, and the way they go, mm.</summary>
    public Vector256<double> Direct(int block, Vector256<double> x, Vector256<double> y, Vector256<double> z, out Vector256<double> distanceMm)
    {
        Vector256<double> dx = x - _x[block];
        Vector256<double> dy = y - _y[block];
        Vector256<double> dz = z - _z[block];
        Vector256<double> squared = Vector256.Max((dx * dx) + (dy * dy) + (dz * dz), Vector256<double>.One);   // 1 mm: a place on a centre
        Vector256<double> distance = Vector256.Sqrt(squared);
        Vector256<double> toRim = Vector256.Sqrt(squared + _radiusSquared);
        Vector256<double> inverse = Vector256<double>.One / (distance * toRim);
        Vector256<double> cosine = ((dx * _facingX[block]) + (dy * _facingY[block]) + (dz * _facingZ[block])) * (toRim * inverse);
        Vector256<double> response = (_flat * Vector256.Max(cosine, Vector256<double>.Zero)) + (_halfRound * (Vector256<double>.One + cosine));
        distanceMm = distance;
        return (Vector256<double>.One - (squared * inverse)) * response * Elementary.Exp(distance * _perAttenuationLength);
    }
}
