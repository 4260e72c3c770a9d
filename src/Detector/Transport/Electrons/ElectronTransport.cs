using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Electrons;

/// <summary>Follows electrons and positrons in steps; light is made along the track, photons are put aside.</summary>
/// <remarks>
/// Continuous losses without straggling; multiple scattering by V. L. Highland, Nucl. Instrum. Meth. 129 (1975) 497, with the
/// constants of the Particle Data Group and the logarithm at the nominal step; the volume of a step is that of its middle.
/// </remarks>
internal sealed class ElectronTransport
{
    /// <summary>Below this energy an electron ends where it is, MeV: its range is below 3.5 mm.</summary>
    public const double StopsBelowMeV = 0.7;

    private const double LongestStepMm = 12.0;
    private const double LargestRangeFraction = 0.6;
    private const double HighlandMeV = 13.6 * 0.857;   // 1 + 0.038 ln(12 mm / 517 mm) = 0.857

    private readonly VolumeLocator _volumes;
    private readonly ElectronTables[] _tables;

    /// <summary>Builds the tables of a detector.</summary>
    public ElectronTransport(DetectorGeometry geometry, VolumeLocator volumes, double birksCmPerMeV)
    {
        _volumes = volumes;
        _tables = [.. geometry.Volumes.Select(volume => new ElectronTables(volume.Material, birksCmPerMeV))];
    }

    /// <summary>Books an electron that ends where it is.</summary>
    public void Stop(int volume, double timeUs, Vector3 placeMm, double kineticMeV, TransportWorkspace workspace) =>
        workspace.Deposit(volume, Scintillation.Electron, timeUs, placeMm, kineticMeV, _tables[volume].Light.VisibleMeV(kineticMeV));

    /// <summary>A direction opened by the characteristic angle m / E of radiation and pairs.</summary>
    /// <remarks>Y.-S. Tsai, Rev. Mod. Phys. 46 (1974) 815, simplified to an exponential in the square of the angle.</remarks>
    public static Vector3 Opened(ref EventRandom random, Vector3 direction, double energyMeV)
    {
        double scale = ElectronMassMeV / energyMeV;
        return Turned(ref random, direction, scale * scale);
    }

