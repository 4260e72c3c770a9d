using System.Globalization;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>Coherent elastic scattering of nu_mu, nu_e and nubar_mu on the nuclei of a recoil detector, above the least recoil that it sees.</summary>
/// <remarks>The source is a point, and the flux that of the mean baseline all over the detector.</remarks>
public sealed class CevnsChannel : IInteractionChannel
{
    private const double GramPerKg = 1e3;

    private readonly ExposedNuclei _nuclei;
    private readonly RecoilSampler _sampler;
    private readonly SterileOscillation _oscillation;
    private readonly bool _oscillates;
    private readonly double[] _cumulative;
    private readonly DecayTime[] _times;
    private readonly int[] _neutrinoPdg;
    private readonly int[] _nucleusPdg;
    private readonly double _perProton;

    private CevnsChannel(CevnsSection section, ExposedNuclei nuclei, NeutrinoSource source)
    {
        (Section, _nuclei) = (section, nuclei);
        CevnsModel model = section.In(nuclei.Target, nuclei.BaselineM, nuclei.DepthM);
        double leastMeV = 1e-3 * nuclei.LeastRecoilKeVnr;
        _sampler = new RecoilSampler(model, leastMeV);
        _oscillation = model.Oscillation;
        _oscillates = !_oscillation.IsNone;
        _cumulative = new double[CevnsFlavours.All.Count];
        foreach (RecoilSpectrum spectrum in model.Spectra())
        {
            for (int flavour = (int)spectrum.Flavour; flavour < _cumulative.Length; flavour++)
            {
                _cumulative[flavour] += spectrum.Fraction * spectrum.AboveCm2(leastMeV);
            }
        }

        _times = [.. CevnsFlavours.All.Select(flavour => flavour.Time())];
        _neutrinoPdg = [.. CevnsFlavours.All.Select(flavour => flavour.PdgCode())];
        _nucleusPdg = [.. model.Target.Isotopes.Select(each => PdgCode.Nucleus(each.Isotope.Protons, each.Isotope.Protons + each.Isotope.Neutrons))];
        PerProtonCm2 = section.Acceptance * source.MuonPlusPerProton * model.FluencePerCm2 * GramPerKg * nuclei.MassKg * model.Target.NucleiPerGram;
        _perProton = PerProtonCm2 * _cumulative[^1];
    }

    /// <summary>What the macro says.</summary>
    public CevnsSection Section { get; }

    /// <summary>Nuclei times decays over the sphere times the acceptance: interactions per proton and cross section, 1/cm2.</summary>
    public double PerProtonCm2 { get; }

    /// <inheritdoc/>
    public string Name => RecoilChannels.Cevns;

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel; null after a problem.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        var keys = CevnsSection.Read(section, context.Nuclei!.Target);
        if (RecoilChannels.SourceOf(context, section, RecoilChannels.Cevns) is not { } source || keys is null)
        {
            return null;
        }

        var channel = new CevnsChannel(keys, context.Nuclei, source);
        return channel.HasRecoils(section) ? channel : null;
    }

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => protonsOnTarget * _perProton;

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey)
    {
        var random = new EventRandom(seed, eventKey, RandomStage.Timeline);
        return _times[Sampling.Place(ref random, _cumulative)].Sample(ref random);
    }

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs)
    {
        double sum = 0.0;
        for (int flavour = 0; flavour < _times.Length; flavour++)
        {
            double rate = _cumulative[flavour] - (flavour == 0 ? 0.0 : _cumulative[flavour - 1]);
            sum += rate * _times[flavour].Fraction(fromUs, toUs);
        }

        return sum / _cumulative[^1];
    }

    /// <inheritdoc/>
    /// <remarks>The nucleus has no direction: no response depends on it.</remarks>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var timeline = new EventRandom(address.Seed, address.EventKey, RandomStage.Timeline);
        int flavour = Sampling.Place(ref timeline, _cumulative);   // as for the time
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        CevnsInteraction interaction;
        double placeMm;
        double baselineM;
        do
        {
            interaction = _sampler.Sample((CevnsFlavour)flavour, ref random);
            placeMm = _nuclei.PlaceMm(random.Uniform());
            baselineM = _nuclei.BaselineM + (1e-3 * placeMm);
        }
        while (_oscillates && flavour == (int)CevnsFlavour.NuE && random.Uniform() > _oscillation.Survival(interaction.EnergyMeV, baselineM));

        var vertexMm = new Vector3(placeMm, 0.0, 0.0);
        InteractionRows.Add(interactions, address, vertexMm, _neutrinoPdg[flavour], interaction.EnergyMeV, baselineM);
        primaries.Add(address.EventId, 0, null, new Particle(_nucleusPdg[interaction.Isotope], interaction.RecoilMeV, default, address.TimeUs, vertexMm));
    }

    // A rate of 0 leaves nothing to choose among.
    private bool HasRecoils(ConfigSection section)
    {
        if (_cumulative[^1] > 0.0)
        {
            return true;
        }

        double greatestKeVnr = 1e3 * _sampler.Spectra.Max(each => each.MaxRecoilMeV);
        if (_nuclei.LeastRecoilKeVnr < greatestKeVnr)
        {
            section.Problem(ChannelNeeds.ChannelKey, "modifications that leave no interaction", "a weak charge other than 0, or a magnetic moment");
        }
        else
        {
            section.Problem(
                ChannelNeeds.ChannelKey,
                string.Create(CultureInfo.InvariantCulture, $"thresholdKeVnr {_nuclei.LeastRecoilKeVnr:R} of the detector, above the greatest recoil of {greatestKeVnr:F1} keVnr in {_nuclei.Target}"),
                "a lower threshold");
        }

        return false;
    }
}
