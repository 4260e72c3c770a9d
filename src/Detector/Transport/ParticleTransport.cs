using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Quenching;
using JparcSim.Detector.Transport.Cascades;
using JparcSim.Detector.Transport.Electrons;
using JparcSim.Detector.Transport.Neutrons;
using JparcSim.Detector.Transport.Photons;

namespace JparcSim.Detector.Transport;

/// <summary>Carries particles through the liquids of a detector and leaves deposits of light.</summary>
/// <remarks>Immutable: tables are built once and shared by all workers; what changes lives in a <see cref="TransportWorkspace"/>.</remarks>
public sealed class ParticleTransport : IParticleTransport
{
    // Showers of capture gammas have addresses of their own, apart from those of the primaries.
    private const int CaptureShowers = 1 << 16;

    // The lowest transitions of 158Gd and 156Gd (80 and 89 keV) mostly eject an electron: conversion coefficients 6 and 4.
    private const double ConvertedBelowMeV = 0.1;

    private readonly VolumeLocator _volumes;
    private readonly ElectronTransport _electrons;
    private readonly PhotonTransport _photons;
    private readonly NeutronTransport _neutrons;
    private readonly CaptureCascades _cascades = new();
    private readonly QuenchingTable[] _protonLight;
    private readonly QuenchingTable[] _alphaLight;
    private readonly double _carbonQuenchingFactor;

    /// <summary>Builds the tables of a detector: about a tenth of a second.</summary>
    public ParticleTransport(DetectorGeometry geometry, TransportParameters parameters)
    {
        ProtonStopping[] stopping = [.. geometry.Volumes.Select(volume => new ProtonStopping(volume.Material))];
        _protonLight = [.. stopping.Select(s => new QuenchingTable(parameters.BirksProtonCmPerMeV, s.ProtonMeVPerCm))];
        _alphaLight = [.. stopping.Select(s => new QuenchingTable(parameters.BirksAlphaCmPerMeV, s.AlphaMeVPerCm))];
        _carbonQuenchingFactor = parameters.CarbonRecoilQuenchingFactor;
        _volumes = new VolumeLocator(geometry);
        _electrons = new ElectronTransport(geometry, _volumes, parameters.BirksElectronCmPerMeV);
        _photons = new PhotonTransport(geometry, _volumes, _electrons);
        _neutrons = new NeutronTransport(geometry, _volumes, parameters, _protonLight);
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

            var neutron = new EventRandom(seed, eventKey, RandomStage.Neutron, index);
            if (_neutrons.TryFollow(ref neutron, primary, workspace, out Capture capture))
            {
                var nucleus = new Particle(CaptureCascades.ProductPdg(capture.Process), 0.0, default, capture.TimeUs, capture.PlaceMm);
                particles.Add(eventId, nextIndex++, index, nucleus);
                var cascade = new EventRandom(seed, eventKey, RandomStage.Cascade, index);
                var shower = new EventRandom(seed, eventKey, RandomStage.Shower, CaptureShowers + index);
                Release(ref cascade, ref shower, capture, workspace);
            }
        }
    }

    private void Release(ref EventRandom cascade, ref EventRandom shower, in Capture capture, TransportWorkspace workspace)
    {
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

            case PdgCode.Proton:
                StopIon(particle, Scintillation.Proton, _protonLight, workspace);
                break;

            case PdgCode.Alpha:
                StopIon(particle, Scintillation.Alpha, _alphaLight, workspace);
                break;

            case >= PdgCode.FirstNucleus:
                StopIon(particle, Scintillation.Alpha, null, workspace);
                break;

            case 12 or -12 or 14 or -14 or 16 or -16:
                workspace.Escape(energyMeV);
                break;

            default:
                throw new NotSupportedException($"no transport of particles with PDG code {particle.PdgCode}");
        }
    }

    // Ions end where they start: a 10-MeV proton has a range of 1.2 mm.
    private void StopIon(in Particle ion, Scintillation kind, QuenchingTable[]? light, TransportWorkspace workspace)
    {
        int volume = _volumes.At(ion.StartMm);
        if (volume < 0)
        {
            workspace.Escape(ion.KineticEnergyMeV);
            return;
        }

        double visibleMeV = light is null
            ? _carbonQuenchingFactor * ion.KineticEnergyMeV
            : light[volume].VisibleMeV(ion.KineticEnergyMeV);
        workspace.StartParticle();
        workspace.Deposit(volume, kind, ion.StartTimeUs, ion.StartMm, ion.KineticEnergyMeV, visibleMeV);
    }
}
