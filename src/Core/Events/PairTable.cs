using JparcSim.Core.Detectors;

namespace JparcSim.Core.Events;

/// <summary>One row per prompt-delayed candidate, from time order alone. Filled by Reco; Pass columns by Analysis.</summary>
public sealed class PairTable : Table
{
    /// <summary>Code of <see cref="TrueClass"/> for two triggers of different events.</summary>
    public const string Accidental = "accidental";

    /// <summary>Creates an empty table.</summary>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    /// <param name="cuts">Kebab-case names of all cuts of the catalogue; cut <c>delta-t</c> owns the column <c>PassDeltaT</c>.</param>
    public PairTable(IReadOnlyList<string> channels, IReadOnlyList<string> cuts)
        : base("pairs", "prompt-delayed candidate: two triggers of one spill, in time order", DetectorKind.Scintillator)
    {
        PairId = Int64("PairId", "PromptTriggerId x 16 + ordinal of the pair with this prompt.");
        PromptTriggerId = Int64("PromptTriggerId", "The earlier trigger.");
        DelayedTriggerId = Int64("DelayedTriggerId", "The later trigger.");
        PromptEnergyMeV = Float64("PromptEnergyMeV", "MeV", "Reconstructed energy of the prompt.");
        DelayedEnergyMeV = Float64("DelayedEnergyMeV", "MeV", "Reconstructed energy of the delayed.");
        DeltaTUs = Float64("DeltaTUs", "us", "Time from prompt to delayed.");
        DeltaVertexMm = Float64("DeltaVertexMm", "mm", "Distance between the two reconstructed vertices.");
        TimeFromBeamUs = Float64("TimeFromBeamUs", "us", "Time of the prompt after the start of the first proton bunch.");
        PromptXMm = Float64("PromptXMm", "mm", "Reconstructed prompt vertex, x.");
        PromptYMm = Float64("PromptYMm", "mm", "Reconstructed prompt vertex, y.");
        PromptZMm = Float64("PromptZMm", "mm", "Reconstructed prompt vertex, z.");
        PromptVetoTopChargePe = Float64("PromptVetoTopChargePe", "p.e.", "VetoTopChargePe of the prompt.");
        PromptVetoBottomChargePe = Float64("PromptVetoBottomChargePe", "p.e.", "VetoBottomChargePe of the prompt.");
        SincePreviousUs = Declare(new NullableColumn<double>(new ColumnDefinition(
            "SincePreviousUs", ColumnType.Float64, "us", "Time from the trigger before the prompt to the prompt; null for the first of its spill.")
        { IsNullable = true }));
        PromptTailOverTotal = NullableFloat64("PromptTailOverTotal", "TailOverTotal of the prompt.");
        PromptPsdScore = NullableFloat64("PromptPsdScore", "PsdScore of the prompt.");
        Weight = Float64("Weight", "", "Weight of the prompt's event.");
        TrueClass = Declare(new TextColumn(
            new ColumnDefinition(
                "TrueClass", ColumnType.Text, "", "Truth: the channel when both triggers belong to one event, else accidental."),
            Classes(channels)));
        AccidentalCode = TrueClass.Vocabulary.ToList().IndexOf(Accidental);
        Pass = [.. cuts.Select(cut => Declare(new NullableColumn<bool>(PassDefinition(cut))))];
    }

    /// <summary>Identity.</summary>
    public Column<long> PairId { get; }

    /// <summary>Earlier trigger.</summary>
    public Column<long> PromptTriggerId { get; }

    /// <summary>Later trigger.</summary>
    public Column<long> DelayedTriggerId { get; }

    /// <summary>Prompt energy, MeV.</summary>
    public Column<double> PromptEnergyMeV { get; }

    /// <summary>Delayed energy, MeV.</summary>
    public Column<double> DelayedEnergyMeV { get; }

    /// <summary>Prompt to delayed, us.</summary>
    public Column<double> DeltaTUs { get; }

    /// <summary>Distance of the vertices, mm.</summary>
    public Column<double> DeltaVertexMm { get; }

    /// <summary>Prompt time in the spill, us.</summary>
    public Column<double> TimeFromBeamUs { get; }

    /// <summary>Prompt x, mm.</summary>
    public Column<double> PromptXMm { get; }

    /// <summary>Prompt y, mm.</summary>
    public Column<double> PromptYMm { get; }

    /// <summary>Prompt z, mm.</summary>
    public Column<double> PromptZMm { get; }

    /// <summary>Charge of the upper veto with the prompt, p.e.</summary>
    public Column<double> PromptVetoTopChargePe { get; }

    /// <summary>Charge of the lower veto with the prompt, p.e.</summary>
    public Column<double> PromptVetoBottomChargePe { get; }

    /// <summary>Time since the spill's trigger before the prompt, us.</summary>
    public NullableColumn<double> SincePreviousUs { get; }

    /// <summary>Late over all light of the prompt.</summary>
    public NullableColumn<double> PromptTailOverTotal { get; }

    /// <summary>Pulse-shape score of the prompt; greater is more like signal.</summary>
    public NullableColumn<double> PromptPsdScore { get; }

    /// <summary>Weight of the prompt's event.</summary>
    public Column<double> Weight { get; }

    /// <summary>True class; its names are <see cref="Classes"/>.</summary>
    public TextColumn TrueClass { get; }

    /// <summary>Code of <see cref="Accidental"/> among the true classes.</summary>
    public int AccidentalCode { get; }

    /// <summary>One column per cut of the catalogue, in its order; null where the macro does not use the cut.</summary>
    public IReadOnlyList<NullableColumn<bool>> Pass { get; }

    /// <summary>Whether a pair passes every cut that the macro uses.</summary>
    public bool PassesAll(int row)
    {
        foreach (NullableColumn<bool> cut in Pass)
        {
            if (cut[row] == false)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The true classes of a run: its channels in order, then <see cref="Accidental"/> unless a channel bears that name, which makes
    /// such pairs one by one.
    /// </summary>
    public static IReadOnlyList<string> Classes(IReadOnlyList<string> channels) =>
        channels.Contains(Accidental) ? channels : [.. channels, Accidental];

    private static ColumnDefinition PassDefinition(string cut)
    {
        string name = "Pass" + string.Concat(cut.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return new ColumnDefinition(
            name, ColumnType.Boolean, "",
            $"Whether the pair passes the cut {cut}; null when the macro does not use it.") { IsNullable = true };
    }
}
