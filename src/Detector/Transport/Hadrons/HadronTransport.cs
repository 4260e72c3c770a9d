using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Quenching;
using JparcSim.Detector.Transport.Electrons;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Transport.Hadrons;

/// <summary>Takes care of what comes out of nuclear reactions: tracks, recoils, decays; photons and neutrons are put aside.</summary>
/// <remarks>Alphas and heavier nuclei end where they start: an alpha of 40 MeV has a range of 1 mm.</remarks>
internal sealed class HadronTransport
{
    private const double SmallestLightMeV = 1e-3;

    private readonly ChargedTransport _charged;
    private readonly MuonTransport _muons;
    private readonly PionDecay _pions;
    private readonly QuenchingTable[] _alphaLight;
    private readonly double _carbonQuenchingFactor;

    /// <summary>Builds the tables of a detector.</summary>
    public HadronTransport(
        DetectorGeometry geometry, VolumeLocator volumes, TransportParameters parameters, ElectronTransport electrons)
    {
        _charged = new ChargedTransport(geometry, volumes, parameters);
        _muons = new MuonTransport(_charged, electrons);
        _pions = new PionDecay(volumes, _charged, electrons, this);
        _alphaLight =
        [
            .. geometry.Volumes.Select(volume =>
                new QuenchingTable(parameters.BirksAlphaCmPerMeV, new ProtonStopping(volume.Material).AlphaMeVPerCm)),
        ];
        _carbonQuenchingFactor = parameters.CarbonRecoilQuenchingFactor;
    }

    /// <summary>Takes care of all products of a reaction.</summary>
    /// <param name="random">Stream of the neutron that reacted.</param>
    /// <param name="shower">Stream of electrons.</param>
    /// <param name="volume">Volume of the reaction.</param>
    /// <param name="placeMm">Place, mm.</param>
    /// <param name="timeUs">Time, us.</param>
    /// <param name="products">What came out.</param>
    /// <param name="workspace">Buffers.</param>
    public void Release(
        ref EventRandom random,
        ref EventRandom shower,
        int volume,
        Vector3 placeMm,
        double timeUs,
        ReactionProducts products,
        TransportWorkspace workspace)
    {
        workspace.Tally.BindingMeV += products.BindingMeV;
        for (int i = 0; i < products.Count; i++)
        {
            Product product = products[i];
            switch (product.Kind)
            {
                case ProductKind.Neutron:
                    workspace.Push(new Neutron(product.KineticMeV, product.Direction, placeMm, timeUs));
                    break;

                case ProductKind.Proton:
                    Follow(new Track(ChargedKind.Proton, product.KineticMeV, product.Direction, placeMm, timeUs), workspace);
                    break;

                case ProductKind.Deuteron:
                    Follow(new Track(ChargedKind.Deuteron, product.KineticMeV, product.Direction, placeMm, timeUs), workspace);
                    break;

                case ProductKind.Alpha:
                    StopAlpha(volume, placeMm, timeUs, product.KineticMeV, workspace);
                    break;

                case ProductKind.Nucleus:
                    StopNucleus(volume, placeMm, timeUs, product.KineticMeV, workspace);
                    break;

                case ProductKind.Gamma:
                    workspace.Push(new Photon(product.KineticMeV, product.Direction, placeMm, timeUs));
                    break;

                case ProductKind.NeutralPion:
                    PionDecay.IntoPhotons(ref random, product, placeMm, timeUs, workspace);
                    break;

                default:
                    _pions.Follow(ref random, ref shower, product, placeMm, timeUs, workspace);
                    break;
            }
        }
    }

    /// <summary>Follows a charged particle to its end.</summary>
    public void Follow(Track track, TransportWorkspace workspace) => _charged.Follow(ref track, workspace);

    /// <summary>Follows a muon and the electron of its decay.</summary>
    public void FollowMuon(ref EventRandom random, bool isPositive, Track track, TransportWorkspace workspace) =>
        _muons.Follow(ref random, isPositive, track, workspace);

    /// <summary>Books an alpha particle.</summary>
    public void StopAlpha(int volume, Vector3 placeMm, double timeUs, double kineticMeV, TransportWorkspace workspace) =>
        workspace.Deposit(volume, Scintillation.Alpha, timeUs, placeMm, kineticMeV, _alphaLight[volume].VisibleMeV(kineticMeV));

    /// <summary>Books a heavier nucleus; less than 1 keV of light is dropped: 0.1 p.e.</summary>
    public void StopNucleus(int volume, Vector3 placeMm, double timeUs, double kineticMeV, TransportWorkspace workspace)
    {
        double visibleMeV = _carbonQuenchingFactor * kineticMeV;
        workspace.Deposit(
            volume, Scintillation.Alpha, timeUs, placeMm, kineticMeV, visibleMeV < SmallestLightMeV ? 0.0 : visibleMeV);
    }
}
