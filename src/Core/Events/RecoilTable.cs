using JparcSim.Core.Detectors;

namespace JparcSim.Core.Events;

/// <summary>One row per recoil that a recoil detector saw. Filled by Detector.</summary>
public sealed class RecoilTable : Table
{
    /// <summary>Creates an empty table.</summary>
    public RecoilTable()
        : base("recoils", "nuclear recoil that the detector saw", DetectorKind.Recoil)
    {
        EventId = Int64("EventId", "The interaction it belongs to.");
        IsotopeZ = Declare(new NullableColumn<int>(new ColumnDefinition(
            "IsotopeZ", ColumnType.Int32, "", "Protons of the nucleus; null for backgrounds, whose spectra do not tell.") { IsNullable = true }));
        IsotopeN = Declare(new NullableColumn<int>(new ColumnDefinition(
            "IsotopeN", ColumnType.Int32, "", "Neutrons of the nucleus; null for backgrounds.") { IsNullable = true }));
        TrueKeVnr = Float64("TrueKeVnr", "keVnr", "Kinetic energy of the nucleus.");
        TrueKeVee = Float64("TrueKeVee", "keVee", "The same as electron-equivalent energy: times the quenching factor there.", hasBounds: false);
        RecoKeVnr = Float64("RecoKeVnr", "keVnr", "Reconstructed recoil energy; may be negative.");
        RecoKeVee = Float64("RecoKeVee", "keVee", "The same as electron-equivalent energy; 0 where the reconstructed recoil is negative.");
        TimeUs = Declare(new NullableColumn<double>(new ColumnDefinition(
            "TimeUs", ColumnType.Float64, "us",
            "Reconstructed time after the start of the first proton bunch; null for a recoil without prompt light (S1).") { IsNullable = true }));
        HasS1 = Declare(new NullableColumn<bool>(new ColumnDefinition(
            "HasS1", ColumnType.Boolean, "", "Whether the prompt light was seen; null where the detector needs none.") { IsNullable = true }));
    }

    /// <summary>The interaction it belongs to.</summary>
    public Column<long> EventId { get; }

    /// <summary>Protons of the nucleus, if known.</summary>
    public NullableColumn<int> IsotopeZ { get; }

    /// <summary>Neutrons of the nucleus, if known.</summary>
    public NullableColumn<int> IsotopeN { get; }

    /// <summary>True recoil energy, keVnr.</summary>
    public Column<double> TrueKeVnr { get; }

    /// <summary>True electron-equivalent energy, keVee.</summary>
    public Column<double> TrueKeVee { get; }

    /// <summary>Reconstructed recoil energy, keVnr.</summary>
    public Column<double> RecoKeVnr { get; }

    /// <summary>Reconstructed electron-equivalent energy, keVee.</summary>
    public Column<double> RecoKeVee { get; }

    /// <summary>Reconstructed time, us, if known.</summary>
    public NullableColumn<double> TimeUs { get; }

    /// <summary>Whether prompt light was seen, where a detector needs it.</summary>
    public NullableColumn<bool> HasS1 { get; }
}
