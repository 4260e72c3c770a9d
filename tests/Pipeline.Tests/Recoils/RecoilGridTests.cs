using System.Globalization;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Recoils;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>The grid of <c>spectrum</c> and <c>analyze</c> has the rates that events are drawn with.</summary>
public sealed class RecoilGridTests
{
    public static TheoryData<string, double, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, double, string>();
            foreach (string macro in new[] { "csi", "ge", "xe", "ar" })
            {
                foreach (double thresholdKeVnr in new[] { 1e-3, 1e-2, 0.1, 2.0 })
                {
                    foreach (string change in new[] { "", "magneticMomentNuE=30,magneticMomentNuMu=30", "couplingBL=1e-4,mediatorMass=0", "couplingBL=1e-4,mediatorMass=3", "sin2TwoThetaEe=0.5,deltaM2=3" })
                    {
                        cases.Add(macro, thresholdKeVnr, change);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_rate_is_that_of_events_to_1e_5(string macro, double thresholdKeVnr, string change)
    {
        CevnsModel model = RecoilRun.Load($"cevns/{macro}", [string.Create(CultureInfo.InvariantCulture, $"detector.thresholdKeVnr={thresholdKeVnr:R}")])
            .With(change.Split(',', StringSplitOptions.RemoveEmptyEntries)).Model!;
        double[][] flavours = new RecoilGrid(model, thresholdKeVnr).FlavoursOf(model.Modification);
        foreach (CevnsFlavour flavour in CevnsFlavours.All)
        {
            double expected = model.Spectra().Where(each => each.Flavour == flavour).Sum(each => each.Fraction * each.AboveCm2(1e-3 * thresholdKeVnr));
            Assert.Equal(1.0, flavours[(int)flavour].Sum() / expected, 1e-5);
        }
    }
}
