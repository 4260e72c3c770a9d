using System.Runtime.InteropServices;
using JparcSim.Analysis.Selection;

namespace JparcSim.Pipeline.Dataset;

/// <summary>The pairs of all parts of a dataset, one after another.</summary>
internal sealed class PairSample
{
    private readonly List<double> _promptEnergyMeV = [];
    private readonly List<double> _delayedEnergyMeV = [];
    private readonly List<double> _deltaTUs = [];
    private readonly List<double> _deltaVertexMm = [];
    private readonly List<double> _timeFromBeamUs = [];
    private readonly List<double> _promptXMm = [];
    private readonly List<double> _promptYMm = [];
    private readonly List<double> _promptZMm = [];
    private readonly List<double> _promptVetoTopChargePe = [];
    private readonly List<double> _promptVetoBottomChargePe = [];
    private readonly List<double> _sincePreviousUs = [];
    private readonly List<bool> _hasPrevious = [];
    private readonly List<double> _promptPsdScore = [];
    private readonly List<bool> _hasPsdScore = [];
    private readonly List<long> _promptTriggerId = [];
    private readonly List<double> _weight = [];
    private readonly List<int> _trueClass = [];

    /// <summary>The pairs so far; not to be used after more are added.</summary>
    public PairColumns Columns => new()
    {
        PromptEnergyMeV = CollectionsMarshal.AsSpan(_promptEnergyMeV),
        DelayedEnergyMeV = CollectionsMarshal.AsSpan(_delayedEnergyMeV),
        DeltaTUs = CollectionsMarshal.AsSpan(_deltaTUs),
        DeltaVertexMm = CollectionsMarshal.AsSpan(_deltaVertexMm),
        TimeFromBeamUs = CollectionsMarshal.AsSpan(_timeFromBeamUs),
        PromptXMm = CollectionsMarshal.AsSpan(_promptXMm),
        PromptYMm = CollectionsMarshal.AsSpan(_promptYMm),
        PromptZMm = CollectionsMarshal.AsSpan(_promptZMm),
        PromptVetoTopChargePe = CollectionsMarshal.AsSpan(_promptVetoTopChargePe),
        PromptVetoBottomChargePe = CollectionsMarshal.AsSpan(_promptVetoBottomChargePe),
        SincePreviousUs = CollectionsMarshal.AsSpan(_sincePreviousUs),
        HasPrevious = CollectionsMarshal.AsSpan(_hasPrevious),
        PromptPsdScore = CollectionsMarshal.AsSpan(_promptPsdScore),
        HasPsdScore = CollectionsMarshal.AsSpan(_hasPsdScore),
        PromptTriggerId = CollectionsMarshal.AsSpan(_promptTriggerId),
        Weight = CollectionsMarshal.AsSpan(_weight),
        TrueClass = CollectionsMarshal.AsSpan(_trueClass),
    };

    /// <summary>Appends pairs: all, or those that pass every cut of a selection.</summary>
    public void Add(in PairColumns pairs, SelectionStage? selection)
    {
        if (selection is null)
        {
            Add(pairs);
            return;
        }

        int[] passed = new int[pairs.Count];
        selection.CountPassed(pairs, passed);
        for (int row = 0; row < passed.Length; row++)
        {
            if (passed[row] == selection.Cuts.Count)
            {
                Add(pairs.Slice(row, 1));
            }
        }
    }

    private void Add(in PairColumns pairs)
    {
        _promptEnergyMeV.AddRange(pairs.PromptEnergyMeV);
        _delayedEnergyMeV.AddRange(pairs.DelayedEnergyMeV);
        _deltaTUs.AddRange(pairs.DeltaTUs);
        _deltaVertexMm.AddRange(pairs.DeltaVertexMm);
        _timeFromBeamUs.AddRange(pairs.TimeFromBeamUs);
        _promptXMm.AddRange(pairs.PromptXMm);
        _promptYMm.AddRange(pairs.PromptYMm);
        _promptZMm.AddRange(pairs.PromptZMm);
        _promptVetoTopChargePe.AddRange(pairs.PromptVetoTopChargePe);
        _promptVetoBottomChargePe.AddRange(pairs.PromptVetoBottomChargePe);
        _sincePreviousUs.AddRange(pairs.SincePreviousUs);
        _hasPrevious.AddRange(pairs.HasPrevious);
        _promptPsdScore.AddRange(pairs.PromptPsdScore);
        _hasPsdScore.AddRange(pairs.HasPsdScore);
        _promptTriggerId.AddRange(pairs.PromptTriggerId);
        _weight.AddRange(pairs.Weight);
        _trueClass.AddRange(pairs.TrueClass);
    }
}
