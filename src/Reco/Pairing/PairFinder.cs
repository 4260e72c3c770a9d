using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Pairing;

/// <summary>How candidates are paired.</summary>
/// <param name="MaxDeltaTUs">Longest time from prompt to delayed, us.</param>
public sealed record PairingOptions(double MaxDeltaTUs);

/// <summary>Finds prompt-delayed candidates: every trigger with every later one of its spill within a time. Owned by a worker.</summary>
/// <remarks>Time order alone decides; truth only labels. A prompt keeps its 16 earliest partners: an id has no room for more.</remarks>
public sealed class PairFinder
{
    private const int MaxPerPrompt = 16;
    private static readonly NumberKey MaxDeltaTKey = new("maxDeltaTUs", 0.001, 1e6, "Longest time from prompt to delayed, us.");

    private readonly PairingOptions _options;
    private readonly Comparison<int> _compareTimes;   // kept, because a comparer made for each sort would be garbage for each part
    private readonly Comparison<int> _compareIds;
    private TriggerTable _triggers = new();
    private int[] _byTime = [];
    private int[] _byId = [];
    private int[] _placeInTime = [];

    /// <summary>Creates a finder for one worker.</summary>
    public PairFinder(PairingOptions options)
    {
        _options = options;
        _compareTimes = CompareTimes;
        _compareIds = (x, y) => _triggers.TriggerId[x].CompareTo(_triggers.TriggerId[y]);
    }

    /// <summary>The keys of the section.</summary>
    public static SectionSchema Schema { get; } = new("How prompt-delayed candidates are found.", [MaxDeltaTKey]);

    /// <summary>The section of a macro.</summary>
    public static SectionKey Key { get; } = new("pairing", Schema, "How prompt-delayed candidates are found, from time order alone; needed in a liquid scintillator.", IsOptional: true);

    /// <summary>Reads the section; problems go to its log.</summary>
    public static PairingOptions Read(ConfigSection section)
    {
        var options = new PairingOptions(section.Number(MaxDeltaTKey));
        section.RejectUnknown(Schema);
        return options;
    }

    /// <summary>Fills the pairs of a part, all columns but Pass, in ascending order of PairId.</summary>
    public void Find(PartTables part)
    {
        TriggerTable triggers = part.Triggers;
        int count = triggers.RowCount;
        _triggers = triggers;
        Order(count);
        for (int k = 0; k < count; k++)
        {
            int prompt = _byId[k];
            int ordinal = 0;
            for (int later = _placeInTime[prompt] + 1; later < count && ordinal < MaxPerPrompt; later++)
            {
                int delayed = _byTime[later];
                if (triggers.SpillIndex[delayed] != triggers.SpillIndex[prompt]
                    || !(triggers.TimeUs[delayed] - triggers.TimeUs[prompt] <= _options.MaxDeltaTUs))
                {
                    break;
                }

                Append(part, prompt, delayed, ordinal++, SincePreviousUs(_placeInTime[prompt]));
            }
        }
    }

    /// <summary>Fills the pairs of prompts with the triggers of a later spill, as if both were in one: pairs by accident, and nothing else.</summary>
    /// <remarks>
    /// The method of arXiv 2308.02722: no cause reaches over 40 ms, and many shifts give many pairs. Every pair is of the true class of
    /// accidentals. What precedes a prompt is looked for in its own spill.
    /// </remarks>
    /// <param name="part">Triggers and interactions of a part.</param>
    /// <param name="shiftSpills">How many spills later, 1 or more.</param>
    /// <param name="weightFactor">Factor of the weights.</param>
    public void FindShifted(PartTables part, long shiftSpills, double weightFactor)
    {
        TriggerTable triggers = part.Triggers;
        int count = triggers.RowCount;
        _triggers = triggers;
        Order(count);
        int later = 0;
        for (int place = 0; place < count; place++)
        {
            int prompt = _byTime[place];
            long spill = triggers.SpillIndex[prompt] + shiftSpills;
            double timeUs = triggers.TimeUs[prompt];
            while (later < count && IsBefore(_byTime[later], spill, timeUs))
            {
                later++;
            }

            for (int ordinal = 0; later + ordinal < count && ordinal < MaxPerPrompt; ordinal++)
            {
                int delayed = _byTime[later + ordinal];
                if (triggers.SpillIndex[delayed] != spill || !(triggers.TimeUs[delayed] - timeUs <= _options.MaxDeltaTUs))
                {
                    break;
                }

                Append(part, prompt, delayed, ordinal, SincePreviousUs(place));
                int row = part.Pairs.Weight.RowCount - 1;
                part.Pairs.Weight[row] *= weightFactor;
                part.Pairs.TrueClass.Codes[row] = part.Pairs.AccidentalCode;
            }
        }
    }

