using JparcSim.Core.Configuration;
using JparcSim.Generator;

namespace JparcSim.Pipeline.Running;

/// <summary>How much a run simulates, and how it is cut into parts.</summary>
internal sealed class RunLength
{
    private const long MaxParts = 1_000_000;   // as many files in each folder

    private readonly long _events;
    private readonly double _pot;
    private readonly long _partEvents;
    private readonly long _partSpills;

    private RunLength(long events, double pot, long partEvents, long partSpills, double? exposurePot)
    {
        (_events, _pot, _partEvents, _partSpills) = (events, pot, partEvents, partSpills);
        ExposurePot = exposurePot;
    }

    /// <summary>Protons on target that sums of weights stand for.</summary>
    public double? ExposurePot { get; }

    /// <summary>Reads the keys and checks that exactly one of the two modes is asked for.</summary>
    public static RunLength Read(ConfigSection macro, GeneratorModel generator)
    {
        bool hasEvents = macro.Has(MacroSchema.Events);
        bool hasPot = macro.Has(MacroSchema.Pot);
        if (hasEvents == hasPot)
        {
            macro.Problem(hasEvents ? MacroSchema.Pot : MacroSchema.Events, hasEvents ? "both events and pot" : "neither events nor pot", "one of them");
        }

        if (hasPot)
        {
            foreach (IInteractionChannel channel in generator.Channels)
            {
                if (!channel.HasRate)
                {
                    macro.Problem(MacroSchema.Pot, $"channel {channel.Name}, which has no rate", "events: N, or only channels with a rate");
                }
            }
        }

        if (hasEvents)
        {
            generator.RequireExposurePot(macro);
            generator.RequireGate(macro);
        }

        long events = hasEvents ? macro.Integer(MacroSchema.Events) : 0;
        double pot = hasPot ? macro.Number(MacroSchema.Pot) : 0.0;
        long partEvents = hasEvents ? macro.Integer(MacroSchema.PartEvents) : 0;
        long partSpills = hasPot && macro.Has(MacroSchema.PartSpills) ? macro.Integer(MacroSchema.PartSpills) : 0;
        if (hasEvents && (events - 1) / partEvents >= MaxParts)
        {
            macro.Problem(MacroSchema.Events, $"{events} events in parts of {partEvents}", $"at most {MaxParts} parts: a larger partEvents");
        }

        return new RunLength(events, pot, partEvents, partSpills, generator.ExposurePot);
    }

    /// <summary>The plan of the run; one whose parts are too many or too large is a problem.</summary>
    public IPartPlan Plan(ulong seed, GeneratorModel generator, ConfigSection macro)
    {
        if (_events > 0)
        {
            return new CountPlan(seed, generator, _events, (int)_partEvents, ExposurePot);
        }

        var plan = new ExposurePlan(seed, generator, _pot, generator.Source!.ProtonsPerSpill, _partSpills > 0 ? _partSpills : null, ExposurePot);
        ConfigKey key = _partSpills > 0 ? MacroSchema.PartSpills : MacroSchema.Pot;
        if (plan.Parts > MaxParts)
        {
            macro.Problem(key, $"{plan.Parts} parts", $"at most {MaxParts}: a smaller pot or a larger partSpills");
        }

        if (plan.ExpectedEventsPerPart > ExposurePlan.MaxPartEvents / 2)
        {
            macro.Problem(key, $"about {plan.ExpectedEventsPerPart:G3} events in a part", $"at most {ExposurePlan.MaxPartEvents / 2}: a smaller partSpills");
        }

        return plan;
    }
}
