using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Electrons;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Photons;

/// <summary>Follows photons until they are absorbed, fall below 30 keV or leave the detector.</summary>
/// <remarks>
/// Free paths by the rejection of E. R. Woodcock et al. (ANL-7050, 1965): steps by the largest attenuation of all volumes,
/// collisions accepted by that of the place reached; no borders need be found.
/// </remarks>
internal sealed class PhotonTransport
{
    private const double AbsorbedBelowMeV = 0.030;

    private readonly VolumeLocator _volumes;
    private readonly ElectronTransport _electrons;
    private readonly ProcessTable[] _processes;
    private readonly LogTable _largestPerMm;

    /// <summary>Builds the tables of a detector.</summary>
    public PhotonTransport(DetectorGeometry geometry, VolumeLocator volumes, ElectronTransport electrons)
    {
        _volumes = volumes;
        _electrons = electrons;
        _processes = [.. geometry.Volumes.Select(volume => PhotonProcesses.TableOf(volume.Material))];
        _largestPerMm = new LogTable(PhotonProcesses.Grid, energy => _processes.Max(table => table.TotalPerMm(energy)));
    }

    /// <summary>Follows all photons that were put aside, and those they give rise to.</summary>
    public void FollowAll(ref EventRandom random, TransportWorkspace workspace)
    {
        while (workspace.TryPop(out Photon photon))
        {
            Follow(ref random, photon, workspace);
        }
    }

    private void Follow(ref EventRandom random, in Photon photon, TransportWorkspace workspace)
    {
        double energyMeV = photon.EnergyMeV;
        Vector3 direction = photon.Direction;
        Vector3 placeMm = photon.PlaceMm;
        double timeUs = photon.TimeUs;
        workspace.StartParticle();
        GridPlace grid = PhotonProcesses.Grid.Locate(energyMeV);
        while (true)
        {
            double largestPerMm = _largestPerMm.At(grid);
            int volume;
            if (energyMeV < AbsorbedBelowMeV)
            {
                volume = _volumes.At(placeMm);
                if (volume >= 0)
                {
                    _electrons.Stop(volume, timeUs, placeMm, energyMeV, workspace);
                    return;
                }

                workspace.Escape(energyMeV);
                return;
            }

            double stepMm = Sampling.Exponential(ref random) / largestPerMm;
            placeMm += stepMm * direction;
            timeUs += stepMm / SpeedOfLightMmPerUs;
            volume = _volumes.At(placeMm);
            if (volume < 0)
            {
                workspace.Escape(energyMeV);
                return;
            }

            switch (_processes[volume].Pick(grid, largestPerMm * random.Uniform()))
            {
                case (int)PhotonProcess.Compton:
                    (double kept, double cosTheta) = ComptonScattering.Sample(ref random, energyMeV);
                    double electronMeV = energyMeV * (1.0 - kept);
                    Vector3 before = direction;
                    (double sinPhi, double cosPhi) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
                    direction = before.Rotated(cosTheta, cosPhi, sinPhi);
                    if (electronMeV < ElectronTransport.StopsBelowMeV)
                    {
                        _electrons.Stop(volume, timeUs, placeMm, electronMeV, workspace);
                    }
                    else
                    {
                        Vector3 recoil = (before - (kept * direction)).Normalized();
                        _electrons.Follow(ref random, new Electron(false, electronMeV, recoil, placeMm, timeUs), workspace);
                    }

                    energyMeV *= kept;
                    grid = PhotonProcesses.Grid.Locate(energyMeV);
                    break;

                case (int)PhotonProcess.Pair:
                    double shareMeV = PairProduction.SampleElectronMeV(ref random, energyMeV);
                    double otherMeV = energyMeV - (2.0 * ElectronMassMeV) - shareMeV;
                    Vector3 one = ElectronTransport.Opened(ref random, direction, energyMeV);
                    Vector3 other = ElectronTransport.Opened(ref random, direction, energyMeV);
                    _electrons.Follow(ref random, new Electron(false, shareMeV, one, placeMm, timeUs), workspace);
                    _electrons.Follow(ref random, new Electron(true, otherMeV, other, placeMm, timeUs), workspace);
                    return;

                case (int)PhotonProcess.Photoelectric:
                    _electrons.Stop(volume, timeUs, placeMm, energyMeV, workspace);
                    return;

                default:
                    break;
            }
        }
    }
}
