using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Flux;

/// <summary>Where vertices are made: tubes, each with a number of targets spread evenly over it.</summary>
public sealed class VertexRegion
{
    private const double Carbon12Abundance = 0.9893;

    private readonly Tube[] _tubes;
    private readonly double[] _targets;
    private readonly double[] _cumulative;

    private VertexRegion(List<Tube> tubes, List<double> targets)
    {
        _tubes = [.. tubes];
        _targets = [.. targets];
        _cumulative = new double[_targets.Length];
        double sum = 0.0;
        for (int i = 0; i < _targets.Length; i++)
        {
            sum += _targets[i];
            _cumulative[i] = sum;
        }

        TotalTargets = sum;
    }

    /// <summary>Number of targets in the whole region; 0 when the region is empty.</summary>
    public double TotalTargets { get; }

    /// <summary>Number of tubes.</summary>
    public int TubeCount => _tubes.Length;

    /// <summary>The protons (hydrogen nuclei) of every volume with interactions.</summary>
    public static VertexRegion OfProtons(DetectorGeometry geometry) =>
        Of(geometry, volume => volume.HasInteractions ? volume.Material.AtomsPerCm3(Element.Hydrogen) : 0.0);

    /// <summary>The 12C nuclei of every volume with interactions: 98.93 % of carbon (IUPAC).</summary>
    public static VertexRegion OfCarbon12(DetectorGeometry geometry) =>
        Of(geometry, volume => volume.HasInteractions ? Carbon12Abundance * volume.Material.AtomsPerCm3(Element.Carbon) : 0.0);

    /// <summary>The electrons of every volume with interactions.</summary>
    public static VertexRegion OfElectrons(DetectorGeometry geometry) =>
        Of(geometry, volume => volume.HasInteractions ? volume.Material.ElectronsPerCm3 : 0.0);

    /// <summary>Every volume with interactions, evenly by volume; the targets are cubic centimetres.</summary>
    public static VertexRegion OfVolume(DetectorGeometry geometry) => Of(geometry, volume => volume.HasInteractions ? 1.0 : 0.0);

    /// <summary>One named volume, evenly; the targets are cubic centimetres.</summary>
    public static VertexRegion OfVolume(DetectorGeometry geometry, string name) => Of(geometry, volume => volume.Name == name ? 1.0 : 0.0);

    /// <summary>A tube and its targets.</summary>
    public (Tube Tube, double Targets) this[int tube] => (_tubes[tube], _targets[tube]);

    /// <summary>A place drawn in proportion to the targets, mm. Four words.</summary>
    public Vector3 Sample(ref EventRandom random) => _tubes[Sampling.Place(ref random, _cumulative)].Sample(ref random);

    /// <summary>The greatest distance of a place from the centre, mm.</summary>
    public double LargestDistanceMm()
    {
        double largest = 0.0;
        foreach (Tube tube in _tubes)
        {
            double z = Math.Max(Math.Abs(tube.MinZMm), Math.Abs(tube.MaxZMm));
            largest = Math.Max(largest, Math.Sqrt((tube.OuterRadiusMm * tube.OuterRadiusMm) + (z * z)));
        }

        return largest;
    }

    private static VertexRegion Of(DetectorGeometry geometry, Func<DetectorVolume, double> targetsPerCm3)
    {
        var tubes = new List<Tube>();
        var targets = new List<double>();
        for (int i = 0; i < geometry.Volumes.Count; i++)
        {
            double density = targetsPerCm3(geometry.Volumes[i]);
            if (!(density > 0.0))
            {
                continue;
            }

            foreach (Tube tube in Shell(geometry.Volumes[i].Outer, i == 0 ? null : geometry.Volumes[i - 1].Outer))
            {
                if (tube.VolumeMm3 > 0.0)
                {
                    tubes.Add(tube);
                    targets.Add(density * tube.VolumeMm3 * 1e-3);   // mm3 to cm3
                }
            }
        }

        return new VertexRegion(tubes, targets);
    }

    // What lies between two nested cylinders: the ring beside the inner one, and the discs below and above it.
    private static IEnumerable<Tube> Shell(Cylinder outer, Cylinder? inner)
    {
        double radiusMm = inner?.RadiusMm ?? 0.0;
        double halfHeightMm = inner?.HalfHeightMm ?? outer.HalfHeightMm;
        yield return new Tube(radiusMm, outer.RadiusMm, -halfHeightMm, halfHeightMm);
        yield return new Tube(0.0, outer.RadiusMm, -outer.HalfHeightMm, -halfHeightMm);
        yield return new Tube(0.0, outer.RadiusMm, halfHeightMm, outer.HalfHeightMm);
    }
}
