using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Core.Events;

/// <summary>One row per final-state particle, and per nucleus that captured a neutron. Filled by Generator and Detector.</summary>
public sealed class ParticleTable : Table
{
    /// <summary>Creates an empty table.</summary>
    public ParticleTable()
        : base("particles", "final-state particle of an interaction, or nucleus left by a neutron capture", DetectorKind.Scintillator)
    {
        EventId = Int64("EventId", "The interaction it belongs to.");
        ParticleIndex = Int32("ParticleIndex", "Place within the event, from 0.");
        ParentIndex = Declare(new NullableColumn<int>(new ColumnDefinition(
            "ParentIndex", ColumnType.Int32, "", "ParticleIndex of the parent; null for a primary.") { IsNullable = true }));
        PdgCode = Int32("PdgCode", "PDG code; nuclei as 10LZZZAAAI.");
        KineticEnergyMeV = Float64("KineticEnergyMeV", "MeV", "Kinetic energy at the start.");
        DirectionX = Float64("DirectionX", "", "Unit vector of the momentum, x; zero for a nucleus at rest.");
        DirectionY = Float64("DirectionY", "", "Unit vector of the momentum, y.");
        DirectionZ = Float64("DirectionZ", "", "Unit vector of the momentum, z.");
        StartTimeUs = Float64("StartTimeUs", "us", "Time of the start after the first proton bunch of the spill.");
        StartXMm = Float64("StartXMm", "mm", "Place of the start, x.");
        StartYMm = Float64("StartYMm", "mm", "Place of the start, y.");
        StartZMm = Float64("StartZMm", "mm", "Place of the start, z.");
    }

    /// <summary>The interaction it belongs to.</summary>
    public Column<long> EventId { get; }

    /// <summary>Place within the event.</summary>
    public Column<int> ParticleIndex { get; }

    /// <summary>Place of the parent, if any.</summary>
    public NullableColumn<int> ParentIndex { get; }

    /// <summary>PDG code.</summary>
    public Column<int> PdgCode { get; }

    /// <summary>Kinetic energy, MeV.</summary>
    public Column<double> KineticEnergyMeV { get; }

    /// <summary>Direction, x.</summary>
    public Column<double> DirectionX { get; }

    /// <summary>Direction, y.</summary>
    public Column<double> DirectionY { get; }

    /// <summary>Direction, z.</summary>
    public Column<double> DirectionZ { get; }

    /// <summary>Start time, us.</summary>
    public Column<double> StartTimeUs { get; }

    /// <summary>Start x, mm.</summary>
    public Column<double> StartXMm { get; }

    /// <summary>Start y, mm.</summary>
    public Column<double> StartYMm { get; }

    /// <summary>Start z, mm.</summary>
    public Column<double> StartZMm { get; }

    /// <summary>Appends a particle.</summary>
    public void Add(long eventId, int index, int? parentIndex, in Particle particle)
    {
        EventId.Add(eventId);
        ParticleIndex.Add(index);
        ParentIndex.Add(parentIndex);
        PdgCode.Add(particle.PdgCode);
        KineticEnergyMeV.Add(particle.KineticEnergyMeV);
        DirectionX.Add(particle.Direction.X);
        DirectionY.Add(particle.Direction.Y);
        DirectionZ.Add(particle.Direction.Z);
        StartTimeUs.Add(particle.StartTimeUs);
        StartXMm.Add(particle.StartMm.X);
        StartYMm.Add(particle.StartMm.Y);
        StartZMm.Add(particle.StartMm.Z);
    }

    /// <summary>The particle in a row.</summary>
    public Particle At(int row) => new(
        PdgCode[row],
        KineticEnergyMeV[row],
        new Vector3(DirectionX[row], DirectionY[row], DirectionZ[row]),
        StartTimeUs[row],
        new Vector3(StartXMm[row], StartYMm[row], StartZMm[row]));
}

/// <summary>A particle at its start.</summary>
/// <param name="PdgCode">PDG code; nuclei as 10LZZZAAAI.</param>
/// <param name="KineticEnergyMeV">Kinetic energy, MeV.</param>
/// <param name="Direction">Unit vector of the momentum; zero at rest.</param>
/// <param name="StartTimeUs">Start time on the spill's clock, us.</param>
/// <param name="StartMm">Start place, mm.</param>
public readonly record struct Particle(int PdgCode, double KineticEnergyMeV, Vector3 Direction, double StartTimeUs, Vector3 StartMm);
