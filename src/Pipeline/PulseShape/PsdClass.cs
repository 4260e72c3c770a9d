using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Generator.Channels;

namespace JparcSim.Pipeline.PulseShape;

/// <summary>What <c>--signal</c> and <c>--background</c> name: a channel, by truth, or a control sample, by selection as in an experiment.</summary>
/// <remarks>
/// Control samples look at nothing but reconstructed quantities. Neutrons: selected prompts of a run far from the beam. Michel electrons:
/// selected delayed signals of a run of muons. What else passes such a selection stays in, as it does in data.
/// </remarks>
internal sealed class PsdClass
{
    /// <summary>Prompts of the pairs that pass every cut of their macro.</summary>
    public const string SelectedPrompt = "selected-prompt";

    /// <summary>Delayed signals of these pairs.</summary>
    public const string SelectedDelayed = "selected-delayed";

    private const double MostWeightSpread = 1.05;

    private readonly HashSet<long> _selected = [];
    private double _leastWeight = double.PositiveInfinity;
    private double _greatestWeight;

    /// <summary>Takes a name; whether a dataset has such a channel is asked for each.</summary>
    public PsdClass(string name) => Name = name;

    /// <summary>Name of the class.</summary>
    public string Name { get; }

    /// <summary>Whether the pairs decide.</summary>
    public bool IsControlSample => Name is SelectedPrompt or SelectedDelayed;

    /// <summary>Takes note of a part's pairs.</summary>
    public void Select(PairTable pairs)
    {
        _selected.Clear();
        Column<long> triggers = Name == SelectedPrompt ? pairs.PromptTriggerId : pairs.DelayedTriggerId;
        for (int row = 0; row < pairs.PairId.RowCount; row++)
        {
            if (pairs.PassesAll(row))
            {
                _selected.Add(triggers[row]);
            }
        }
    }

    /// <summary>Whether a trigger belongs to the class.</summary>
    /// <param name="channel">True channel of its event.</param>
    /// <param name="triggerId">The trigger.</param>
    public bool Has(string channel, long triggerId) => IsControlSample ? _selected.Contains(triggerId) : channel == Name;

    /// <summary>Refuses a control sample whose events weigh unequally: they are counted, and what is in it would depend on the macro's shares.</summary>
    public void CheckWeight(double weight)
    {
        if (!IsControlSample)
        {
            return;
        }

        (_leastWeight, _greatestWeight) = (Math.Min(_leastWeight, weight), Math.Max(_greatestWeight, weight));
        if (_greatestWeight > MostWeightSpread * _leastWeight)
        {
            throw new UserInputException(
                $"{Name}: found events of weights {_leastWeight:G4} and {_greatestWeight:G4}, expected equal ones: shares of the channels in proportion to their "
                    + "expected counts (jparcsim run MACRO --dry-run prints them), or a run with pot");
        }
    }

    /// <summary>Refuses a name that is neither a channel nor a control sample, and channels none of which a dataset has.</summary>
    /// <remarks>One channel may be missing: of two datasets, each may have one of them.</remarks>
    public static void Check(string dataset, IReadOnlyList<string> channels, PsdClass signal, PsdClass background)
    {
        signal.CheckName("--signal", channels);
        background.CheckName("--background", channels);
        if (!signal.IsControlSample && !background.IsControlSample && !channels.Contains(signal.Name) && !channels.Contains(background.Name))
        {
            throw new UserInputException(
                $"{dataset}: found the channels {string.Join(", ", channels)}, expected {signal.Name} or {background.Name} among them, or {SelectedPrompt} or "
                    + $"{SelectedDelayed} to be asked for");
        }
    }

    private void CheckName(string option, IReadOnlyList<string> channels)
    {
        string[] known = [.. channels.Union(ChannelCatalog.All.Keys), SelectedPrompt, SelectedDelayed];
        if (!known.Contains(Name))
        {
            throw new UserInputException($"{option}: found '{ConfigText.Clip(Name)}', expected {NearestName.Expectation(Name, known)}");
        }
    }
}
