using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>12C(nu, nu')12C*(15.11 MeV) and the one gamma back to the ground state.</summary>
/// <remarks>
/// Cross sections of KARMEN: 10.4e-42 cm2 for nu_e and nubar_mu of mu+ decay together (Phys. Lett. B 423 (1998) 15), 3.2e-42 cm2 for nu_mu of
/// pi+ (recalled). The share of each neutrino and its energy follow (E - 15.11 MeV)^2 (assumed); they change nothing that is seen.
/// The other 8 % of the decays of the state, by other gammas or alphas, are left out: the expected number counts gammas of 15.11 MeV.
/// </remarks>
public sealed class CarbonGammaChannel : IInteractionChannel
{
    /// <summary>Energy of the state, and of the gamma but for the recoil, 15.11 MeV.</summary>
    public const double LevelMeV = 15.11;

    /// <summary>Mean cross section of nu_e and nubar_mu of mu+ decay, one of each, 10.4e-42 cm2.</summary>
    public const double MuonDecayCm2 = 10.4e-42;

    /// <summary>Cross section of nu_mu of pi+ decay, 3.2e-42 cm2.</summary>
    public const double PionDecayCm2 = 3.2e-42;

    /// <summary>Part of the decays of the state that go to the ground state by one gamma, 0.92 (Ajzenberg-Selove 1990, recalled).</summary>
    public const double GroundStateBranch = 0.92;

    private const int Panels = 40;

    private readonly NeutrinoMixture _neutrinos;

    private CarbonGammaChannel(NeutrinoMixture neutrinos) => _neutrinos = neutrinos;

    /// <inheritdoc/>
    public string Name => "carbon-15mev";

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        var region = VertexRegion.OfCarbon12(context.Geometry);
        if (ExposedTargets.Create(context, section, "carbon-15mev", region, "carbon") is not { } targets)
        {
            return null;
        }

        double electron = MeanShape(DecayAtRestSpectrum.ElectronFlavour);
        double muon = MeanShape(DecayAtRestSpectrum.MuonFlavour);
        double perShapeCm2 = GroundStateBranch * MuonDecayCm2 / (electron + muon);
        return new CarbonGammaChannel(new NeutrinoMixture(
            targets, context.Source!.MuonPlusPerProton,
            NeutrinoComponent.OfShape(
                PdgCode.ElectronNeutrino, DecayAtRestSpectrum.ElectronFlavour, LevelMeV, Shape, perShapeCm2 * electron),
            NeutrinoComponent.OfShape(
                PdgCode.MuonAntineutrino, DecayAtRestSpectrum.MuonFlavour, LevelMeV, Shape, perShapeCm2 * muon),
            NeutrinoComponent.OfPion(GroundStateBranch * PionDecayCm2)));
    }

    /// <summary>Shape of the cross section, MeV2.</summary>
    public static double Shape(double energyMeV) => (energyMeV - LevelMeV) * (energyMeV - LevelMeV);

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => _neutrinos.ExpectedCount(protonsOnTarget);

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => _neutrinos.SampleTimeUs(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _neutrinos.TimeFraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        (NeutrinoFlight flight, _) = _neutrinos.Interact(address, ref random, interactions);
        primaries.Add(address.EventId, 0, null, new Particle(
            PdgCode.Gamma, LevelMeV, Sampling.Isotropic(ref random), address.TimeUs, flight.VertexMm));
    }

    private static double MeanShape(DecayAtRestSpectrum spectrum) => Core.Numerics.GaussLegendre.Integrate(
        energyMeV => spectrum.DensityPerMeV(energyMeV) * Shape(energyMeV), LevelMeV, DecayAtRestSpectrum.EndPointMeV, Panels);
}
