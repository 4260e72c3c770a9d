using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;

namespace JparcSim.Detector.Transport.Neutrons.Reactions;

/// <summary>How a neutron reacts with 12C.</summary>
internal enum CarbonChannel
{
    /// <summary>12C(n,n') to the level at 4.439 MeV, which emits a gamma.</summary>
    InelasticGamma = 0,

    /// <summary>12C(n,n')3alpha.</summary>
    ThreeAlpha = 1,

    /// <summary>12C(n,alpha)9Be.</summary>
    Alpha = 2,

    /// <summary>12C(n,p)12B.</summary>
    Proton = 3,

    /// <summary>12C(n,d)11B.</summary>
    Deuteron = 4,

    /// <summary>12C(n,n') to the level at 15.11 MeV, which emits a gamma.</summary>
    HighGamma = 5,

    /// <summary>Knock-out of nucleons, one after the other.</summary>
    QuasiFree = 6,
}

/// <summary>Which reaction with 12C takes place, and what comes out.</summary>
/// <remarks>
/// Shares in four ranges of energy, standard, from memory of what NRESP, SCINFUL and MENATE_R contain: good to a third. Above 60 MeV
/// the shares of the direct channels are assumed. A channel that is still closed leaves its share to the 4.44-MeV gamma.
/// </remarks>
internal static class CarbonChannels
{
    /// <summary>Energy of the first level of 12C, MeV.</summary>
    public const double FirstLevelMeV = 4.4389;

    /// <summary>Energy of the level of isospin 1 that emits a gamma, MeV.</summary>
    public const double HighLevelMeV = 15.11;

    private const double AlphaRangeMeV = 9.0;
    private const double MiddleRangeMeV = 20.0;
    private const double HighRangeMeV = 60.0;

    // A reaction that takes Q opens at Q (1 + m / M + Q / 2M): up to 1.0863 Q for Q up to 48 MeV.
    private const double ThresholdOverCost = 1.0865;

    /// <summary>Lowest kinetic energy at which a reaction takes place, MeV.</summary>
    public static double ThresholdMeV(double costMeV) => ThresholdOverCost * costMeV;

    /// <summary>The share of a channel.</summary>
    public static double Share(CarbonChannel channel, double kineticMeV) => kineticMeV switch
    {
        < AlphaRangeMeV => channel == CarbonChannel.InelasticGamma ? 1.0 : 0.0,
        < MiddleRangeMeV => channel switch
        {
            CarbonChannel.InelasticGamma => 0.45,
            CarbonChannel.ThreeAlpha => 0.27,
            CarbonChannel.Alpha => 0.17,
            CarbonChannel.Proton or CarbonChannel.Deuteron => 0.055,
            _ => 0.0,
        },
        < HighRangeMeV => channel switch
        {
            CarbonChannel.InelasticGamma => 0.15,
            CarbonChannel.ThreeAlpha => 0.20,
            CarbonChannel.HighGamma => 0.015,
            CarbonChannel.QuasiFree => 0.635,
            _ => 0.0,
        },
        _ => channel switch
        {
            CarbonChannel.InelasticGamma => 0.05,
            CarbonChannel.ThreeAlpha => 0.08,
            CarbonChannel.HighGamma => 0.005,
            CarbonChannel.QuasiFree => 0.865,
            _ => 0.0,
        },
    };

    /// <summary>Draws the channel. One word.</summary>
    public static CarbonChannel Pick(ref EventRandom random, double kineticMeV)
    {
        double left = random.Uniform();
        for (CarbonChannel channel = CarbonChannel.InelasticGamma; channel < CarbonChannel.QuasiFree; channel++)
        {
            left -= Share(channel, kineticMeV);
            if (left < 0.0)
            {
                return kineticMeV > ThresholdMeV(CostMeV(channel)) ? channel : CarbonChannel.InelasticGamma;
            }
        }

        return kineticMeV > MiddleRangeMeV ? CarbonChannel.QuasiFree : CarbonChannel.InelasticGamma;
    }

    /// <summary>Makes the products of a reaction.</summary>
    public static void React(
        ref EventRandom random, CarbonChannel channel, double kineticMeV, Vector3 direction, ReactionProducts products)
    {
        switch (channel)
        {
            case CarbonChannel.InelasticGamma:
                DirectReactions.Gamma(ref random, kineticMeV, direction, FirstLevelMeV, products);
                break;

            case CarbonChannel.HighGamma:
                DirectReactions.Gamma(ref random, kineticMeV, direction, HighLevelMeV, products);
                break;

            case CarbonChannel.ThreeAlpha:
                DirectReactions.ThreeAlpha(ref random, kineticMeV, direction, products);
                break;

            case CarbonChannel.QuasiFree:
                QuasiFreeCascade.Sample(ref random, kineticMeV, direction, products);
                break;

            default:
                DirectReactions.Charged(ref random, channel, kineticMeV, direction, products);
                break;
        }
    }

    private static double CostMeV(CarbonChannel channel) => channel switch
    {
        CarbonChannel.ThreeAlpha => HadronMasses.ThreeAlphaCostMeV,
        CarbonChannel.Alpha => HadronMasses.AlphaCostMeV,
        CarbonChannel.Proton => HadronMasses.ProtonCostMeV,
        CarbonChannel.Deuteron => HadronMasses.DeuteronCostMeV,
        CarbonChannel.HighGamma => HighLevelMeV,
        _ => FirstLevelMeV,
    };
}
