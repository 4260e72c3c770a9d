using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;

namespace JparcSim.Pipeline.Validation;

/// <summary>A simulated sample in memory, part after part, with the questions that checks ask of it.</summary>
/// <param name="Geometry">The detector it was simulated in.</param>
/// <param name="Parts">Tables of the parts, in order.</param>
internal sealed record Sample(DetectorGeometry Geometry, IReadOnlyList<PartTables> Parts)
{
    /// <summary>Every trigger for which <paramref name="select"/> gives a value, in order.</summary>
    public double[] Triggers(Func<TriggerTable, int, double?> select) => Collect(part => part.Triggers, select);

    /// <summary>Every pair for which <paramref name="select"/> gives a value, in order.</summary>
    public double[] Pairs(Func<PairTable, int, double?> select) => Collect(part => part.Pairs, select);

    /// <summary>Every captured neutron: its row and the row of the nucleus that caught it.</summary>
    public IEnumerable<NeutronCapture> Captures()
    {
        foreach (PartTables part in Parts)
        {
            ParticleTable particles = part.Particles;
            for (int row = 0; row < particles.RowCount; row++)
            {
                if (particles.ParentIndex[row] is { } parent)
                {
                    int neutron = row - (particles.ParticleIndex[row] - parent);
                    yield return new NeutronCapture(particles.EventId[row], particles.At(neutron), particles.At(row));
                }
            }
        }
    }

    private double[] Collect<TTable>(Func<PartTables, TTable> table, Func<TTable, int, double?> select)
        where TTable : Table
    {
        var values = new List<double>();
        foreach (PartTables part in Parts)
        {
            TTable rows = table(part);
            for (int row = 0; row < rows.RowCount; row++)
            {
                if (select(rows, row) is { } value)
                {
                    values.Add(value);
                }
            }
        }

        return [.. values];
    }
}

/// <summary>A neutron and the nucleus that it ended in.</summary>
internal readonly record struct NeutronCapture(long EventId, Particle Neutron, Particle Nucleus)
{
    private const int FirstGadolinium = 1_000_640_000;
    private const int LastGadolinium = 1_000_649_999;

    /// <summary>From the neutron's start to its capture, us.</summary>
    public double DelayUs => Nucleus.StartTimeUs - Neutron.StartTimeUs;

    /// <summary>Whether gadolinium caught it.</summary>
    public bool IsOnGadolinium => Nucleus.PdgCode is >= FirstGadolinium and <= LastGadolinium;
}

/// <summary>Regions in which published numbers were measured.</summary>
internal static class Regions
{
    /// <summary>R &lt; 0.7 m, |z| &lt; 0.7 m: the central region of the resolution measurements.</summary>
    public static bool IsCentral(Vector3 placeMm) => placeMm.RhoSquared < 700.0 * 700.0 && Math.Abs(placeMm.Z) < 700.0;

    /// <summary>R &lt; 1.4 m, |z| &lt; 1.0 m: the fiducial volume of 10.7 t.</summary>
    public static bool IsFiducial(Vector3 placeMm) => placeMm.RhoSquared < 1400.0 * 1400.0 && Math.Abs(placeMm.Z) < 1000.0;

    /// <summary>Reconstructed place of a trigger.</summary>
    public static Vector3 Reconstructed(TriggerTable triggers, int row) =>
        new(triggers.RecoXMm[row], triggers.RecoYMm[row], triggers.RecoZMm[row]);
}
