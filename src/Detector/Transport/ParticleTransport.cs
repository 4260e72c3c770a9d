using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Cascades;
using JparcSim.Detector.Transport.Electrons;
using JparcSim.Detector.Transport.Hadrons;
using JparcSim.Detector.Transport.Neutrons;
using JparcSim.Detector.Transport.Photons;

namespace JparcSim.Detector.Transport;

/// <summary>Carries particles through the liquids of a detector and leaves deposits of light.</summary>
/// <remarks>Immutable: tables are built once and shared by all workers; what changes lives in a <see cref="TransportWorkspace"/>.</remarks>
public sealed class ParticleTransport : IParticleTransport
{
    // Every neutron has streams of its own: number of the primary, and above these bits the neutron's ordinal in the primary's
    // family (0 for the primary itself, then in order of creation). Showers have two: even for reactions, odd for the capture.
    private const int FamilyShift = 16;

    private const int DeuteronPdg = PdgCode.FirstNucleus + 10_020;
    private const int TritonPdg = PdgCode.FirstNucleus + 10_030;

    // The lowest transitions of 158Gd and 156Gd (80 and 89 keV) mostly eject an electron: conversion coefficients 6 and 4.
    private const double ConvertedBelowMeV = 0.1;

    private readonly VolumeLocator _volumes;
    private readonly ElectronTransport _electrons;
    private readonly PhotonTransport _photons;
    private readonly HadronTransport _hadrons;
    private readonly FastNeutronTransport _fastNeutrons;
    private readonly NeutronTransport _neutrons;
    private readonly CaptureCascades _cascades = new();

    /// <summary>Builds the tables of a detector: about a tenth of a second.</summary>
    public ParticleTransport(DetectorGeometry geometry, TransportParameters parameters)
    {
        _volumes = new VolumeLocator(geometry);
        _electrons = new ElectronTransport(geometry, _volumes, parameters.BirksElectronCmPerMeV);
        _photons = new PhotonTransport(geometry, _volumes, _electrons);
        _hadrons = new HadronTransport(geometry, _volumes, parameters, _electrons);
        _fastNeutrons = new FastNeutronTransport(geometry, _volumes, _hadrons);
        _neutrons = new NeutronTransport(geometry, _volumes, parameters);
    }

    /// <inheritdoc/>
    public ITransportWorker CreateWorker() => new TransportWorker(this);

    /// <summary>Creates the buffers for one worker.</summary>
    public TransportWorkspace CreateWorkspace() => new(_volumes);

    /// <summary>
    /// Carries all primaries of one event; copies them to <paramref name="particles"/> and appends the nuclei that captured neutrons.
    /// </summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="eventKey">Address of the event's random streams.</param>
    /// <param name="eventId">Identity of the event, for the rows of <paramref name="particles"/>.</param>
    /// <param name="eventRow">Row of the event, for the deposits.</param>
    /// <param name="primaries">Primaries of the batch.</param>
    /// <param name="first">First row of the event.</param>
    /// <param name="end">Row after the last of the event.</param>
    /// <param name="particles">Receives the event's particles.</param>
    /// <param name="deposits">Receives the event's deposits, those of a particle together, not ordered by time.</param>
    /// <param name="workspace">The worker's buffers.</param>
    public void Transport(
        ulong seed,
        ulong eventKey,
        long eventId,
        int eventRow,
        ParticleTable primaries,
        int first,
        int end,
        ParticleTable particles,
        DepositBuffer deposits,
        TransportWorkspace workspace)
    {
        workspace.Open(deposits, eventRow);
        for (int row = first; row < end; row++)
        {
            particles.Add(eventId, row - first, primaries.ParentIndex[row], primaries.At(row));
        }

        int nextIndex = end - first;
        for (int row = first; row < end; row++)
        {
            int index = row - first;
            Particle primary = primaries.At(row);
            if (primary.PdgCode != PdgCode.Neutron)
            {
                var random = new EventRandom(seed, eventKey, RandomStage.Shower, index);
                Carry(ref random, primary, workspace);
                continue;
            }

            workspace.Push(new Neutron(primary.KineticEnergyMeV, primary.Direction, primary.StartMm, primary.StartTimeUs));
            for (int ordinal = 0; workspace.TryTake(out Neutron neutron); ordinal++)
            {
                if (TryFollow(seed, eventKey, index, ordinal, neutron, workspace, out Capture capture))
                {
                    int product = CaptureCascades.ProductPdg(capture.Process);
                    particles.Add(eventId, nextIndex++, index, new Particle(product, 0.0, default, capture.TimeUs, capture.PlaceMm));
                }
            }
        }
    }

