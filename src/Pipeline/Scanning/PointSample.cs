using System.Runtime.InteropServices;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Scanning;

/// <summary>What a scan keeps of a point: how often each event passes each row of the cut flow, and the measured values of the pairs.</summary>
internal sealed class PointSample
{
    private const int TriggeredRow = 1;
    private const int PairedRow = 2;

    private readonly List<long> _eventIds = [];
    private readonly List<double> _weights = [];
    private readonly List<int> _channels = [];
    private readonly List<ushort> _counts = [];
    private readonly List<ushort> _accidentals = [];
    private readonly List<double>[] _values = [.. ScanQuantity.All.Select(_ => new List<double>())];
    private readonly List<int> _lastRows = [];
    private readonly List<int> _classes = [];
    private readonly PartTables _tables;
    private readonly NullableColumn<bool>[] _passes;

    private PointSample(IReadOnlyList<string> channels, IReadOnlyList<string> cuts)
    {
        _tables = new PartTables(channels, CutCatalog.Names);
        _passes = [.. cuts.Select(cut => _tables.Pairs.Pass[CutCatalog.Names.Index().First(entry => entry.Item == cut).Index])];
        Rows = PairedRow + 1 + cuts.Count;
    }

    /// <summary>Rows of the cut flow.</summary>
    public int Rows { get; }

    /// <summary>Ids of the events, ascending.</summary>
    public ReadOnlySpan<long> EventIds => CollectionsMarshal.AsSpan(_eventIds);

    /// <summary>Weights of the events.</summary>
    public ReadOnlySpan<double> Weights => CollectionsMarshal.AsSpan(_weights);

    /// <summary>Reads a finished dataset.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="cuts">Its cuts in the order of the cut flow.</param>
    public static PointSample Read(string dataset, IReadOnlyList<string> cuts)
    {
        var folder = new DatasetFolder(dataset);
        Manifest manifest = folder.ReadCompleteManifest();
        var reader = new DatasetReader(folder, manifest);
        var sample = new PointSample(ManifestRun.Channels(manifest), cuts);
        foreach (int part in reader.Parts)
        {
            sample.Load(reader, part);
            sample.AddPart();
        }

        return sample;
    }

    /// <summary>How often an event passes a row of the cut flow: once, or as many times as it has pairs of a true class.</summary>
    /// <param name="eventRow">Place of the event.</param>
    /// <param name="row">Row of the cut flow.</param>
    /// <param name="trueClass">Code of a true class; null for all.</param>
    public int Count(int eventRow, int row, int? trueClass)
    {
        int cell = (eventRow * Rows) + row;
        return trueClass is not { } code ? _counts[cell]
            : code == _tables.Pairs.AccidentalCode && row >= PairedRow ? _accidentals[cell]
            : code == _channels[eventRow] ? _counts[cell] - _accidentals[cell]
            : 0;
    }

    /// <summary>Whether an event is one of those that the efficiency of a true class is a fraction of.</summary>
    public bool IsOf(int eventRow, int? trueClass) => trueClass is null || _channels[eventRow] == trueClass;

    /// <summary>The values of a quantity over the pairs of a true class, or of all, that are left in a row of the cut flow.</summary>
    public double[] Values(ScanQuantity quantity, int row, int? trueClass)
    {
        List<double> all = _values[quantity.Place];
        return row < PairedRow
            ? []
            : [.. Enumerable.Range(0, all.Count).Where(pair => _lastRows[pair] >= row && (trueClass ?? _classes[pair]) == _classes[pair]).Select(pair => all[pair])];
    }

    private void Load(DatasetReader reader, int part)
    {
        (InteractionTable interactions, TriggerTable triggers, PairTable pairs) = (_tables.Interactions, _tables.Triggers, _tables.Pairs);
        reader.Load(interactions, part, [interactions.EventId, interactions.Channel, interactions.Weight]);
        reader.Load(triggers, part, [triggers.TriggerId, triggers.EventId, triggers.RecoXMm, triggers.RecoYMm, triggers.RecoZMm]);
        reader.Load(
            pairs, part,
            [
                pairs.PromptTriggerId, pairs.DelayedTriggerId, pairs.PromptEnergyMeV, pairs.DelayedEnergyMeV, pairs.PromptXMm, pairs.PromptYMm,
                pairs.PromptZMm, pairs.TrueClass, .. _passes,
            ]);
    }

    private void AddPart()
    {
        int firstEvent = _eventIds.Count;
        _eventIds.AddRange(_tables.Interactions.EventId.Values);
        _weights.AddRange(_tables.Interactions.Weight.Values);
        _channels.AddRange(_tables.Interactions.Channel.Codes);
        foreach (List<ushort> counts in (List<ushort>[])[_counts, _accidentals])
        {
            CollectionsMarshal.SetCount(counts, _eventIds.Count * Rows);
            CollectionsMarshal.AsSpan(counts)[(firstEvent * Rows)..].Clear();
        }

        for (int i = firstEvent; i < _eventIds.Count; i++)
        {
            _counts[i * Rows] = 1;
        }

        NullableColumn<long> triggerEvents = _tables.Triggers.EventId;
        for (int row = 0; row < triggerEvents.RowCount; row++)
        {
            if (triggerEvents[row] is { } eventId && PlaceOf(eventId, firstEvent) is >= 0 and int place)
            {
                _counts[(place * Rows) + TriggeredRow] = 1;
            }
        }

        AddPairs(firstEvent);
    }

    private void AddPairs(int firstEvent)
    {
        PairTable pairs = _tables.Pairs;
        for (int pair = 0; pair < pairs.PromptTriggerId.RowCount; pair++)
        {
            int last = PairedRow;
            while (last - PairedRow < _passes.Length && _passes[last - PairedRow][pair] == true)
            {
                last++;
            }

            int place = PlaceOf(pairs.PromptTriggerId[pair] / TriggerTable.MaxPerEvent, firstEvent);
            int delayed = _tables.Triggers.TriggerId.Values.BinarySearch(pairs.DelayedTriggerId[pair]);
            if (place < 0)
            {
                throw new InvalidFileException($"pairs: found a prompt of an event that is not in interactions, trigger {pairs.PromptTriggerId[pair]}");
            }

            int trueClass = pairs.TrueClass.Codes[pair];
            for (int row = PairedRow; row <= last; row++)
            {
                _counts[(place * Rows) + row]++;
                _accidentals[(place * Rows) + row] += (ushort)(trueClass == pairs.AccidentalCode ? 1 : 0);
            }

            _lastRows.Add(last);
            _classes.Add(trueClass);
            foreach (ScanQuantity quantity in ScanQuantity.All)
            {
                _values[quantity.Place].Add(quantity.Read(_tables, pair, delayed));
            }
        }
    }

    private int PlaceOf(long eventId, int firstEvent)
    {
        int place = CollectionsMarshal.AsSpan(_eventIds)[firstEvent..].BinarySearch(eventId);
        return place < 0 ? -1 : firstEvent + place;
    }
}