    private bool IsBefore(int row, long spill, double timeUs) =>
        _triggers.SpillIndex[row] < spill || (_triggers.SpillIndex[row] == spill && _triggers.TimeUs[row] < timeUs);

    private void Order(int count)
    {
        if (_byTime.Length < count)
        {
            (_byTime, _byId, _placeInTime) = (new int[2 * count], new int[2 * count], new int[2 * count]);
        }

        for (int row = 0; row < count; row++)
        {
            _byTime[row] = row;
            _byId[row] = row;
        }

        _byTime.AsSpan(0, count).Sort(_compareTimes);
        _byId.AsSpan(0, count).Sort(_compareIds);
        for (int place = 0; place < count; place++)
        {
            _placeInTime[_byTime[place]] = place;
        }
    }

    private double? SincePreviousUs(int place)
    {
        int prompt = _byTime[place];
        return place > 0 && _triggers.SpillIndex[_byTime[place - 1]] == _triggers.SpillIndex[prompt]
            ? _triggers.TimeUs[prompt] - _triggers.TimeUs[_byTime[place - 1]]
            : null;
    }

    private static void Append(PartTables part, int prompt, int delayed, int ordinal, double? sincePreviousUs)
    {
        TriggerTable t = part.Triggers;
        PairTable pairs = part.Pairs;
        long eventId = t.EventId[prompt] ?? throw new InvalidOperationException($"trigger {t.TriggerId[prompt]} without an event");
        int interaction = InteractionOf(part.Interactions, eventId);
        bool isOneEvent = t.EventId[delayed] == eventId;
        var apart = new Vector3(
            t.RecoXMm[delayed] - t.RecoXMm[prompt], t.RecoYMm[delayed] - t.RecoYMm[prompt], t.RecoZMm[delayed] - t.RecoZMm[prompt]);
        pairs.PairId.Add((t.TriggerId[prompt] * MaxPerPrompt) + ordinal);
        pairs.PromptTriggerId.Add(t.TriggerId[prompt]);
        pairs.DelayedTriggerId.Add(t.TriggerId[delayed]);
        pairs.PromptEnergyMeV.Add(t.RecoEnergyMeV[prompt]);
        pairs.DelayedEnergyMeV.Add(t.RecoEnergyMeV[delayed]);
        pairs.DeltaTUs.Add(t.TimeUs[delayed] - t.TimeUs[prompt]);
        pairs.DeltaVertexMm.Add(apart.Length);
        pairs.TimeFromBeamUs.Add(t.TimeUs[prompt]);
        pairs.PromptXMm.Add(t.RecoXMm[prompt]);
        pairs.PromptYMm.Add(t.RecoYMm[prompt]);
        pairs.PromptZMm.Add(t.RecoZMm[prompt]);
        pairs.PromptVetoTopChargePe.Add(t.VetoTopChargePe[prompt]);
        pairs.PromptVetoBottomChargePe.Add(t.VetoBottomChargePe[prompt]);
        pairs.SincePreviousUs.Add(sincePreviousUs);
        pairs.PromptTailOverTotal.Add(t.TailOverTotal[prompt]);
        pairs.PromptPsdScore.Add(t.PsdScore[prompt]);
        pairs.Weight.Add(part.Interactions.Weight[interaction]);
        pairs.TrueClass.Add(isOneEvent ? part.Interactions.Channel.Codes[interaction] : pairs.AccidentalCode);
    }

    private static int InteractionOf(InteractionTable interactions, long eventId)
    {
        int row = interactions.EventId.Values.BinarySearch(eventId);
        return row >= 0
            ? row
            : throw new InvalidOperationException($"trigger of event {eventId}, which is not among the interactions of the part");
    }

    private int CompareTimes(int x, int y)
    {
        int bySpill = _triggers.SpillIndex[x].CompareTo(_triggers.SpillIndex[y]);
        int byTime = bySpill != 0 ? bySpill : _triggers.TimeUs[x].CompareTo(_triggers.TimeUs[y]);
        return byTime != 0 ? byTime : _triggers.TriggerId[x].CompareTo(_triggers.TriggerId[y]);
    }
}
