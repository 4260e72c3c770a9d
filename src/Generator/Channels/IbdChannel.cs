using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Flux;
using JparcSim.Generator.Oscillation;

namespace JparcSim.Generator.Channels;

/// <summary>Inverse beta decay of electron antineutrinos from muon decay at rest.</summary>
public sealed class IbdChannel : IInteractionChannel
{
    private const int EnergyIntervals = 2048;
    private const int EnergyPanels = 40;

    private static readonly FlagKey WithNeutron = new(
        "withNeutron", "whether the neutron is simulated; false leaves the positron alone, for speed tests and studies of the prompt signal", true);

    private readonly ExposedTargets _targets;
    private readonly OscillationModel _oscillation;
    private readonly InverseCdfTable _energies;
    private readonly double _eventsPerProton;
    private readonly DecayTime? _muonPlusTime;
    private readonly MuonMinusTime _muonMinusTime;
    private readonly bool _withNeutron;

    private IbdChannel(
        string name, NeutrinoSource source, ExposedTargets targets, DecayAtRestSpectrum spectrum, OscillationModel oscillation,
        bool isIntrinsic, bool withNeutron)
    {
        Name = name;
        _withNeutron = withNeutron;
        _targets = targets;
        _oscillation = oscillation;
        _muonPlusTime = isIntrinsic ? null : DecayTime.PionThenMuon;
        _muonMinusTime = source.MuonMinusTime;
        _energies = TabulateEnergies(spectrum);
        double neutrinosPerProton = isIntrinsic ? source.MuonMinusPerProton : source.MuonPlusPerProton;
        _eventsPerProton = neutrinosPerProton * oscillation.Amplitude * EventsPerNeutrino(spectrum);
    }

    /// <summary>Keys beside channel, share and scale.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [WithNeutron];

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>nubar_e that were born as nubar_mu.</summary>
    public static IInteractionChannel? Signal(ChannelContext context, ConfigSection section)
    {
        if (context.Oscillation is { } oscillation)
        {
            return Create(context, section, "ibd", DecayAtRestSpectrum.MuonFlavour, oscillation, false);
        }

        section.Problem(ChannelNeeds.ChannelKey, "channel 'ibd' without a section 'oscillation'", "oscillation: { model: ... } in the macro");
        return null;
    }

    /// <summary>nubar_e of the source itself.</summary>
    public static IInteractionChannel? Intrinsic(ChannelContext context, ConfigSection section) =>
        Create(context, section, "ibd-intrinsic", DecayAtRestSpectrum.ElectronFlavour, OscillationModel.FullTransmutation, true);

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => protonsOnTarget * _eventsPerProton;

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey)
    {
        var random = new EventRandom(seed, eventKey, RandomStage.Timeline);
        return _muonPlusTime?.Sample(ref random) ?? _muonMinusTime.Sample(ref random);
    }

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _muonPlusTime?.Fraction(fromUs, toUs) ?? _muonMinusTime.Fraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        (NeutrinoFlight flight, double energyMeV) = SampleNeutrino(address);
        InteractionRows.Add(interactions, address, flight.VertexMm, PdgCode.ElectronAntineutrino, energyMeV, flight.BaselineM);
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction, 1);
        IbdFinalState final = IbdKinematics.Sample(energyMeV, flight.Direction, ref random);
        primaries.Add(
            address.EventId, 0, null,
            new Particle(PdgCode.Positron, final.PositronKineticMeV, final.PositronDirection, address.TimeUs, flight.VertexMm));
        if (_withNeutron)
        {
            primaries.Add(
                address.EventId, 1, null,
                new Particle(PdgCode.Neutron, final.NeutronKineticMeV, final.NeutronDirection, address.TimeUs, flight.VertexMm));
        }
    }

    private static IbdChannel? Create(
        ChannelContext context, ConfigSection section, string name, DecayAtRestSpectrum spectrum, OscillationModel oscillation,
        bool isIntrinsic)
    {
        var region = VertexRegion.OfProtons(context.Geometry);
        return ExposedTargets.Create(context, section, name, region, "hydrogen") is { } targets
            ? new IbdChannel(name, context.Source!, targets, spectrum, oscillation, isIntrinsic, section.Flag(WithNeutron))
            : null;
    }

    // L and E are drawn from targets / L^2 and flux x cross section x envelope, and kept with shape / envelope.
    private (NeutrinoFlight Flight, double EnergyMeV) SampleNeutrino(in EventAddress address)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        while (true)
        {
            double energyMeV = _energies.Sample(random.Uniform());
            NeutrinoFlight flight = _targets.Sample(ref random);
            if (!_oscillation.IsOscillating || random.Uniform() * Envelope(energyMeV) < _oscillation.Shape(flight.BaselineM, energyMeV))
            {
                return (flight, energyMeV);
            }
        }
    }

    private InverseCdfTable TabulateEnergies(DecayAtRestSpectrum spectrum)
    {
        double[] energiesMeV = new double[EnergyIntervals + 1];
        double[] densities = new double[EnergyIntervals + 1];
        for (int i = 0; i <= EnergyIntervals; i++)
        {
            double part = (double)i / EnergyIntervals;
            double energyMeV = IbdCrossSection.ThresholdMeV + (part * (DecayAtRestSpectrum.EndPointMeV - IbdCrossSection.ThresholdMeV));
            energiesMeV[i] = energyMeV;
            densities[i] = spectrum.DensityPerMeV(energyMeV) * IbdCrossSection.TotalCm2(energyMeV) * Envelope(energyMeV);
        }

        return new InverseCdfTable(energiesMeV, densities);
    }

    private double Envelope(double energyMeV) => _oscillation.LargestShape(_targets.MinBaselineM, _targets.MaxBaselineM, energyMeV);

    private double EventsPerNeutrino(DecayAtRestSpectrum spectrum)
    {
        BaselineSpectrum baselines = _targets.Baselines;
        return GaussLegendre.Integrate(
            energyMeV => spectrum.DensityPerMeV(energyMeV) * IbdCrossSection.TotalCm2(energyMeV) * Seen(baselines, energyMeV),
            IbdCrossSection.ThresholdMeV,
            DecayAtRestSpectrum.EndPointMeV,
            EnergyPanels);
    }

    private double Seen(BaselineSpectrum baselines, double energyMeV) =>
        _oscillation.IsOscillating ? baselines.Integrate(baselineM => _oscillation.Shape(baselineM, energyMeV)) : baselines.TargetsPerCm2;
}