    private bool TryFollow(
        ulong seed, ulong eventKey, int index, int ordinal, Neutron neutron, TransportWorkspace workspace, out Capture capture)
    {
        int entity = index + (ordinal << FamilyShift);
        var random = new EventRandom(seed, eventKey, RandomStage.Neutron, entity);
        var reactions = new EventRandom(seed, eventKey, RandomStage.Shower, index + (((2 * ordinal) + 2) << FamilyShift));
        capture = default;
        workspace.StartParticle();
        bool isCaptured = _fastNeutrons.TrySlowDown(ref random, ref reactions, ref neutron, workspace)
            && _neutrons.TryFollow(ref random, neutron, workspace, out capture);
        _photons.FollowAll(ref reactions, workspace);
        if (isCaptured)
        {
            var cascade = new EventRandom(seed, eventKey, RandomStage.Cascade, entity);
            var shower = new EventRandom(seed, eventKey, RandomStage.Shower, index + (((2 * ordinal) + 1) << FamilyShift));
            Release(ref cascade, ref shower, capture, workspace);
        }

        return isCaptured;
    }

    private void Release(ref EventRandom cascade, ref EventRandom shower, in Capture capture, TransportWorkspace workspace)
    {
        workspace.Tally.BindingMeV -= CaptureCascades.QMeV(capture.Process);
        int count = _cascades.Sample(ref cascade, capture.Process, workspace.CascadeMeV);
        for (int i = 0; i < count; i++)
        {
            Vector3 direction = Sampling.Isotropic(ref cascade);
            if (workspace.CascadeMeV[i] < ConvertedBelowMeV)
            {
                workspace.StartParticle();
                _electrons.Stop(capture.Volume, capture.TimeUs, capture.PlaceMm, workspace.CascadeMeV[i], workspace);
                continue;
            }

            workspace.Push(new Photon(workspace.CascadeMeV[i], direction, capture.PlaceMm, capture.TimeUs));
        }

        _photons.FollowAll(ref shower, workspace);
    }

    private void Carry(ref EventRandom random, in Particle particle, TransportWorkspace workspace)
    {
        Vector3 placeMm = particle.StartMm;
        double energyMeV = particle.KineticEnergyMeV;
        switch (particle.PdgCode)
        {
            case PdgCode.Electron or PdgCode.Positron:
                var electron = new Electron(
                    particle.PdgCode == PdgCode.Positron, energyMeV, particle.Direction, placeMm, particle.StartTimeUs);
                workspace.StartParticle();
                _electrons.Follow(ref random, electron, workspace);
                _photons.FollowAll(ref random, workspace);
                break;

            case PdgCode.Gamma:
                workspace.Push(new Photon(energyMeV, particle.Direction, placeMm, particle.StartTimeUs));
                _photons.FollowAll(ref random, workspace);
                break;

            case PdgCode.Proton or DeuteronPdg or TritonPdg:
                ChargedKind kind = particle.PdgCode switch
                {
                    PdgCode.Proton => ChargedKind.Proton,
                    DeuteronPdg => ChargedKind.Deuteron,
                    _ => ChargedKind.Triton,
                };
                workspace.StartParticle();
                _hadrons.Follow(new Track(kind, energyMeV, particle.Direction, placeMm, particle.StartTimeUs), workspace);
                break;

            case PdgCode.MuonMinus or PdgCode.MuonPlus:
                workspace.StartParticle();
                _hadrons.FollowMuon(
                    ref random, particle.PdgCode == PdgCode.MuonPlus,
                    new Track(ChargedKind.Muon, energyMeV, particle.Direction, placeMm, particle.StartTimeUs), workspace);
                _photons.FollowAll(ref random, workspace);
                break;

            case >= PdgCode.FirstNucleus:
                StopNucleus(particle, workspace);
                break;

            case 12 or -12 or 14 or -14 or 16 or -16:
                workspace.Escape(energyMeV);
                break;

            default:
                throw new NotSupportedException($"no transport of particles with PDG code {particle.PdgCode}");
        }
    }

    private void StopNucleus(in Particle nucleus, TransportWorkspace workspace)
    {
        int volume = _volumes.At(nucleus.StartMm);
        workspace.StartParticle();
        if (volume < 0)
        {
            workspace.Escape(nucleus.KineticEnergyMeV);
        }
        else if (nucleus.PdgCode == PdgCode.Alpha)
        {
            _hadrons.StopAlpha(volume, nucleus.StartMm, nucleus.StartTimeUs, nucleus.KineticEnergyMeV, workspace);
        }
        else
        {
            _hadrons.StopNucleus(volume, nucleus.StartMm, nucleus.StartTimeUs, nucleus.KineticEnergyMeV, workspace);
        }
    }
}
