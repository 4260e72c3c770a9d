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

    // A flight is kept with (shortest / own length)^2: at least about one try in a hundred.
    private const double LeastShareOfBaseline = 0.1;

    private readonly ExtendedSource _source;
    private readonly VertexRegion _region;
    private readonly OscillationModel _oscillation;
    private readonly double _minBaselineM;
    private readonly double _maxBaselineM;
    private readonly InverseCdfTable _energies;
    private readonly double _eventsPerProton;
    private readonly DecayTime? _muonPlusTime;
    private readonly MuonMinusTime _muonMinusTime;

    private IbdChannel(
        string name, NeutrinoSource source, VertexRegion region, DecayAtRestSpectrum spectrum, OscillationModel oscillation,
        bool isIntrinsic)
    {
        Name = name;
        _source = source.Extent;
        _region = region;
        _oscillation = oscillation;
        _muonPlusTime = isIntrinsic ? null : DecayTime.PionThenMuon;
        _muonMinusTime = source.MuonMinusTime;
        _minBaselineM = _source.MinBaselineM(region);
        _maxBaselineM = _source.MaxBaselineM(region);
        _energies = TabulateEnergies(spectrum);
        double neutrinosPerProton = isIntrinsic ? source.MuonMinusPerProton : source.MuonPlusPerProton;
        _eventsPerProton = neutrinosPerProton * oscillation.Amplitude * EventsPerNeutrino(spectrum);
    }

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

        section.Problem(ChannelKey, "channel 'ibd' without a section 'oscillation'", "oscillation: { model: ... } in the macro");
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
        primaries.Add(
            address.EventId, 1, null,
            new Particle(PdgCode.Neutron, final.NeutronKineticMeV, final.NeutronDirection, address.TimeUs, flight.VertexMm));
    }

    private static readonly TextKey ChannelKey = new(ChannelCatalog.Selector, "name of the channel");

    private static IbdChannel? Create(
        ChannelContext context, ConfigSection section, string name, DecayAtRestSpectrum spectrum, OscillationModel oscillation,
        bool isIntrinsic)
    {
        if (context.Source is not { } source)
        {
            section.Problem(ChannelKey, $"channel '{name}' without a section 'source'", "source: { name: mlf } in the macro");
            return null;
        }

        var region = VertexRegion.OfProtons(context.Geometry);
        if (!(region.TotalTargets > 0.0))
        {
            section.Problem(
                ChannelKey, $"detector '{context.Geometry.Name}' without hydrogen where interactions happen", "a volume with interactions");
            return null;
        }

        double baselineM = 1e-3 * source.Extent.CentreMm.Length;
        double shortestM = source.Extent.MinBaselineM(region);
        if (!(shortestM > LeastShareOfBaseline * baselineM))
        {
            section.Problem(
                ChannelKey, $"a source {baselineM} m from the detector's centre and flights as short as {Math.Max(0.0, shortestM):G3} m",
                $"a source outside the detector, no flight shorter than {LeastShareOfBaseline} of that distance: a larger baseline or a smaller rmsM");
            return null;
        }

        return new IbdChannel(name, source, region, spectrum, oscillation, isIntrinsic);
    }

    // L and E are drawn from targets / L^2 and flux x cross section x envelope, and kept with shape / envelope.
    private (NeutrinoFlight Flight, double EnergyMeV) SampleNeutrino(in EventAddress address)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        while (true)
        {
            double energyMeV = _energies.Sample(random.Uniform());
            NeutrinoFlight flight = _source.Sample(_region, _minBaselineM, ref random);
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

    private double Envelope(double energyMeV) => _oscillation.LargestShape(_minBaselineM, _maxBaselineM, energyMeV);

    private double EventsPerNeutrino(DecayAtRestSpectrum spectrum)
    {
        var baselines = new BaselineSpectrum(_source, _region);
        return GaussLegendre.Integrate(
            energyMeV => spectrum.DensityPerMeV(energyMeV) * IbdCrossSection.TotalCm2(energyMeV) * Seen(baselines, energyMeV),
            IbdCrossSection.ThresholdMeV,
            DecayAtRestSpectrum.EndPointMeV,
            EnergyPanels);
    }

    private double Seen(BaselineSpectrum baselines, double energyMeV) =>
        _oscillation.IsOscillating ? baselines.Integrate(baselineM => _oscillation.Shape(baselineM, energyMeV)) : baselines.TargetsPerCm2;
}
