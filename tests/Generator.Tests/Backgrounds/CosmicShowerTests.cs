using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Generator.Backgrounds;

namespace JparcSim.Tests.Generator.Backgrounds;

public class CosmicShowerTests
{
    private const int Events = 200_000;
    private const double RadiusMm = 2300.0;
    private const double HalfHeightMm = 1750.0;
    private const double DiscMm = 2900.0;   // more than half of the tank's diagonal

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(3.7)]
    public void Entries_and_their_number_are_those_of_lines_thrown_at_random(double exponent)
    {
        // Lines spread evenly over a disc across their direction: nothing in common with lid, mantle and their weights.
        var shower = new CosmicShower(TestWorld.Near, exponent);
        (double areaCm2, double areaError, double[] heights, double[] cosines) = Throw(exponent);
        Assert.InRange((shower.AreaCm2 - areaCm2) / areaError, -4.9, 4.9);
        Assert.InRange(areaError / areaCm2, 0.0, 0.0041);   // 4.9 standard errors are 2 %
        (double[] ownHeights, double[] ownCosines) = Draw(shower);
        SamePopulation([.. heights.Where(IsMantle)], [.. ownHeights.Where(IsMantle)]);
        SamePopulation(cosines, ownCosines);
        StatisticalAssert.WouldNotice(() => SamePopulation(cosines, [.. ownCosines.Select(c => 0.98 * c)]));
        double lid = ownHeights.Count(z => !IsMantle(z));
        StatisticalAssert.FractionIs(shower.LidFraction, (long)lid, Events);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(0.98 * shower.LidFraction, (long)lid, Events));
    }

    [Fact]
    public void Entries_lie_inside_and_fly_inwards()
    {
        var shower = new CosmicShower(TestWorld.Near, 1.0);
        double[] azimuths = new double[Events];
        double[] asides = new double[Events];
        int mantle = 0;
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(3, (ulong)i, RandomStage.Interaction);
            (Vector3 place, Vector3 direction) = shower.Sample(ref random);
            Assert.Equal(2, TestWorld.Near.VolumeAt(place));
            Assert.Equal(1.0, direction.LengthSquared, 1e-12);
            Assert.True(direction.Z < 0.0);
            azimuths[i] = Math.Atan2(direction.Y, direction.X);
            if (IsMantle(place.Z))
            {
                Assert.True((place.X * direction.X) + (place.Y * direction.Y) <= 0.0);
                double horizontal = Math.Sqrt(direction.RhoSquared);
                asides[mantle++] = ((place.X * direction.Y) - (place.Y * direction.X)) / (horizontal * RadiusMm);
            }
        }

        StatisticalAssert.Follows(phi => (phi + Math.PI) / (2.0 * Math.PI), azimuths);
        StatisticalAssert.Follows(aside => Math.Clamp(0.5 * (aside + 1.0), 0.0, 1.0), asides.AsSpan(0, mantle));
    }

    [Theory]
    [InlineData(0.0, 0.78539816)]
    [InlineData(1.0, 0.66666667)]
    [InlineData(2.0, 0.58904862)]
    public void Mean_sines_are_those_of_the_integral_tables(double exponent, double expected) =>
        Assert.Equal(expected, CosmicShower.MeanSine(exponent), 1e-7);

    private static bool IsMantle(double heightMm) => heightMm < HalfHeightMm - 0.01;

    private static (double[] Heights, double[] Cosines) Draw(CosmicShower shower)
    {
        double[] heights = new double[Events];
        double[] cosines = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(4, (ulong)i, RandomStage.Interaction);
            (Vector3 place, Vector3 direction) = shower.Sample(ref random);
            heights[i] = place.Z;
            cosines[i] = -direction.Z;
        }

        return (heights, cosines);
    }

    private static (double AreaCm2, double Error, double[] Heights, double[] Cosines) Throw(double exponent)
    {
        var random = new System.Random(23);
        var heights = new List<double>();
        var cosines = new List<double>();
        for (int i = 0; i < Events; i++)
        {
            double cosine = Math.Pow(random.NextDouble(), 1.0 / (exponent + 1.0));
            double sine = Math.Sqrt(1.0 - (cosine * cosine));
            double radius = DiscMm * Math.Sqrt(random.NextDouble());
            double turn = 2.0 * Math.PI * random.NextDouble();
            var direction = new Vector3(sine, 0.0, -cosine);   // the tank is round: one azimuth is enough
            Vector3 start = (radius * direction.Rotated(0.0, Math.Cos(turn), Math.Sin(turn))) + (-2.0 * DiscMm * direction);
            if (Entry(start, direction) is { } height)
            {
                heights.Add(height);
                cosines.Add(cosine);
            }
        }

        double hit = heights.Count / (double)Events;
        double discCm2 = 0.01 * Math.PI * DiscMm * DiscMm;
        return (hit * discCm2, Math.Sqrt(hit * (1.0 - hit) / Events) * discCm2, [.. heights], [.. cosines]);
    }

    private static double? Entry(Vector3 start, Vector3 direction)
    {
        Vector3 lid = start + ((HalfHeightMm - start.Z) / direction.Z * direction);
        if (lid.RhoSquared < RadiusMm * RadiusMm)
        {
            return HalfHeightMm;
        }

        double b = ((start.X * direction.X) + (start.Y * direction.Y)) / direction.RhoSquared;
        double root = (b * b) - ((start.RhoSquared - (RadiusMm * RadiusMm)) / direction.RhoSquared);
        double height = root > 0.0 ? start.Z + ((-b - Math.Sqrt(root)) * direction.Z) : double.MaxValue;
        return Math.Abs(height) < HalfHeightMm ? height : null;
    }

    // Kolmogorov and Smirnov for two samples: z of 2.69 is the same false-alarm rate as everywhere.
    private static void SamePopulation(double[] a, double[] b)
    {
        double[] first = [.. a.Order()];
        double[] second = [.. b.Order()];
        double distance = 0.0;
        int j = 0;
        for (int i = 0; i < first.Length; i++)
        {
            while (j < second.Length && second[j] < first[i])
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs((i / (double)first.Length) - (j / (double)second.Length)));
        }

        double effective = first.Length / (1.0 + (first.Length / (double)second.Length));
        Assert.InRange(distance * Math.Sqrt(effective), 0.0, 2.69);
    }
}
