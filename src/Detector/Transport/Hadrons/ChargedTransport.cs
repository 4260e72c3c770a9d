using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Detector.Transport.Hadrons;

/// <summary>Singly charged heavy particles that are followed along a track.</summary>
internal enum ChargedKind
{
    /// <summary>Proton.</summary>
    Proton = 0,

    /// <summary>Deuteron.</summary>
    Deuteron = 1,

    /// <summary>Triton.</summary>
    Triton = 2,

    /// <summary>Pion of either charge.</summary>
    Pion = 3,

    /// <summary>Muon of either charge.</summary>
    Muon = 4,
}

/// <summary>A charged particle on its way.</summary>
internal readonly record struct Track(ChargedKind Kind, double KineticMeV, Vector3 Direction, Vector3 PlaceMm, double TimeUs);

/// <summary>Follows charged heavy particles along straight tracks, which end by range; light is made along them.</summary>
/// <remarks>
/// No straggling, no scattering and no nuclear reactions of the particle (assumed: a proton of 100 MeV ends in one in 10 % of cases,
/// one of 300 MeV in half). The volume of a step is that of its middle. Pions and muons make light like electrons: with their
/// emission times and Birks' constant (assumed: their loss stays below 5 MeV/cm but for the last centimetre).
/// </remarks>
internal sealed class ChargedTransport
{
    private const double LongestStepMm = 10.0;

    private readonly VolumeLocator _volumes;
    private readonly ChargedTables[][] _tables;

    /// <summary>Builds the tables of a detector.</summary>
    public ChargedTransport(DetectorGeometry geometry, VolumeLocator volumes, TransportParameters parameters)
    {
        _volumes = volumes;
        _tables =
        [
            .. Enum.GetValues<ChargedKind>().Select(kind => geometry.Volumes
                .Select(volume => new ChargedTables(
                    volume.Material,
                    MassMeV(kind),
                    LightOf(kind) == Scintillation.Proton ? parameters.BirksProtonCmPerMeV : parameters.BirksElectronCmPerMeV))
                .ToArray()),
        ];
    }

    /// <summary>
    /// Follows a particle to its end; true when it stops in the detector, <paramref name="track"/> then tells where and when.
    /// </summary>
    public bool Follow(ref Track track, TransportWorkspace workspace)
    {
        ChargedTables[] tables = _tables[(int)track.Kind];
        Scintillation light = LightOf(track.Kind);
        double massMeV = MassMeV(track.Kind);
        (double kineticMeV, Vector3 placeMm, double timeUs) = (track.KineticMeV, track.PlaceMm, track.TimeUs);
        int volume = _volumes.At(placeMm);
        while (volume >= 0 && kineticMeV > 0.0)
        {
            double stepMm = Math.Min(LongestStepMm, tables[volume].RangeMm.At(kineticMeV));
            Vector3 middleMm = placeMm + ((0.5 * stepMm) * track.Direction);
            int middle = _volumes.At(middleMm);
            if (middle < 0)
            {
                break;
            }

            double afterMeV = Math.Min(kineticMeV, tables[middle].EnergyMeV(tables[middle].RangeMm.At(kineticMeV) - stepMm));
            double visibleMeV = tables[middle].Light.VisibleMeV(kineticMeV) - tables[middle].Light.VisibleMeV(afterMeV);
            double flightUs = stepMm / FourMomentum.SpeedMmPerUs(0.5 * (kineticMeV + afterMeV), massMeV);
            workspace.Deposit(middle, light, timeUs + (0.5 * flightUs), middleMm, kineticMeV - afterMeV, visibleMeV);
            placeMm += stepMm * track.Direction;
            timeUs += flightUs;
            kineticMeV = afterMeV;
            volume = _volumes.At(placeMm);
        }

        workspace.Escape(kineticMeV);
        bool stops = kineticMeV == 0.0 && volume >= 0;
        track = track with { KineticMeV = kineticMeV, PlaceMm = placeMm, TimeUs = timeUs };
        return stops;
    }

    private static double MassMeV(ChargedKind kind) => kind switch
    {
        ChargedKind.Proton => PhysicalConstants.ProtonMassMeV,
        ChargedKind.Deuteron => HadronMasses.DeuteronMeV,
        ChargedKind.Triton => HadronMasses.TritonMeV,
        ChargedKind.Pion => PhysicalConstants.PionMassMeV,
        _ => PhysicalConstants.MuonMassMeV,
    };

    private static Scintillation LightOf(ChargedKind kind) =>
        kind is ChargedKind.Pion or ChargedKind.Muon ? Scintillation.Electron : Scintillation.Proton;
}
