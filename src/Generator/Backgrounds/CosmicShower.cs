using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Particles from above that enter the tank: intensity as a power of the cosine of the zenith angle, the same at every place.</summary>
/// <remarks>
/// With flux F (all directions together) and intensity F (n + 1) / (2 pi) cos^n, the lid of radius R takes pi R^2 F &lt;cos&gt;, the mantle of
/// height H takes 2 R H F &lt;sin&gt;, means over cos^n. Nothing comes from below.
/// </remarks>
public sealed class CosmicShower
{
    /// <summary>Exponent of the intensity.</summary>
    public static readonly NumberKey ZenithExponent = new(
        "zenithExponent", 0.0, 10.0,
        "n of the intensity cos^n(zenith); tuned: 1.25 +- 0.2 gives the published vertex gradient of neutron prompts, 4.5 times more at the top", 1.25);

    // Entries lie on a cylinder this much smaller than the tank, so that rounding never puts one outside.
    private const double InsideMm = 1e-3;

    private readonly double _exponent;
    private readonly double _radiusMm;
    private readonly double _halfHeightMm;

    /// <summary>Prepares the tank: the outermost volume of a detector.</summary>
    public CosmicShower(DetectorGeometry geometry, double exponent)
    {
        Cylinder tank = geometry.Volumes[^1].Outer;
        _exponent = exponent;
        _radiusMm = tank.RadiusMm - InsideMm;
        _halfHeightMm = tank.HalfHeightMm - InsideMm;
        double lidCm2 = 0.01 * Math.PI * tank.RadiusMm * tank.RadiusMm * MeanCosine(exponent);
        double mantleCm2 = 0.01 * 4.0 * tank.RadiusMm * tank.HalfHeightMm * MeanSine(exponent);
        AreaCm2 = lidCm2 + mantleCm2;
        LidFraction = lidCm2 / AreaCm2;
    }

    /// <summary>Area of the tank's shadow, cm2, averaged over the intensity: particles per second that enter are flux times this.</summary>
    public double AreaCm2 { get; }

    /// <summary>Part of them that comes through the lid.</summary>
    public double LidFraction { get; }

    /// <summary>Mean cosine of the zenith angle of a flux with intensity cos^n; also downward current through a horizontal area over flux.</summary>
    public static double MeanCosine(double exponent) => (exponent + 1.0) / (exponent + 2.0);

    /// <summary>Mean sine of the zenith angle of a flux with intensity cos^n.</summary>
    public static double MeanSine(double exponent) => (exponent + 1.0) * GaussLegendre.Integrate(
        theta =>
        {
            (double sin, double cos) = Elementary.SinCos(theta);
            return Elementary.Pow(cos, exponent) * sin * sin;
        },
        0.0,
        0.5 * Math.PI,
        32);

    /// <summary>A place just inside the tank and a direction of flight, in proportion to what enters. Five words for the lid, some more for the mantle.</summary>
    public (Vector3 PlaceMm, Vector3 Direction) Sample(ref EventRandom random)
    {
        bool isLid = random.Uniform() < LidFraction;
        double cosine = SampleCosine(isLid, ref random);
        double sine = Math.Sqrt((1.0 - cosine) * (1.0 + cosine));
        (double sin, double cos) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        var direction = new Vector3(sine * cos, sine * sin, -cosine);
        return (isLid ? OnLid(ref random) : OnMantle(cos, sin, ref random), direction);
    }

    // Density of the cosine c through the lid: c^n c; through the mantle: c^n sqrt(1 - c^2).
    private double SampleCosine(bool isLid, ref EventRandom random)
    {
        if (isLid)
        {
            return Elementary.Pow(random.Uniform(), 1.0 / (_exponent + 2.0));
        }

        while (true)
        {
            double cosine = Elementary.Pow(random.Uniform(), 1.0 / (_exponent + 1.0));
            double u = random.Uniform();
            if (u * u < (1.0 - cosine) * (1.0 + cosine))
            {
                return cosine;
            }
        }
    }

    private Vector3 OnLid(ref EventRandom random)
    {
        double radiusMm = _radiusMm * Math.Sqrt(random.Uniform());
        (double sin, double cos) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        return new Vector3(radiusMm * cos, radiusMm * sin, _halfHeightMm);
    }

    // The distance from the axis at which a line crosses the mantle is uniform, and that is R sin(angle to the normal).
    private Vector3 OnMantle(double cosAzimuth, double sinAzimuth, ref EventRandom random)
    {
        double aside = (2.0 * random.Uniform()) - 1.0;
        double against = Math.Sqrt((1.0 - aside) * (1.0 + aside));
        double heightMm = _halfHeightMm * ((2.0 * random.Uniform()) - 1.0);
        return new Vector3(
            _radiusMm * (-(against * cosAzimuth) - (aside * sinAzimuth)),
            _radiusMm * ((aside * cosAzimuth) - (against * sinAzimuth)),
            heightMm);
    }
}
