using System.Globalization;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Random;
using JparcSim.Detector;

namespace JparcSim.Pipeline.Running;

/// <summary>Which events keep their waveforms: with all of their triggers, and the same on any thread, batch and shard.</summary>
/// <param name="Fraction">Part of the events; those of a smaller one are among those of a greater.</param>
/// <param name="OfSelected">Only events with a trigger in a pair that passes every cut; known at the end of a part.</param>
/// <param name="EventId">One event that keeps them whatever the others do; null for none.</param>
internal readonly record struct WaveformChoice(double Fraction, bool OfSelected = false, long? EventId = null)
{
    private const string Selected = WaveformTable.KeepWord + ":" + KeepList.Selected;

    /// <summary>The choice of a run's words.</summary>
    public static WaveformChoice Of(IReadOnlyList<string> keep)
    {
        string? word = keep.FirstOrDefault(word => KeepList.NameOf(word) == WaveformTable.KeepWord);
        if (word == Selected)
        {
            return new WaveformChoice(1.0, OfSelected: true);
        }

        int colon = word?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return new WaveformChoice(word is null ? 0.0 : colon < 0 ? 1.0 : double.Parse(word.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>Which events of a part keep their waveforms.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="pairs">The pairs of the part, cut.</param>
    public Func<long, bool> Of(ulong seed, PairTable pairs)
    {
        WaveformChoice choice = this;
        HashSet<long>? selected = OfSelected ? SelectedEvents(pairs) : null;
        return eventId => choice.Includes(seed, eventId, selected);
    }

    /// <summary>Removes the rows, from one on, of the events that the fraction leaves out.</summary>
    public void ApplyFraction(ulong seed, WaveformTable waveforms, int firstRow)
    {
        if (Fraction < 1.0)
        {
            Keep(seed, waveforms, firstRow, null);
        }
    }

    /// <summary>Removes the rows of the events without a selected pair, once the pairs of a part are cut.</summary>
    public void ApplySelection(PartTables part)
    {
        if (OfSelected)
        {
            Keep(seed: 0, part.Waveforms, 0, SelectedEvents(part.Pairs));   // no hash is asked
        }
    }

    private bool Includes(ulong seed, long eventId, HashSet<long>? selected) => eventId == EventId || (selected?.Contains(eventId)
        ?? (Fraction >= 1.0 || (Fraction > 0.0 && new EventRandom(seed, (ulong)eventId, RandomStage.KeptWaveforms).Uniform() < Fraction)));

    private static HashSet<long> SelectedEvents(PairTable pairs)
    {
        var events = new HashSet<long>();
        for (int row = 0; row < pairs.RowCount; row++)
        {
            if (pairs.PassesAll(row))
            {
                events.Add(pairs.PromptTriggerId[row] / TriggerTable.MaxPerEvent);
                events.Add(pairs.DelayedTriggerId[row] / TriggerTable.MaxPerEvent);
            }
        }

        return events;
    }

    private void Keep(ulong seed, WaveformTable waveforms, int firstRow, HashSet<long>? selected)
    {
        int to = firstRow;
        for (int first = firstRow; first < waveforms.RowCount;)
        {
            long eventId = waveforms.TriggerId[first] / TriggerTable.MaxPerEvent;
            int end = first + 1;
            while (end < waveforms.RowCount && waveforms.TriggerId[end] / TriggerTable.MaxPerEvent == eventId)
            {
                end++;
            }

            if (Includes(seed, eventId, selected))
            {
                waveforms.MoveRows(first, end, to);
                to += end - first;
            }

            first = end;
        }

        waveforms.Truncate(to);
    }

    /// <summary>Refuses waveforms that a run's detector does not make, or more than a part can hold.</summary>
    /// <exception cref="UserInputException">It is so.</exception>
    public void Check(ResolvedRun run)
    {
        if (Fraction <= 0.0)
        {
            return;
        }

        DetectorModel detector = run.Scintillator.Detector;
        if (!detector.Readout.HasWaveforms)
        {
            ConfigNode? model = run.Sources.Detector.Find("readout")?.Find("model");
            string where = model is null ? "" : $" ({model.Location})";
            throw new UserInputException($"--keep: found {WaveformTable.KeepWord}, and readout.model charges, which makes none, in the detector{where}, expected readout.model waveforms");
        }

        // Six standard deviations above the mean, should every event have all its triggers.
        double samples = (double)detector.Geometry.InnerPmts.CentresMm.Count * detector.Readout.SampleCount * TriggerTable.MaxPerEvent;
        double mean = Fraction * run.ExpectedEvents(new PartRange(0, Math.Min(1, run.Plan.PartCount)));
        if ((mean + (6.0 * Math.Sqrt(mean))) * samples > Array.MaxLength)
        {
            throw new UserInputException(
                $"--keep: found {WaveformTable.KeepWord} of about {mean:F0} events in a part, expected at most {MostEvents(samples):F0}: a smaller partEvents (partSpills), or a fraction");
        }
    }

    private static double MostEvents(double samplesPerEvent)
    {
        double most = Array.MaxLength / samplesPerEvent;
        double root = Math.Sqrt(most + 9.0) - 3.0;   // root^2 + 6 root = most
        return Math.Floor(root * root);
    }
}
