using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Quenching;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Neutrons;

/// <summary>Where, when and by what a neutron was captured.</summary>
internal readonly record struct Capture(NeutronProcess Process, int Volume, Vector3 PlaceMm, double TimeUs, double EnergyMeV);

/// <summary>Follows slow neutrons through slowing down and diffusion to capture or out of the detector.</summary>
/// <remarks>
/// Up to 4.4 MeV (<see cref="FastNeutronTransport.AboveMeV"/>) the classical speed is right within 0.4 % and carbon only scatters.
/// Below 400 k T the nuclei move as a free gas at the temperature of the liquid, so that thermal energies, the delay to reach
/// them and the diffusion come out. The binding of hydrogen in molecules is neglected.
/// </remarks>
internal sealed class NeutronTransport
{
    private const double ThermalMotionBelow = 400.0;      // in units of k T
    private const double SmallestLightMeV = 1e-3;
    private const double SmallestEnergyMeV = 1e-11;

    private static readonly double SpeedMmPerUsPerRootMeV = SpeedOfLightMmPerUs * Math.Sqrt(2.0 / NeutronMassMeV);

    private readonly VolumeLocator _volumes;
    private readonly ProcessTable[] _processes;
    private readonly LogTable _largestPerMm;
    private readonly QuenchingTable[] _protonLight;
    private readonly double _carbonQuenchingFactor;
    private readonly double _thermalMeV;

    /// <summary>Builds the tables of a detector.</summary>
    public NeutronTransport(DetectorGeometry geometry, VolumeLocator volumes, TransportParameters parameters)
    {
        _volumes = volumes;
        _thermalMeV = BoltzmannMeVPerK * parameters.TemperatureK;
        _processes = [.. geometry.Volumes.Select(volume => NeutronProcesses.TableOf(volume.Material, _thermalMeV))];
        _largestPerMm = new LogTable(NeutronProcesses.Grid, energy => _processes.Max(table => table.TotalPerMm(energy)));
        _protonLight =
        [
            .. geometry.Volumes.Select(volume =>
                new QuenchingTable(parameters.BirksProtonCmPerMeV, new ProtonStopping(volume.Material).ProtonMeVPerCm)),
        ];
        _carbonQuenchingFactor = parameters.CarbonRecoilQuenchingFactor;
    }

    /// <summary>Follows a neutron; true when it was captured.</summary>
    public bool TryFollow(ref EventRandom random, in Neutron start, TransportWorkspace workspace, out Capture capture)
    {
        Vector3 placeMm = start.PlaceMm;
        double timeUs = start.TimeUs;
        double energyMeV = Math.Max(start.EnergyMeV, SmallestEnergyMeV);
        Vector3 velocity = Math.Sqrt(energyMeV) * start.Direction;
        while (true)
        {
            GridPlace grid = NeutronProcesses.Grid.Locate(energyMeV);
            double largestPerMm = _largestPerMm.At(grid);
            double speed = Math.Sqrt(energyMeV);
            double stepMm = Sampling.Exponential(ref random) / largestPerMm;
            placeMm += (stepMm / speed) * velocity;
            timeUs += stepMm / (SpeedMmPerUsPerRootMeV * speed);
            int volume = _volumes.At(placeMm);
            if (volume < 0)
            {
                workspace.Escape(energyMeV);
                capture = default;
                return false;
            }

            int picked = _processes[volume].Pick(grid, largestPerMm * random.Uniform());
            if (picked < 0)
            {
                continue;
            }

            var process = (NeutronProcess)picked;
            if (process >= NeutronProcess.CaptureGd157)
            {
                capture = new Capture(process, volume, placeMm, timeUs, energyMeV);
                return true;
            }

            double massRatio = NeutronProcesses.MassRatio(process);
            if (energyMeV < ThermalMotionBelow * _thermalMeV)
            {
                velocity = ElasticScattering.OnGas(ref random, velocity, massRatio, _thermalMeV);
                energyMeV = Math.Max(velocity.LengthSquared, SmallestEnergyMeV);
                continue;
            }

            velocity = ElasticScattering.OnRest(ref random, velocity, massRatio);
            double afterMeV = Math.Max(velocity.LengthSquared, SmallestEnergyMeV);
            Recoil(process, volume, timeUs, placeMm, energyMeV - afterMeV, workspace);
            energyMeV = afterMeV;
        }
    }

    // Recoils below 1 keV of light are booked without a flash of their own: 0.1 p.e. each.
    private void Recoil(NeutronProcess process, int volume, double timeUs, Vector3 placeMm, double recoilMeV, TransportWorkspace workspace)
    {
        bool isProton = process == NeutronProcess.ScatterHydrogen;
        double visibleMeV = isProton ? _protonLight[volume].VisibleMeV(recoilMeV) : _carbonQuenchingFactor * recoilMeV;
        workspace.Deposit(
            volume,
            isProton ? Scintillation.Proton : Scintillation.Alpha,
            timeUs,
            placeMm,
            recoilMeV,
            visibleMeV < SmallestLightMeV ? 0.0 : visibleMeV);
    }
}