    /// <summary>Follows an electron or positron to its end.</summary>
    public void Follow(ref EventRandom random, in Electron start, TransportWorkspace workspace)
    {
        double kineticMeV = start.KineticMeV;
        Vector3 direction = start.Direction;
        Vector3 placeMm = start.PlaceMm;
        double timeUs = start.TimeUs;
        int volume = _volumes.At(placeMm);
        while (volume >= 0 && kineticMeV >= StopsBelowMeV)
        {
            ElectronTables tables = _tables[volume];
            double lossMeVPerMm = tables.ContinuousMeVPerMm.At(kineticMeV);
            double stepMm = Math.Min(LongestStepMm, LargestRangeFraction * kineticMeV / lossMeVPerMm);
            double photonsPerMm = tables.PhotonsPerMm.At(kineticMeV);
            double eventsPerMm = photonsPerMm + (start.IsPositron ? tables.AnnihilationsPerMm.At(kineticMeV) : 0.0);
            double toEventMm = Sampling.Exponential(ref random) / eventsPerMm;
            bool happens = toEventMm < stepMm;
            stepMm = Math.Min(stepMm, toEventMm);

            Vector3 middleMm = placeMm + ((0.5 * stepMm) * direction);
            int middleVolume = _volumes.At(middleMm);
            if (middleVolume < 0)
            {
                volume = -1;
                break;
            }

            tables = _tables[middleVolume];
            double halfwayMeV = kineticMeV - (0.5 * stepMm * lossMeVPerMm);
            double lossMeV = Math.Min(kineticMeV, stepMm * tables.ContinuousMeVPerMm.At(halfwayMeV));
            double afterMeV = kineticMeV - lossMeV;
            double visibleMeV = tables.Light.VisibleMeV(kineticMeV) - tables.Light.VisibleMeV(afterMeV);
            double flightUs = stepMm / SpeedMmPerUs(halfwayMeV);
            workspace.Deposit(middleVolume, Scintillation.Electron, timeUs + (0.5 * flightUs), middleMm, lossMeV, visibleMeV);

            placeMm += stepMm * direction;
            timeUs += flightUs;
            direction = Scattered(ref random, direction, halfwayMeV, stepMm / tables.RadiationLengthMm);
            kineticMeV = afterMeV;
            volume = _volumes.At(placeMm);
            if (!happens || volume < 0)
            {
                continue;
            }

            if (random.Uniform() * eventsPerMm >= photonsPerMm)
            {
                AnnihilateInFlight(ref random, kineticMeV, direction, placeMm, timeUs, workspace);
                return;
            }

            if (kineticMeV > Bremsstrahlung.DiscreteAboveMeV)
            {
                double photonMeV = Bremsstrahlung.SampleMeV(ref random, kineticMeV);
                workspace.Push(new Photon(photonMeV, Opened(ref random, direction, kineticMeV + ElectronMassMeV), placeMm, timeUs));
                kineticMeV -= photonMeV;
            }
        }

        if (volume < 0)
        {
            workspace.Escape(kineticMeV + (start.IsPositron ? 2.0 * ElectronMassMeV : 0.0));
            return;
        }

        Stop(volume, timeUs, placeMm, kineticMeV, workspace);
        if (start.IsPositron)
        {
            Vector3 one = Sampling.Isotropic(ref random);
            workspace.Push(new Photon(ElectronMassMeV, one, placeMm, timeUs));
            workspace.Push(new Photon(ElectronMassMeV, -1.0 * one, placeMm, timeUs));
        }
    }

    private static void AnnihilateInFlight(
        ref EventRandom random, double kineticMeV, Vector3 direction, Vector3 placeMm, double timeUs, TransportWorkspace workspace)
    {
        double totalMeV = kineticMeV + (2.0 * ElectronMassMeV);
        (double share, double cosTheta) = AnnihilationInFlight.Sample(ref random, kineticMeV);
        (double sinPhi, double cosPhi) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        Vector3 one = direction.Rotated(cosTheta, cosPhi, sinPhi);
        double momentumMeV = Math.Sqrt(kineticMeV * totalMeV);
        Vector3 other = ((momentumMeV * direction) - ((share * totalMeV) * one)).Normalized();
        workspace.Push(new Photon(share * totalMeV, one, placeMm, timeUs));
        workspace.Push(new Photon((1.0 - share) * totalMeV, other, placeMm, timeUs));
    }

    /// <summary>A direction after multiple scattering in a number of radiation lengths.</summary>
    internal static Vector3 Scattered(ref EventRandom random, Vector3 direction, double kineticMeV, double radiationLengths)
    {
        double totalMeV = kineticMeV + ElectronMassMeV;
        double momentumTimesBetaMeV = kineticMeV * (kineticMeV + (2.0 * ElectronMassMeV)) / totalMeV;
        double planeAngle = HighlandMeV / momentumTimesBetaMeV;
        return Turned(ref random, direction, 2.0 * planeAngle * planeAngle * radiationLengths);
    }

    private static Vector3 Turned(ref EventRandom random, Vector3 direction, double meanSquaredAngle)
    {
        double cosTheta = Math.Max(-1.0, 1.0 - (0.5 * meanSquaredAngle * Sampling.Exponential(ref random)));
        (double sinPhi, double cosPhi) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        return direction.Rotated(cosTheta, cosPhi, sinPhi);
    }

    private static double SpeedMmPerUs(double kineticMeV)
    {
        double momentumMeV = Math.Sqrt(kineticMeV * (kineticMeV + (2.0 * ElectronMassMeV)));
        return SpeedOfLightMmPerUs * momentumMeV / (kineticMeV + ElectronMassMeV);
    }
}
