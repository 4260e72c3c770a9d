namespace JparcSim.Reco.Calibration;

/// <summary>The energy scale, from the peak of neutron captures on gadolinium in a 252Cf run, as the experiment does it.</summary>
/// <param name="PeakUnits">Fitted peak, in units of the light map.</param>
/// <param name="PeakErrorUnits">Its statistical error.</param>
/// <param name="WidthUnits">Fitted Gaussian width.</param>
/// <param name="MeVPerUnit">Energy of the peak over its place.</param>
/// <remarks>
/// One constant: what the scintillator does at other energies is left to be measured. The peak is found without a start value: the fullest
/// interval of a coarse histogram, then a Gaussian fitted within +-1.5 of its own widths, window and fit repeated until they agree.
/// </remarks>
public sealed record EnergyScale(double PeakUnits, double PeakErrorUnits, double WidthUnits, double MeVPerUnit)
{
    /// <summary>Fewest entries in the fit window.</summary>
    public const int LeastEntries = 100;

    private const double LowestShareOfPeak = 0.6;    // keeps out captures on hydrogen (2.2 of 8 MeV); those on carbon (4.9) are few
    private const double HighestShareOfPeak = 1.6;
    private const double CoarseShare = 0.06;
    private const double StartWidthShare = 0.05;
    private const double WindowWidths = 1.5;
    private const int WindowCount = 12;

    /// <summary>Finds the peak and sets the scale.</summary>
    /// <param name="delayedUnits">Fitted energies of delayed triggers in units of the light map, which are MeV to better than 40 %.</param>
    /// <param name="peakMeV">What the peak stands for, MeV.</param>
    /// <exception cref="CalibrationException">There are too few entries, or no peak.</exception>
    public static EnergyScale FromCapturePeak(ReadOnlySpan<double> delayedUnits, double peakMeV)
    {
        double[] sorted = delayedUnits.ToArray();
        Array.Sort(sorted);
        double peak = Fullest(sorted, LowestShareOfPeak * peakMeV, HighestShareOfPeak * peakMeV, CoarseShare * peakMeV);
        double width = StartWidthShare * peakMeV;
        double error = 0.0;
        for (int i = 0; i < WindowCount; i++)
        {
            (peak, width, error) = PeakFit.Gaussian(sorted, peak - (WindowWidths * width), peak + (WindowWidths * width));
        }

        return new EnergyScale(peak, error, width, peakMeV / peak);
    }

    // Centre of the interval of a given length that holds most entries.
    private static double Fullest(double[] sorted, double low, double high, double length)
    {
        int most = 0;
        double centre = 0.0;
        int end = 0;
        for (int first = 0; first < sorted.Length && sorted[first] < high; first++)
        {
            if (sorted[first] < low)
            {
                continue;
            }

            end = Math.Max(end, first);
            while (end < sorted.Length && sorted[end] <= sorted[first] + length)
            {
                end++;
            }

            if (end - first > most)
            {
                (most, centre) = (end - first, sorted[first] + (0.5 * length));
            }
        }

        return most >= LeastEntries
            ? centre
            : throw new CalibrationException(
                $"{most} captures in the fullest interval between {low:G4} and {high:G4} units, where the energy scale needs {LeastEntries}");
    }
}
