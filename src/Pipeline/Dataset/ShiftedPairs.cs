using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Running;
using JparcSim.Reco.Pairing;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Accidental pairs of a dataset by the shift method: prompts with the triggers of later spills.</summary>
internal static class ShiftedPairs
{
    /// <summary>
    /// Cut flow of the shifted pairs; sums of weights are the pairs that the dataset's own spills have by accident. Pairs have no efficiencies,
    /// and the errors of their sums count how often an event is used.
    /// </summary>
    /// <param name="reader">The dataset.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="selection">The cuts.</param>
    /// <param name="shifts">Prompts meet the triggers of 1 to this many spills later.</param>
    /// <exception cref="UserInputException">The dataset has no common spills, or never two in a part.</exception>
    public static IReadOnlyList<CutFlowRow> CutFlow(DatasetReader reader, Manifest manifest, SelectionStage selection, int shifts)
    {
        ResolvedRun run = ManifestRun.Resolve(manifest);
        IReadOnlyList<string> channels = ManifestRun.Channels(manifest);
        if (run.Plan.AreEventsAlone)
        {
            throw new UserInputException("--shift-spills: found a run in count mode, each event alone on its spill, expected a run with pot");
        }

        double weight = Weight(reader, run.Plan, shifts);
        var flow = new CutFlow(selection, channels);
        var errors = new ShiftedPairErrors(selection);
        var finder = new PairFinder(run.Scintillator.Pairing);
        var tables = new PartTables(channels, CutCatalog.Names);
        foreach (int part in reader.Parts)
        {
            Load(reader, part, tables);
            flow.AddInteractions(
                tables.Interactions.EventId.Values, tables.Interactions.Channel.Codes, tables.Interactions.Weight.Values, tables.Triggers.EventId.Values,
                tables.Triggers.EventId.IsPresent);
            errors.BeginPart(tables.Interactions);
            for (int shift = 1; shift <= shifts; shift++)
            {
                tables.Pairs.Clear();
                finder.FindShifted(tables, shift, weight);
                flow.AddPairs(PairColumns.Of(tables.Pairs, 0, tables.Pairs.PairId.RowCount));
                errors.Add(tables.Interactions, tables.Pairs);
            }

            errors.EndPart();
        }

        return WithErrors(flow.Rows(), errors.Errors);
    }

    // Of the pairs of many shifts there may be more than events: they are no part of them, and no independent sample.
    private static IReadOnlyList<CutFlowRow> WithErrors(IReadOnlyList<CutFlowRow> rows, IReadOnlyList<double> errors)
    {
        int firstOfPairs = rows.Count - errors.Count;
        return
        [
            .. rows.Take(firstOfPairs), .. rows.Skip(firstOfPairs).Zip(errors, (row, error) => row with
            {
                Efficiency = null, Error = null, CumulativeEfficiency = null, CumulativeError = null, WeightedError = error,
                Classes = [.. row.Classes.Select(c => c with
                {
                    CumulativeEfficiency = null, CumulativeError = null, WeightedError = c.Name == PairTable.Accidental ? error : c.WeightedError,
                })],
            }),
        ];
    }

    // Of the n spills of a part, n - k have one k later.
    private static double Weight(DatasetReader reader, IPartPlan plan, int shifts)
    {
        double spills = 0.0;
        double shifted = 0.0;
        foreach (int part in reader.Parts)
        {
            long here = plan.SpillsOf(part);
            spills += here;
            for (int shift = 1; shift <= shifts; shift++)
            {
                shifted += Math.Max(0L, here - shift);
            }
        }

        return shifted > 0.0
            ? spills / shifted
            : throw new UserInputException($"--shift-spills: found {shifts}, and no part of more than one spill, expected parts of two spills or more (partSpills)");
    }

    private static void Load(DatasetReader reader, int part, PartTables tables)
    {
        InteractionTable interactions = tables.Interactions;
        TriggerTable triggers = tables.Triggers;
        reader.Load(interactions, part, [interactions.EventId, interactions.Channel, interactions.Weight]);
        reader.Load(triggers, part, new DatasetLayout(DetectorKind.Scintillator, []).ColumnsOf(triggers));
    }
}
