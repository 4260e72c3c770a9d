using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Energies of cosmic-ray neutrons at sea level, 20 MeV to 5 GeV.</summary>
/// <remarks>M. S. Gordon et al., IEEE Trans. Nucl. Sci. 51 (2004) 3427: their analytic fit to outdoor data at New York City (recalled).</remarks>
public static class GordonSpectrum
{
    /// <summary>Least energy, MeV: softer neutrons make no prompt above 20 MeV.</summary>
    public const double MinMeV = 20.0;

    /// <summary>Greatest energy, MeV; 4e-4 of the flux above 20 MeV lies beyond.</summary>
    public const double MaxMeV = 5000.0;

    /// <summary>Flux above 20 MeV, all directions together, without a roof: 3.2e-3 /cm2/s, the integral of the fit within 0.5 %.</summary>
    public const double FluxPerCm2PerS = 3.2e-3;

    private const int Intervals = 1024;

    private static readonly InverseCdfTable LogEnergies = Tabulate();

    /// <summary>The fit, 1/(cm2 s MeV).</summary>
    public static double FluxPerMeV(double energyMeV)
    {
        double log = Elementary.Log(energyMeV);
        return (1.006e-6 * Elementary.Exp(log * (2.1451 - (0.35 * log)))) + (1.011e-3 * Elementary.Exp(-log * (0.667 + (0.4106 * log))));
    }

    /// <summary>Probability of an energy below the given one.</summary>
    public static double Cumulative(double energyMeV) => LogEnergies.Cumulative(Elementary.Log(energyMeV));

    /// <summary>An energy, MeV. One word.</summary>
    public static double SampleMeV(ref EventRandom random) => Elementary.Exp(LogEnergies.Sample(random.Uniform()));

    private static InverseCdfTable Tabulate()
    {
        double[] logs = new double[Intervals + 1];
        double[] densities = new double[Intervals + 1];
        double from = Elementary.Log(MinMeV);
        double width = Elementary.Log(MaxMeV) - from;
        for (int i = 0; i <= Intervals; i++)
        {
            logs[i] = from + (width * i / Intervals);
            double energyMeV = Elementary.Exp(logs[i]);
            densities[i] = energyMeV * FluxPerMeV(energyMeV);
        }

        return new InverseCdfTable(logs, densities);
    }
}
