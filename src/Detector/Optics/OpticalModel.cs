using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Optics;

/// <summary>Light from the liquids inside the optical separator to the inner photomultipliers: the light map that simulates.</summary>
/// <remarks>
/// p.e./MeV = light yield x quantum efficiency x collection efficiency x individual efficiency x
/// [direct (1 + near) + far x mean direct], with <see cref="CathodeBank"/> and <see cref="ScatteredLight"/>.
/// Assumed: black walls, a vessel that matches the index of the liquid, cathodes that do not shadow one another.
/// </remarks>
public sealed class OpticalModel : ILightMap
{
    private const double LightSpeedMmPerNs = 299.792458;   // exact, SI

    private readonly CathodeBank _bank;
    private readonly ScatteredLight _scattered;
    private readonly Vector256<double>[] _pePerShare;
    private readonly Vector256<double>[] _meanDirect;
    private readonly double _nsPerMm;

    /// <summary>Builds the tables.</summary>
    public OpticalModel(DetectorModel model)
    {
        PmtArray pmts = model.Geometry.InnerPmts;
        PhotomultiplierParameters tubes = model.Photomultipliers;
        PmtCount = pmts.Count;
        _bank = new CathodeBank(pmts, model.Light.AttenuationLengthMm, model.Light.FlatCathodeWeight);
        _nsPerMm = model.Light.GroupIndex / LightSpeedMmPerNs;
        PePerMeVOfFullCover = model.LightYieldPhotonsPerMeV * tubes.QuantumEfficiency * tubes.CollectionEfficiency;
        double[] efficiencies = AsBuilt.Factors(tubes.AsBuiltSeed, AsBuilt.Efficiency, pmts.Count, tubes.EfficiencySpread);
        _pePerShare = CathodeBank.Pack(_bank.Blocks, i => i < pmts.Count ? PePerMeVOfFullCover * efficiencies[i] : 0.0);
        var walls = new Cylinder(
            Math.Sqrt(pmts.CentresMm.Max(centre => centre.RhoSquared)), pmts.CentresMm.Max(centre => Math.Abs(centre.Z)));
        _scattered = new ScatteredLight(walls, model.Light.AttenuationLengthMm, model.Light.ScatteredShare);
        _meanDirect = MeanDirect(_bank, walls);
        var sum = new Vector256<double>[Blocks];
        PePerMeVAtCentre = Accumulate(default, 1.0, 0.0, sum, sum);
    }

    /// <inheritdoc/>
    public int PmtCount { get; }

    /// <summary>p.e. per MeV if every photon met a cathode.</summary>
    public double PePerMeVOfFullCover { get; }

    /// <summary>p.e. per MeV of all inner photomultipliers for light at the centre.</summary>
    public double PePerMeVAtCentre { get; }

    /// <summary>Groups of four photomultipliers.</summary>
    internal int Blocks => _bank.Blocks;

    /// <inheritdoc/>
    public void Expect(Vector3 vertexMm, Span<double> pePerMeV)
    {
        (double near, double far) = _scattered.At(vertexMm);
        for (int block = 0; block < Blocks; block++)
        {
            Vector256<double> pe = PePerMeV(block, vertexMm, near, far, out _);
            for (int lane = 0; lane < CathodeBank.Lanes && (CathodeBank.Lanes * block) + lane < PmtCount; lane++)
            {
                pePerMeV[(CathodeBank.Lanes * block) + lane] = pe[lane];
            }
        }
    }

    /// <summary>Adds the light of one deposit; returns its expected p.e. summed over the photomultipliers.</summary>
    /// <param name="placeMm">Place.</param>
    /// <param name="visibleMeV">Visible energy.</param>
    /// <param name="timeNs">Time within the flash.</param>
    /// <param name="meanPe">Expected p.e., added to. Shape: <see cref="Blocks"/>.</param>
    /// <param name="peTimesNs">Expected p.e. times arrival time, added to. Shape: <see cref="Blocks"/>.</param>
    internal double Accumulate(Vector3 placeMm, double visibleMeV, double timeNs, Span<Vector256<double>> meanPe, Span<Vector256<double>> peTimesNs)
    {
        (double near, double far) = _scattered.At(placeMm);
        Vector256<double> visible = Vector256.Create(visibleMeV);
        Vector256<double> start = Vector256.Create(timeNs);
        Vector256<double> nsPerMm = Vector256.Create(_nsPerMm);
        Vector256<double> sum = Vector256<double>.Zero;
        for (int block = 0; block < Blocks; block++)
        {
            Vector256<double> pe = visible * PePerMeV(block, placeMm, near, far, out Vector256<double> distanceMm);
            meanPe[block] += pe;
            peTimesNs[block] += pe * (start + (distanceMm * nsPerMm));
            sum += pe;
        }

        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> PePerMeV(int block, Vector3 placeMm, double near, double far, out Vector256<double> distanceMm)
    {
        Vector256<double> direct = _bank.Direct(
            block, Vector256.Create(placeMm.X), Vector256.Create(placeMm.Y), Vector256.Create(placeMm.Z), out distanceMm);
        return _pePerShare[block] * ((direct * Vector256.Create(1.0 + near)) + (Vector256.Create(far) * _meanDirect[block]));
    }

    // Mean over the volume between the walls, midpoints of cells of equal volume.
    private static Vector256<double>[] MeanDirect(CathodeBank bank, Cylinder walls)
    {
        const int rings = 8;
        const int azimuths = 16;
        const int layers = 12;
        var mean = new Vector256<double>[bank.Blocks];
        Vector256<double> share = Vector256.Create(1.0 / (rings * azimuths * layers));
        for (int ring = 0; ring < rings; ring++)
        {
            double radius = walls.RadiusMm * Math.Sqrt((ring + 0.5) / rings);
            for (int azimuth = 0; azimuth < azimuths; azimuth++)
            {
                (double sin, double cos) = Elementary.SinCos(2.0 * Math.PI * (azimuth + 0.5) / azimuths);
                for (int layer = 0; layer < layers; layer++)
                {
                    Vector256<double> z = Vector256.Create(walls.HalfHeightMm * ((2.0 * layer) + 1.0 - layers) / layers);
                    for (int block = 0; block < bank.Blocks; block++)
                    {
                        mean[block] += share * bank.Direct(block, Vector256.Create(radius * cos), Vector256.Create(radius * sin), z, out _);
                    }
                }
            }
        }

        return mean;
    }
}
