namespace JparcSim.Analysis.Estimators;

/// <summary>The peak of neutron captures on gadolinium: two lines of a common relative width, with a common tail of lost gammas.</summary>
/// <param name="Scale">Reconstructed over true energy at the peak.</param>
/// <param name="Resolution">Relative width sigma/E of each line.</param>
/// <param name="TailFraction">Share of captures in the tail.</param>
/// <param name="TailMeV">Mean energy lost in the tail, MeV.</param>
/// <param name="DeviancePerDof">Deviance per degree of freedom; about 1 when the shape holds.</param>
/// <remarks>
/// Lines and shares: 158Gd* 7.937 MeV and 156Gd* 8.536 MeV at 0.815 : 0.185, from abundance times thermal cross section.
/// The exponential shape of the tail is assumed.
/// </remarks>
public sealed record NeutronGadoliniumPeak(
    Estimate Scale, Estimate Resolution, Estimate TailFraction, Estimate TailMeV, double DeviancePerDof)
{
    private const double FirstLineMeV = 7.937;
    private const double SecondLineMeV = 8.536;
    private const double FirstShare = 0.815;
    private const double MeanLineMeV = (FirstShare * FirstLineMeV) + ((1.0 - FirstShare) * SecondLineMeV);
    private const double BinMeV = 0.05;
    private const int MinCount = 200;
    private const int Parameters = 5;

    /// <summary>Fits the energies in [<paramref name="minMeV"/>, <paramref name="maxMeV"/>).</summary>
    /// <returns>Null with fewer than 200 values in the window or when the fit does not settle.</returns>
    public static NeutronGadoliniumPeak? Fit(ReadOnlySpan<double> energiesMeV, double minMeV = 6.0, double maxMeV = 10.5)
    {
        double[] sorted = Sample.SortedWithin(energiesMeV, minMeV, maxMeV);
        if (sorted.Length < MinCount)
        {
            return null;
        }

        int bins = (int)Math.Round((maxMeV - minMeV) / BinMeV);
        Histogram data = new Histogram(minMeV, maxMeV, bins).AddAll(sorted);
        FitResult? fit = PoissonFit.Run(
            data.Edges, data.Sums, Expect,
            new FitParameter(sorted.Length, sorted.Length, 0.0, 100.0 * sorted.Length),
            new FitParameter(HalfSampleMode.OfSorted(sorted) / MeanLineMeV, 0.04, 0.5, 2.0),
            new FitParameter(0.045, 0.04, 0.003, 0.3),
            new FitParameter(0.2, 0.2, 0.0, 1.0),
            new FitParameter(1.0, 1.0, 0.05, 20.0));
        return fit is null
            ? null
            : new NeutronGadoliniumPeak(fit[1], fit[2], fit[3], fit[4], fit.Deviance / (bins - Parameters));
    }

    private static void Expect(ReadOnlySpan<double> p, ReadOnlySpan<double> edges, Span<double> expected)
    {
        double below = Cumulative(p, edges[0]);
        for (int i = 0; i < expected.Length; i++)
        {
            double above = Cumulative(p, edges[i + 1]);
            expected[i] = p[0] * (above - below);
            below = above;
        }
    }

    private static double Cumulative(ReadOnlySpan<double> p, double energyMeV) =>
        (FirstShare * Line(p, energyMeV, FirstLineMeV)) + ((1.0 - FirstShare) * Line(p, energyMeV, SecondLineMeV));

    private static double Line(ReadOnlySpan<double> p, double energyMeV, double lineMeV)
    {
        double mean = p[1] * lineMeV;
        double sigma = p[2] * mean;
        return ((1.0 - p[3]) * Normal.Cumulative((energyMeV - mean) / sigma))
            + (p[3] * Normal.CumulativeWithLowTail(energyMeV, mean, sigma, p[4]));
    }
}
