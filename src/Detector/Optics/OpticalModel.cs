using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
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
    private readonly CathodeBank _bank;
    private readonly ScatteredLight _scattered;
    private readonly Vector256<float>[] _pePerShare;
    private readonly Vector256<float>[] _meanDirect;
    private readonly double _nsPerMm;

    /// <summary>Builds the tables.</summary>
    public OpticalModel(DetectorModel model)
    {
        PmtArray pmts = model.Geometry.InnerPmts;
        PhotomultiplierParameters tubes = model.Photomultipliers;
        PmtCount = pmts.Count;
        _bank = new CathodeBank(pmts, model.Light.AttenuationLengthMm, model.Light.FlatCathodeWeight);
        _nsPerMm = model.Light.GroupIndex / PhysicalConstants.SpeedOfLightMmPerNs;
        PePerMeVOfFullCover = model.LightYieldPhotonsPerMeV * tubes.QuantumEfficiency * tubes.CollectionEfficiency;
        double[] efficiencies = AsBuilt.Factors(tubes.AsBuiltSeed, AsBuilt.Efficiency, pmts.Count, tubes.EfficiencySpread);
        _pePerShare = CathodeBank.Pack(_bank.Blocks, i => i < pmts.Count ? PePerMeVOfFullCover * efficiencies[i] : 0.0);
        Cylinder walls = model.Envelope;
        _scattered = new ScatteredLight(walls, model.Light.AttenuationLengthMm, model.Light.ScatteredShare);
        _meanDirect = MeanDirect(_bank, walls);
        PePerMeVAtCentre = Accumulate(default, 1.0, 0.0, new Vector256<float>[Blocks], new Vector256<float>[Blocks]);
    }

    /// <inheritdoc/>
    public int PmtCount { get; }

    /// <summary>p.e. per MeV if every photon met a cathode.</summary>
    public double PePerMeVOfFullCover { get; }

    /// <summary>p.e. per MeV of all inner photomultipliers for light at the centre.</summary>
    public double PePerMeVAtCentre { get; }

    /// <summary>Groups of eight photomultipliers.</summary>
    internal int Blocks => _bank.Blocks;

    /// <inheritdoc/>
    public void Expect(Vector3 vertexMm, Span<double> pePerMeV)
    {
        Place place = PlaceOf(vertexMm);
        for (int block = 0; block < Blocks; block++)
        {
            Vector256<float> pe = PePerMeV(block, place, out _);
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
    internal double Accumulate(Vector3 placeMm, double visibleMeV, double timeNs, Span<Vector256<float>> meanPe, Span<Vector256<float>> peTimesNs)
    {
        Place place = PlaceOf(placeMm);
        Vector256<float> visible = Vector256.Create((float)visibleMeV);
        Vector256<float> start = Vector256.Create((float)timeNs);
        Vector256<float> nsPerMm = Vector256.Create((float)_nsPerMm);
        Vector256<float> sum = Vector256<float>.Zero;
        for (int block = 0; block < Blocks; block++)
        {
            Vector256<float> pe = visible * PePerMeV(block, place, out Vector256<float> distanceMm);
            meanPe[block] += pe;
            peTimesNs[block] += pe * (start + (distanceMm * nsPerMm));
            sum += pe;
        }

        return CathodeBank.Sum(sum);
    }

    // Spread over lanes once: the conversion to single precision inside the loop over cathodes would chain its rounds together.
    private Place PlaceOf(Vector3 placeMm)
    {
        (double near, double far) = _scattered.At(placeMm);
        return new Place(
            Vector256.Create((float)placeMm.X), Vector256.Create((float)placeMm.Y), Vector256.Create((float)placeMm.Z),
            Vector256.Create((float)(1.0 + near)), Vector256.Create((float)far));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> PePerMeV(int block, in Place place, out Vector256<float> distanceMm)
    {
        Vector256<float> direct = _bank.Direct(block, place.X, place.Y, place.Z, out distanceMm);
        return _pePerShare[block] * ((direct * place.DirectAndNear) + (place.Far * _meanDirect[block]));
    }

    // Mean over the volume between the walls, midpoints of cells of equal volume.
    private static Vector256<float>[] MeanDirect(CathodeBank bank, Cylinder walls)
    {
        const int rings = 8;
        const int azimuths = 16;
        const int layers = 12;
        var mean = new Vector256<float>[bank.Blocks];
        Vector256<float> share = Vector256.Create(1.0f / (rings * azimuths * layers));
        for (int ring = 0; ring < rings; ring++)
        {
            double radius = walls.RadiusMm * Math.Sqrt((ring + 0.5) / rings);
            for (int azimuth = 0; azimuth < azimuths; azimuth++)
            {
                (double sin, double cos) = Elementary.SinCos(2.0 * Math.PI * (azimuth + 0.5) / azimuths);
                for (int layer = 0; layer < layers; layer++)
                {
                    Vector256<float> z = Vector256.Create((float)(walls.HalfHeightMm * ((2.0 * layer) + 1.0 - layers) / layers));
                    for (int block = 0; block < bank.Blocks; block++)
                    {
                        mean[block] += share * bank.Direct(block, Vector256.Create((float)(radius * cos)), Vector256.Create((float)(radius * sin)), z, out _);
                    }
                }
            }
        }

        return mean;
    }

    // A place, mm, and what becomes of its light, in every lane.
    private readonly record struct Place(
        Vector256<float> X, Vector256<float> Y, Vector256<float> Z, Vector256<float> DirectAndNear, Vector256<float> Far);
}
