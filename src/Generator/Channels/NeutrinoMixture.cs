using JparcSim.Core.Events;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>Several kinds of neutrinos from decays at rest on one kind of target.</summary>
public sealed class NeutrinoMixture
{
    private readonly ExposedTargets _targets;
    private readonly NeutrinoComponent[] _components;
    private readonly double[] _cumulative;
    private readonly double _eventsPerProton;

    /// <summary>Combines targets, the number of mu+ decays per proton, and the neutrinos that each of them brings.</summary>
    public NeutrinoMixture(ExposedTargets targets, double muonsPerProton, params ReadOnlySpan<NeutrinoComponent> components)
    {
        _targets = targets;
        _components = components.ToArray();
        _cumulative = new double[components.Length];
        double sumCm2 = 0.0;
        for (int i = 0; i < components.Length; i++)
        {
            sumCm2 += components[i].MeanCm2;
            _cumulative[i] = sumCm2;
        }

        _eventsPerProton = muonsPerProton * sumCm2 * targets.Baselines.TargetsPerCm2;
    }

    /// <summary>Mean number of interactions.</summary>
    public double ExpectedCount(double protonsOnTarget) => protonsOnTarget * _eventsPerProton;

    /// <summary>A birth time, us (stream <c>Timeline</c>).</summary>
    public double SampleTimeUs(ulong seed, ulong eventKey)
    {
        var random = new EventRandom(seed, eventKey, RandomStage.Timeline);
        return _components[Sampling.Place(ref random, _cumulative)].Time.Sample(ref random);
    }

    /// <summary>Probability of a time within [from, to), us.</summary>
    public double TimeFraction(double fromUs, double toUs)
    {
        double sum = 0.0;
        foreach (NeutrinoComponent component in _components)
        {
            sum += component.MeanCm2 * component.Time.Fraction(fromUs, toUs);
        }

        return sum / _cumulative[^1];
    }

    /// <summary>Place in the mixture of the neutrino of an event: that of its time.</summary>
    public int KindOf(in EventAddress address)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Timeline);
        return Sampling.Place(ref random, _cumulative);
    }

    /// <summary>Draws flight and energy of an event's neutrino and appends its row of interactions.</summary>
    /// <param name="address">The event.</param>
    /// <param name="random">Stream <c>Interaction</c>.</param>
    /// <param name="interactions">Receives the row.</param>
    public (NeutrinoFlight Flight, double EnergyMeV) Interact(in EventAddress address, ref EventRandom random, InteractionTable interactions)
    {
        NeutrinoComponent component = _components[KindOf(address)];
        double energyMeV = component.SampleMeV(ref random);
        NeutrinoFlight flight = _targets.Sample(ref random);
        InteractionRows.Add(interactions, address, flight.VertexMm, component.PdgCode, energyMeV, flight.BaselineM);
        return (flight, energyMeV);
    }
}
