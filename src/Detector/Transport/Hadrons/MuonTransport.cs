using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Electrons;

namespace JparcSim.Detector.Transport.Hadrons;

/// <summary>What becomes of muons: a track, and at its end decay or capture.</summary>
/// <remarks>
/// No radiation and no delta rays of their own: their light counts with the track's. A muon of more than 5 GeV loses what one of 5 GeV
/// loses (assumed: it crosses any detector). In carbon 7.7 % of the stopped mu- are captured and the lifetime is 2.026 us; a capture leaves
/// nothing visible here (assumed: a neutron of some MeV and a boron nucleus are left out).
/// </remarks>
internal sealed class MuonTransport(ChargedTransport charged, ElectronTransport electrons)
{
    private const double CapturedShare = 0.077;
    private const double NegativeLifetimeUs = 2.026;
    private const double LargestMeV = 5000.0;
    private const double MuonMeV = PhysicalConstants.MuonMassMeV;
    private const double ElectronMeV = PhysicalConstants.ElectronMassMeV;
    private const double EndPointMeV = ((MuonMeV * MuonMeV) + (ElectronMeV * ElectronMeV)) / (2.0 * MuonMeV);

    /// <summary>Follows a muon and the electron of its decay.</summary>
    public void Follow(ref EventRandom random, bool isPositive, Track track, TransportWorkspace workspace)
    {
        workspace.Escape(Math.Max(0.0, track.KineticMeV - LargestMeV));
        track = track with { KineticMeV = Math.Min(track.KineticMeV, LargestMeV) };
        if (charged.Follow(ref track, workspace))
        {
            Stop(ref random, isPositive, track, workspace);
        }
    }

    /// <summary>A muon at rest: its electron, or nothing. Nine words at most, and those of the electron.</summary>
    public void Stop(ref EventRandom random, bool isPositive, in Track muon, TransportWorkspace workspace)
    {
        if (!isPositive && random.Uniform() < CapturedShare)
        {
            workspace.Tally.BindingMeV -= MuonMeV;
            workspace.Escape(MuonMeV);
            return;
        }

        double lifetimeUs = isPositive ? PhysicalConstants.MuonLifetimeUs : NegativeLifetimeUs;
        double decayUs = muon.TimeUs + (lifetimeUs * Sampling.Exponential(ref random));
        double totalMeV = Math.Max(ElectronMeV, EndPointMeV * PionDecay.SampleMichel(ref random));
        Vector3 direction = Sampling.Isotropic(ref random);
        workspace.Tally.BindingMeV -= MuonMeV + (isPositive ? ElectronMeV : -ElectronMeV);   // a positron ends with an electron of the liquid, an electron stays
        workspace.Escape(MuonMeV - totalMeV);
        workspace.StartParticle();
        electrons.Follow(ref random, new Electron(isPositive, totalMeV - ElectronMeV, direction, muon.PlaceMm, decayUs), workspace);
    }
}
