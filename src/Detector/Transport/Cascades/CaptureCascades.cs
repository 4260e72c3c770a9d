using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Transport.Cascades;

/// <summary>Gammas after the capture of a neutron, by the nucleus that captured it.</summary>
internal sealed class CaptureCascades
{
    /// <summary>Energy released by capture on hydrogen: the binding energy of the deuteron, MeV.</summary>
    public const double HydrogenQMeV = 2.2246;

    /// <summary>Energy released by capture on carbon, MeV.</summary>
    public const double CarbonQMeV = 4.946;

    // 13C: 68 % to the ground state, the rest through the level at 3.684 MeV (IAEA PGAA database, 1.261 + 3.684).
    private const double CarbonDirectShare = 0.68;
    private const double CarbonLevelMeV = 3.684;

    private readonly GadoliniumCascade _gd158 = new(GadoliniumScheme.Gd158);
    private readonly GadoliniumCascade _gd156 = new(GadoliniumScheme.Gd156);

    /// <summary>Energy released, MeV.</summary>
    public static double QMeV(NeutronProcess capture) => capture switch
    {
        NeutronProcess.CaptureGd157 => GadoliniumScheme.Gd158.QMeV,
        NeutronProcess.CaptureGd155 => GadoliniumScheme.Gd156.QMeV,
        NeutronProcess.CaptureHydrogen => HydrogenQMeV,
        _ => CarbonQMeV,
    };

    /// <summary>PDG code of the nucleus left behind.</summary>
    public static int ProductPdg(NeutronProcess capture) => capture switch
    {
        NeutronProcess.CaptureGd157 => PdgCode.Nucleus(64, 158),
        NeutronProcess.CaptureGd155 => PdgCode.Nucleus(64, 156),
        NeutronProcess.CaptureHydrogen => PdgCode.Nucleus(1, 2),
        _ => PdgCode.Nucleus(6, 13),
    };

    /// <summary>Samples the energies of the gammas, MeV; returns their number.</summary>
    /// <remarks>Their sum is <see cref="QMeV"/>: the nucleus' recoil, about 1 keV, is neglected.</remarks>
    public int Sample(ref EventRandom random, NeutronProcess capture, Span<double> gammasMeV)
    {
        switch (capture)
        {
            case NeutronProcess.CaptureGd157:
                return _gd158.Sample(ref random, gammasMeV);

            case NeutronProcess.CaptureGd155:
                return _gd156.Sample(ref random, gammasMeV);

            case NeutronProcess.CaptureHydrogen:
                gammasMeV[0] = HydrogenQMeV;
                return 1;

            default:
                if (random.Uniform() < CarbonDirectShare)
                {
                    gammasMeV[0] = CarbonQMeV;
                    return 1;
                }

                gammasMeV[0] = CarbonQMeV - CarbonLevelMeV;
                gammasMeV[1] = CarbonLevelMeV;
                return 2;
        }
    }
}
