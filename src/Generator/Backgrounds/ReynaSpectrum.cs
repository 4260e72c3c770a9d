using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Momenta of cosmic-ray muons at sea level.</summary>
/// <remarks>
/// D. Reyna, hep-ph/0604145 (recalled): intensity I(p, theta) = cos^3(theta) I_V(p cos(theta)) with
/// I_V(p) = 0.00253 p^-(0.2455 + 1.288 L - 0.2555 L^2 + 0.0209 L^3) /(cm2 s sr GeV/c), L = log10(p / GeV/c), within 10 % from 1 to 2000
/// GeV/c. Below 1 GeV/c I_V is taken as flat (assumed). So p cos(theta) has one spectrum at every zenith angle, and the
/// intensity over all momenta goes as cos^2.
/// </remarks>
public static class ReynaSpectrum
{
    /// <summary>Least p cos(theta), 0.2 GeV/c: the range of a vertical muon is then half a metre of liquid.</summary>
    public const double MinGeVPerC = 0.2;

    /// <summary>Greatest p cos(theta), 2000 GeV/c.</summary>
    public const double MaxGeVPerC = 2000.0;

    private const double FitFromGeVPerC = 1.0;
    private const double Log10OfE = 0.4342944819032518;
    private const int Intervals = 1024;

    private static readonly InverseCdfTable LogMomenta = Tabulate();

    /// <summary>Vertical intensity, 1/(cm2 s sr GeV/c).</summary>
    public static double VerticalIntensity(double momentumGeVPerC)
    {
        double p = Math.Max(momentumGeVPerC, FitFromGeVPerC);
        double log = Log10OfE * Elementary.Log(p);
        double exponent = 0.2455 + (log * (1.288 + (log * (-0.2555 + (0.0209 * log)))));
        return 0.00253 * Elementary.Exp(-exponent * Elementary.Log(p));
    }

    /// <summary>A value of p cos(theta), GeV/c. One word.</summary>
    public static double SampleGeVPerC(ref EventRandom random) => Elementary.Exp(LogMomenta.Sample(random.Uniform()));

    private static InverseCdfTable Tabulate()
    {
        double[] logs = new double[Intervals + 1];
        double[] densities = new double[Intervals + 1];
        double from = Elementary.Log(MinGeVPerC);
        double width = Elementary.Log(MaxGeVPerC) - from;
        for (int i = 0; i <= Intervals; i++)
        {
            logs[i] = from + (width * i / Intervals);
            double momentum = Elementary.Exp(logs[i]);
            densities[i] = momentum * VerticalIntensity(momentum);
        }

        return new InverseCdfTable(logs, densities);
    }
}
