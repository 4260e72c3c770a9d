using JparcSim.Generator.Oscillation;

namespace JparcSim.Tests.Generator.Oscillation;

public class OscillationModelTests
{
    [Theory]
    [InlineData(2.5, 24.0, 30.0)]
    [InlineData(0.01, 24.0, 50.0)]
    [InlineData(100.0, 22.5, 12.0)]
    public void Shape_is_the_two_flavour_formula(double deltaM2EV2, double baselineM, double energyMeV) =>
        Assert.Equal(
            Math.Pow(Math.Sin(deltaM2EV2 * 1e-12 * baselineM * 1e15 / (4.0 * energyMeV * 197.32698)), 2),
            new OscillationModel(0.003, deltaM2EV2).Shape(baselineM, energyMeV),
            1e-12);

    [Fact]
    public void Models_without_mass_difference_have_the_shape_one()
    {
        var model = new OscillationModel(0.00264, 0.0);
        Assert.False(model.IsOscillating);
        Assert.Equal((1.0, 1.0), (model.Shape(24.0, 30.0), model.LargestShape(22.0, 26.0, 30.0)));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1.2)]
    [InlineData(7.0)]
    [InlineData(90.0)]
    public void Largest_shape_bounds_the_shape_and_is_reached(double deltaM2EV2)
    {
        var model = new OscillationModel(1.0, deltaM2EV2);
        for (double energyMeV = 2.0; energyMeV < 53.0; energyMeV += 0.73)
        {
            double bound = model.LargestShape(20.0, 28.0, energyMeV);
            double largest = 0.0;
            for (int i = 0; i <= 8000; i++)
            {
                largest = Math.Max(largest, model.Shape(20.0 + (i * 0.001), energyMeV));
            }

            Assert.InRange(largest, bound - 0.01, bound + 1e-12);
        }
    }
}
