using JparcSim.Core.Detectors;

namespace JparcSim.Core.Events;

/// <summary>One row per readout, that is per light flash over threshold. Filled by Detector, completed by Reco.</summary>
public sealed class TriggerTable : Table
{
    /// <summary>Triggers per event that an id has room for: TriggerId = EventId x 16 + ordinal of the flash.</summary>
    public const int MaxPerEvent = 16;

    /// <summary>Creates an empty table.</summary>
    public TriggerTable()
        : base("triggers", "readout: one light flash over threshold", DetectorKind.Scintillator)
    {
        TriggerId = Int64("TriggerId", "EventId x 16 + ordinal of the flash within the event.");
        EventId = Declare(new NullableColumn<long>(new ColumnDefinition(
            "EventId", ColumnType.Int64, "",
            "Truth: the event with most photo-electrons in the flash; in every row, because dark noise alone makes no trigger.") { IsNullable = true }));
        SpillIndex = Int64("SpillIndex", "Number of the beam spill.");
        TimeUs = Float64("TimeUs", "us", "Time of the trigger after the start of the first proton bunch of the spill.");
        IsBeamGated = Declare(new Column<bool>(new ColumnDefinition(
            "IsBeamGated", ColumnType.Boolean, "", "Whether the beam-synchronous gate took it; otherwise the self trigger did.")));
        ChargePe = Float64("ChargePe", "p.e.", "Sum of the charges of the inner photomultipliers.");
        VetoTopChargePe = Float64("VetoTopChargePe", "p.e.", "Sum of the charges of the photomultipliers at the top of the veto.");
        VetoBottomChargePe = Float64("VetoBottomChargePe", "p.e.", "Sum of the charges of the photomultipliers at the bottom of the veto.");
        HitCount = Int32("HitCount", "Inner photomultipliers with a hit.");
        SaturatedCount = Int32(
            "SaturatedCount", "Inner photomultipliers beyond the digitiser's range at low gain too; 0 where charges are read without waveforms.");
        ChargesPe = Declare(new ListColumn<float>(new ColumnDefinition(
            "ChargesPe", ColumnType.Float32, "p.e.",
            "Charge of each inner photomultiplier, in the order of the detector's map.") { IsList = true, KeepWord = "charges" }));
        FirstHitsNs = Declare(new ListColumn<float>(new ColumnDefinition(
            "FirstHitsNs", ColumnType.Float32, "ns",
            "First-hit time of each inner photomultiplier relative to TimeUs; null without a hit.")
        { IsList = true, KeepWord = "firstHits" }));
        TrueVisibleEnergyMeV = Float64(
            "TrueVisibleEnergyMeV", "MeV",
            "Truth: energy turned into light in the flash, after quenching, in liquids the inner photomultipliers see.", hasBounds: false);
        TrueLightXMm = Float64("TrueLightXMm", "mm", "Truth: light-weighted mean place of the flash, x.", hasBounds: false);
        TrueLightYMm = Float64("TrueLightYMm", "mm", "Truth: light-weighted mean place of the flash, y.", hasBounds: false);
        TrueLightZMm = Float64("TrueLightZMm", "mm", "Truth: light-weighted mean place of the flash, z.", hasBounds: false);
        RecoEnergyMeV = Float64("RecoEnergyMeV", "MeV", "Reconstructed energy on the scale of the n-Gd peak.");
        RecoXMm = Float64("RecoXMm", "mm", "Reconstructed vertex, x.", hasBounds: false);
        RecoYMm = Float64("RecoYMm", "mm", "Reconstructed vertex, y.", hasBounds: false);
        RecoZMm = Float64("RecoZMm", "mm", "Reconstructed vertex, z.");
        FitDeviancePerDof = Float64(
            "FitDeviancePerDof", "", "Deviance of the charge fit per degree of freedom; about 1 for a point-like flash.", hasBounds: false);
        IsFitConverged = Declare(
            new Column<bool>(new ColumnDefinition("IsFitConverged", ColumnType.Boolean, "", "Whether the fit met its stopping rule.")));
        TailOverTotal = NullableFloat64(
            "TailOverTotal", "Late over all light of the summed low-gain waveforms, from 30 ns after their peak; null without waveforms.", hasBounds: false);
        PsdScore = NullableFloat64(
            "PsdScore",
            "Logarithm of signal over background likelihood of the pulse shape, summed over photomultipliers and samples; null without an artefact.");
    }

    /// <summary>Identity.</summary>
    public Column<long> TriggerId { get; }

    /// <summary>Event of most photo-electrons.</summary>
    public NullableColumn<long> EventId { get; }

    /// <summary>Spill.</summary>
    public Column<long> SpillIndex { get; }

    /// <summary>Trigger time, us.</summary>
    public Column<double> TimeUs { get; }

    /// <summary>Whether the beam-synchronous gate took it.</summary>
    public Column<bool> IsBeamGated { get; }

    /// <summary>Total inner charge, p.e.</summary>
    public Column<double> ChargePe { get; }

    /// <summary>Charge at the top of the veto, p.e.</summary>
    public Column<double> VetoTopChargePe { get; }

    /// <summary>Charge at the bottom of the veto, p.e.</summary>
    public Column<double> VetoBottomChargePe { get; }

    /// <summary>Inner photomultipliers hit.</summary>
    public Column<int> HitCount { get; }

    /// <summary>Inner photomultipliers beyond the range of the digitiser.</summary>
    public Column<int> SaturatedCount { get; }

    /// <summary>Charge per inner photomultiplier, p.e.</summary>
    public ListColumn<float> ChargesPe { get; }

    /// <summary>First-hit time per inner photomultiplier relative to <see cref="TimeUs"/>, ns; NaN without a hit.</summary>
    public ListColumn<float> FirstHitsNs { get; }

    /// <summary>True visible energy, MeV.</summary>
    public Column<double> TrueVisibleEnergyMeV { get; }

    /// <summary>True light centroid x, mm.</summary>
    public Column<double> TrueLightXMm { get; }

    /// <summary>True light centroid y, mm.</summary>
    public Column<double> TrueLightYMm { get; }

    /// <summary>True light centroid z, mm.</summary>
    public Column<double> TrueLightZMm { get; }

    /// <summary>Reconstructed energy, MeV. Added by Reco, one row per trigger.</summary>
    public Column<double> RecoEnergyMeV { get; }

    /// <summary>Reconstructed x, mm.</summary>
    public Column<double> RecoXMm { get; }

    /// <summary>Reconstructed y, mm.</summary>
    public Column<double> RecoYMm { get; }

    /// <summary>Reconstructed z, mm.</summary>
    public Column<double> RecoZMm { get; }

    /// <summary>Fit quality.</summary>
    public Column<double> FitDeviancePerDof { get; }

    /// <summary>Fit convergence.</summary>
    public Column<bool> IsFitConverged { get; }

    /// <summary>Late over all light.</summary>
    public NullableColumn<double> TailOverTotal { get; }

    /// <summary>Pulse-shape score; greater is more like signal.</summary>
    public NullableColumn<double> PsdScore { get; }
}
