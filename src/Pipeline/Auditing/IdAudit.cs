using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Checks the ids of a part: that they are the plan's, in order, each once, and that every reference leads somewhere.</summary>
/// <param name="run">The run.</param>
/// <param name="waveforms">The events whose waveforms must be there; those of no other.</param>
/// <param name="problems">Takes the problems.</param>
internal sealed class IdAudit(ResolvedRun run, WaveformChoice waveforms, ProblemList problems)
{
    private readonly List<EventAddress> _timeline = [];

    /// <summary>Checks a part; one problem for each rule that is broken.</summary>
    /// <returns>Whether none is.</returns>
    public bool Check(int part, PartTables tables)
    {
        long problemsBefore = problems.Count;
        ReadOnlySpan<long> events = tables.Interactions.EventId.Values;
        ReadOnlySpan<long> triggers = tables.Triggers.TriggerId.Values;
        ReadOnlySpan<long> pairs = tables.Pairs.PairId.Values;
        CheckPlan(part, events);
        CheckOrder(part, "interactions.EventId", events);
        CheckOrder(part, "triggers.TriggerId", triggers);
        CheckOrder(part, "pairs.PairId", pairs);
        CheckParticles(part, tables.Particles);
        CheckOwners(part, "triggers.TriggerId", triggers, TriggerTable.MaxPerEvent, "interactions.EventId", events);
        CheckOwners(part, "pairs.PairId", pairs, TriggerTable.MaxPerEvent, "triggers.TriggerId", triggers);
        CheckOwners(part, "particles.EventId", tables.Particles.EventId.Values, 1, "interactions.EventId", events);
        CheckOwners(part, "triggers.EventId", Present(tables.Triggers.EventId), 1, "interactions.EventId", events);
        CheckOwners(part, "pairs.PromptTriggerId", tables.Pairs.PromptTriggerId.Values, 1, "triggers.TriggerId", triggers);
        CheckOwners(part, "pairs.DelayedTriggerId", tables.Pairs.DelayedTriggerId.Values, 1, "triggers.TriggerId", triggers);
        CheckOwners(part, "waveforms.TriggerId", tables.Waveforms.TriggerId.Values, 1, "triggers.TriggerId", triggers);
        if (run.Setup is ScintillatorSetup scintillator)
        {
            CheckWaveforms(part, tables.Waveforms, scintillator.Geometry.InnerPmts.Count, tables.Pairs, triggers);
        }

        CheckOrder(part, "recoils.EventId", tables.Recoils.EventId.Values);
        CheckOwners(part, "recoils.EventId", tables.Recoils.EventId.Values, 1, "interactions.EventId", events);
        CheckExposure(part, tables.Exposure);
        return problems.Count == problemsBefore;
    }

    private static long[] Present(NullableColumn<long> column)
    {
        var values = new List<long>();
        for (int row = 0; row < column.RowCount; row++)
        {
            if (column[row] is { } value)
            {
                values.Add(value);
            }
        }

        return [.. values];
    }

    private void CheckPlan(int part, ReadOnlySpan<long> events)
    {
        run.Plan.Fill(part, _timeline);
        bool isSame = events.Length == _timeline.Count;
        for (int row = 0; isSame && row < events.Length; row++)
        {
            isSame = events[row] == _timeline[row].EventId;
        }

        if (!isSame)
        {
            problems.Add($"part {part}: interactions.EventId: found {Range(events)}, expected {Expected()}");
        }

        string Expected() => _timeline.Count == 0 ? "none" : $"{_timeline.Count} ids from {_timeline[0].EventId} to {_timeline[^1].EventId}";
    }

    private static string Range(ReadOnlySpan<long> ids) => ids.Length == 0 ? "none" : $"{ids.Length} ids from {ids[0]} to {ids[^1]}";

    private void CheckOrder(int part, string name, ReadOnlySpan<long> ids)
    {
        for (int row = 1; row < ids.Length; row++)
        {
            if (ids[row - 1] >= ids[row])
            {
                problems.Add($"part {part}: {name}: found {ids[row]} after {ids[row - 1]} in row {row}, expected ascending ids");
                return;
            }
        }
    }

    private void CheckParticles(int part, ParticleTable particles)
    {
        for (int row = 0; row < particles.RowCount; row++)
        {
            bool isFirst = row == 0 || particles.EventId[row - 1] < particles.EventId[row];
            bool isNext = row > 0 && particles.EventId[row - 1] == particles.EventId[row];
            int expected = isNext ? particles.ParticleIndex[row - 1] + 1 : 0;
            if (!(isFirst || isNext) || particles.ParticleIndex[row] != expected || particles.ParentIndex[row] >= expected)
            {
                problems.Add(
                    $"part {part}: particles: found EventId {particles.EventId[row]}, ParticleIndex {particles.ParticleIndex[row]}, "
                    + $"ParentIndex {particles.ParentIndex.CellText(row) ?? "null"} in row {row}, expected ascending events, indices from 0 and parents before");
                return;
            }
        }
    }

    private void CheckOwners(int part, string name, ReadOnlySpan<long> ids, int perOwner, string ownerName, ReadOnlySpan<long> owners)
    {
        int missing = 0;
        long example = 0;
        foreach (long id in ids)
        {
            if (owners.BinarySearch(id / perOwner) < 0)
            {
                example = missing++ == 0 ? id : example;
            }
        }

        if (missing > 0)
        {
            problems.Add($"part {part}: {name}: found {missing} ids such as {example} without an owner, expected each to lead to {ownerName}");
        }
    }

    // Every trigger of a chosen event has one row for each photomultiplier, in their order.
    private void CheckWaveforms(int part, WaveformTable table, int pmts, PairTable pairs, ReadOnlySpan<long> triggers)
    {
        Func<long, bool> isKept = waveforms.Of(run.Seed, pairs);
        int row = 0;
        foreach (long trigger in triggers)
        {
            if (!isKept(trigger / TriggerTable.MaxPerEvent))
            {
                continue;
            }

            for (int pmt = 0; pmt < pmts; pmt++, row++)
            {
                if (row >= table.RowCount || table.TriggerId[row] != trigger || table.PmtIndex[row] != pmt)
                {
                    problems.Add(
                        $"part {part}: waveforms: found {Row(row)} in row {row}, expected TriggerId {trigger}, PmtIndex {pmt}: one row for each "
                        + "photomultiplier of each trigger of the events that keep waveforms");
                    return;
                }
            }
        }

        if (row < table.RowCount)
        {
            problems.Add($"part {part}: waveforms: found {Row(row)} in row {row}, expected no further row");
        }

        string Row(int at) => at < table.RowCount ? $"TriggerId {table.TriggerId[at]}, PmtIndex {table.PmtIndex[at]}" : "none";
    }

    private void CheckExposure(int part, ExposureTable exposure)
    {
        int channels = exposure.Channel.Vocabulary.Count;
        bool isRight = exposure.RowCount == channels;
        for (int row = 0; isRight && row < channels; row++)
        {
            isRight = exposure.Part[row] == part && exposure.Channel.Codes[row] == row;
        }

        if (!isRight)
        {
            problems.Add($"part {part}: exposure: found other rows than expected, one of this part for each channel in the order of the macro");
        }
    }
}
