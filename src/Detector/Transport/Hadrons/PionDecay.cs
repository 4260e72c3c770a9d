using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Electrons;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Transport.Hadrons;

/// <summary>What becomes of pions: tracks, decays at rest, capture.</summary>
/// <remarks>
/// Decay in flight and nuclear reactions of the pion are left out (assumed). A stopped negative pion is captured by carbon: 30 MeV go to
/// heavily ionising fragments, three of 10 MeV with the light of alphas, 30 MeV to binding, the rest to two neutrons back to back
/// (assumed after the mean energies of measured fragments and neutrons).
/// </remarks>
internal sealed class PionDecay(VolumeLocator volumes, ChargedTransport charged, ElectronTransport electrons, HadronTransport hadrons)
{
    private const int FragmentCount = 3;
    private const double FragmentMeV = 10.0;
    private const double CaptureBindingMeV = 30.0;
    private const double Pion = PhysicalConstants.PionMassMeV;
    private const double Muon = PhysicalConstants.MuonMassMeV;
    private const double MuonKineticMeV = (Pion - Muon) * (Pion - Muon) / (2.0 * Pion);
    private const double EndPointMeV =
        ((Muon * Muon) + (PhysicalConstants.ElectronMassMeV * PhysicalConstants.ElectronMassMeV)) / (2.0 * Muon);

    /// <summary>Puts the two photons of a neutral pion aside. Two words.</summary>
    public static void IntoPhotons(
        ref EventRandom random, in Product pion, Vector3 placeMm, double timeUs, TransportWorkspace workspace)
    {
        var system = FourMomentum.Of(HadronMasses.NeutralPionMeV, pion.KineticMeV, pion.Direction);
        (FourMomentum one, FourMomentum other) = TwoBody.Split(system, 0.0, 0.0, Sampling.Isotropic(ref random));
        workspace.Tally.BindingMeV -= HadronMasses.NeutralPionMeV;
        workspace.Push(new Photon(one.EnergyMeV, one.MomentumMeV.Normalized(), placeMm, timeUs));
        workspace.Push(new Photon(other.EnergyMeV, other.MomentumMeV.Normalized(), placeMm, timeUs));
    }

    /// <summary>Energy over its largest value of the positron of a muon's decay: density 2 x2 (3 - 2x). Five words.</summary>
    /// <remarks>Half of 4 x3, the largest of four uniform deviates, and half of 12 x2 (1 - x), the second largest.</remarks>
    public static double SampleMichel(ref EventRandom random)
    {
        double largest = 0.0;
        double second = 0.0;
        for (int i = 0; i < 4; i++)
        {
            double u = random.Uniform();
            second = Math.Max(second, Math.Min(largest, u));
            largest = Math.Max(largest, u);
        }

        return random.Uniform() < 0.5 ? largest : second;
    }

    /// <summary>Follows a charged pion and what it ends in.</summary>
    public void Follow(
        ref EventRandom random, ref EventRandom shower, in Product pion, Vector3 placeMm, double timeUs, TransportWorkspace workspace)
    {
        var track = new Track(ChargedKind.Pion, pion.KineticMeV, pion.Direction, placeMm, timeUs);
        if (!charged.Follow(ref track, workspace))
        {
            return;
        }

        if (pion.Kind == ProductKind.NegativePion)
        {
            Capture(ref random, track, workspace);
        }
        else
        {
            Decay(ref random, ref shower, track, workspace);
        }
    }

    // The positron annihilates with an electron of the liquid, whose rest energy is released too.
    private void Decay(ref EventRandom random, ref EventRandom shower, in Track pion, TransportWorkspace workspace)
    {
        workspace.Tally.BindingMeV -= Pion + PhysicalConstants.ElectronMassMeV;
        double decayUs = pion.TimeUs + (PhysicalConstants.PionLifetimeUs * Sampling.Exponential(ref random));
        workspace.Escape(Pion - Muon - MuonKineticMeV);
        var muon = new Track(ChargedKind.Muon, MuonKineticMeV, Sampling.Isotropic(ref random), pion.PlaceMm, decayUs);
        bool stops = charged.Follow(ref muon, workspace);
        double totalMeV = Math.Max(PhysicalConstants.ElectronMassMeV, EndPointMeV * SampleMichel(ref random));
        double michelUs = muon.TimeUs + (PhysicalConstants.MuonLifetimeUs * Sampling.Exponential(ref random));
        Vector3 direction = Sampling.Isotropic(ref random);
        workspace.Escape(Muon - totalMeV);
        double kineticMeV = totalMeV - PhysicalConstants.ElectronMassMeV;
        if (!stops)
        {
            workspace.Escape(kineticMeV + (2.0 * PhysicalConstants.ElectronMassMeV));
            return;
        }

        electrons.Follow(ref shower, new Electron(true, kineticMeV, direction, muon.PlaceMm, michelUs), workspace);
    }

    private void Capture(ref EventRandom random, in Track pion, TransportWorkspace workspace)
    {
        workspace.Tally.BindingMeV += CaptureBindingMeV - Pion;
        int volume = volumes.At(pion.PlaceMm);
        for (int i = 0; i < FragmentCount; i++)
        {
            hadrons.StopAlpha(volume, pion.PlaceMm, pion.TimeUs, FragmentMeV, workspace);
        }

        double neutronMeV = 0.5 * (Pion - CaptureBindingMeV - (FragmentCount * FragmentMeV));
        Vector3 direction = Sampling.Isotropic(ref random);
        workspace.Push(new Neutron(neutronMeV, direction, pion.PlaceMm, pion.TimeUs));
        workspace.Push(new Neutron(neutronMeV, -1.0 * direction, pion.PlaceMm, pion.TimeUs));
    }
}
