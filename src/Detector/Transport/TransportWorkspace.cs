using JparcSim.Core.Numerics;
using JparcSim.Detector.Transport.Hadrons;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Transport;

/// <summary>A photon on its way.</summary>
internal readonly record struct Photon(double EnergyMeV, Vector3 Direction, Vector3 PlaceMm, double TimeUs);

/// <summary>The buffers that one worker needs to transport events; reused from event to event.</summary>
public sealed class TransportWorkspace
{
    private const double MergeDistanceSquaredMm2 = 20.0 * 20.0;
    private const double MergeTimeUs = 1e-4;

    private readonly VolumeLocator _volumes;
    private Photon[] _photons = new Photon[64];
    private int _photonCount;
    private Neutron[] _neutrons = new Neutron[16];
    private int _neutronCount;
    private int _neutronsTaken;
    private DepositBuffer _deposits = new();
    private int _eventRow;
    private int _mergeFrom;

    internal TransportWorkspace(VolumeLocator volumes) => _volumes = volumes;

    /// <summary>Where the energy went.</summary>
    public EnergyTally Tally { get; } = new();

    /// <summary>Gamma energies of the capture being transported, MeV.</summary>
    internal double[] CascadeMeV { get; } = new double[32];

    /// <summary>Products of the reaction being transported.</summary>
    internal ReactionProducts Products { get; } = new();

    /// <summary>Points the workspace to the deposits of an event.</summary>
    internal void Open(DepositBuffer deposits, int eventRow)
    {
        _deposits = deposits;
        _eventRow = eventRow;
        _photonCount = 0;
        _neutronCount = 0;
        _neutronsTaken = 0;
        StartParticle();
    }

    /// <summary>Keeps the deposits to come apart from those there are.</summary>
    internal void StartParticle() => _mergeFrom = _deposits.Count;

    /// <summary>Puts a photon aside.</summary>
    internal void Push(in Photon photon)
    {
        if (_photonCount == _photons.Length)
        {
            Array.Resize(ref _photons, 2 * _photonCount);
        }

        _photons[_photonCount++] = photon;
    }

    /// <summary>Takes the photon put aside last.</summary>
    internal bool TryPop(out Photon photon)
    {
        bool found = _photonCount > 0;
        photon = found ? _photons[--_photonCount] : default;
        return found;
    }

    /// <summary>Puts a neutron at the end of the queue.</summary>
    internal void Push(in Neutron neutron)
    {
        if (_neutronCount == _neutrons.Length)
        {
            Array.Resize(ref _neutrons, 2 * _neutronCount);
        }

        _neutrons[_neutronCount++] = neutron;
    }

    /// <summary>Takes the neutron that has waited longest.</summary>
    internal bool TryTake(out Neutron neutron)
    {
        if (_neutronsTaken < _neutronCount)
        {
            neutron = _neutrons[_neutronsTaken++];
            return true;
        }

        neutron = default;
        _neutronCount = 0;
        _neutronsTaken = 0;
        return false;
    }

    /// <summary>Books energy that left the detector.</summary>
    internal void Escape(double energyMeV) => Tally.EscapedMeV += energyMeV;

    /// <summary>Books energy left at a place and, in a scintillator, its light.</summary>
    /// <remarks>
    /// Joins the deposit before it of the same particle when both lie within 20 mm and 0.1 ns: the light that reaches the
    /// photomultipliers, linear in the place over such distances, stays the same.
    /// </remarks>
    internal void Deposit(int volume, Scintillation kind, double timeUs, Vector3 placeMm, double energyMeV, double visibleMeV)
    {
        if (!_volumes.IsScintillator(volume))
        {
            Tally.InactiveMeV += energyMeV;
            return;
        }

        Tally.DepositedMeV += energyMeV;
        if (!(visibleMeV > 0.0))
        {
            return;
        }

        if (_deposits.Count > _mergeFrom)
        {
            ref Deposit last = ref _deposits.Items[_deposits.Count - 1];
            if (last.Volume == volume && last.Kind == kind && Math.Abs(last.TimeUs - timeUs) < MergeTimeUs
                && (last.PlaceMm - placeMm).LengthSquared < MergeDistanceSquaredMm2)
            {
                double sumMeV = last.VisibleMeV + visibleMeV;
                last = last with { PlaceMm = last.PlaceMm + ((visibleMeV / sumMeV) * (placeMm - last.PlaceMm)), VisibleMeV = sumMeV };
                return;
            }
        }

        _deposits.Add(new Deposit(_eventRow, volume, kind, timeUs, placeMm, visibleMeV));
    }
}
