namespace JparcSim.Pipeline.Results;

/// <summary>What <c>analyze cevns</c> is asked for.</summary>
/// <param name="Macros">Paths or names of shipped macros; all data are fitted together.</param>
/// <param name="Settings"><c>path=value</c>, for all macros.</param>
/// <param name="Parameters">One parameter, or the two of a plane.</param>
/// <param name="Profile">Parameters that the fit chooses anew at every value: at most one.</param>
/// <param name="Fixed">Parameters with values, in data and fit: <c>NAME=VALUE</c>.</param>
/// <param name="Confidence">Confidence level.</param>
/// <param name="Without">Of flux, quenching, background: pulls held at 1; time: no bins of time.</param>
/// <param name="FluctuationSeed">Seed of Poisson fluctuations of the data; null for the expected counts themselves (Asimov).</param>
/// <param name="Data">Folders of simulated data instead of expected counts, one for each macro; or none.</param>
/// <param name="WithCurve">Whether the rise of chi-square around the interval is wanted, too.</param>
public sealed record CevnsRequest(
    IReadOnlyList<string> Macros, IReadOnlyList<string> Settings, IReadOnlyList<string> Parameters, IReadOnlyList<string> Profile,
    IReadOnlyList<string> Fixed, double Confidence, IReadOnlyList<string> Without, ulong? FluctuationSeed, IReadOnlyList<string> Data, bool WithCurve = false)
{
    /// <summary>Ends the analysis.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>Where a parameter lies.</summary>
/// <param name="Parameter">Name.</param>
/// <param name="Unit">Unit; empty for pure numbers.</param>
/// <param name="BestFit">Value of the least chi-square.</param>
/// <param name="Low">Lower end of the interval around the best fit; null when it is not bounded from below.</param>
/// <param name="High">Upper end; null when it is not bounded from above.</param>
/// <param name="Confidence">Confidence level.</param>
/// <param name="Intervals">All intervals, rising: pairs of ends.</param>
/// <param name="Curve">Values and the rise of chi-square there, if asked for: pairs.</param>
public sealed record ParameterReport(
    string Parameter, string Unit, double BestFit, double? Low, double? High, double Confidence, IReadOnlyList<IReadOnlyList<double?>> Intervals,
    IReadOnlyList<IReadOnlyList<double>> Curve);

/// <summary>The allowed region of two parameters.</summary>
/// <param name="Plane">Their names.</param>
/// <param name="Units">Their units.</param>
/// <param name="BestFit">Values of the least chi-square.</param>
/// <param name="Confidence">Confidence level.</param>
/// <param name="Level">Rise of chi-square at the border.</param>
/// <param name="Contours">Borders: lists of points; closed ones end where they begin.</param>
public sealed record PlaneReport(
    IReadOnlyList<string> Plane, IReadOnlyList<string> Units, IReadOnlyList<double> BestFit, double Confidence, double Level,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Contours);

/// <summary>Expected recoils of a macro in a year of beam.</summary>
/// <param name="Macro">Name of the macro.</param>
/// <param name="Detector">Name of the detector.</param>
/// <param name="TotalPerYear">Coherent scatterings that are seen, in all energies and times.</param>
/// <param name="WithTimePerYear">Those with a time: all but in time projection chambers.</param>
/// <param name="ByFlavour">By flavour.</param>
/// <param name="ByIsotope">By isotope.</param>
/// <param name="Backgrounds">Backgrounds that are seen, by channel.</param>
/// <param name="RecoilBins">By reconstructed recoil energy, keVnr.</param>
/// <param name="TrueRecoilBins">By true recoil energy, keVnr.</param>
/// <param name="TimeBins">Of those with a time, by reconstructed time, us.</param>
/// <param name="TrueTimeBins">The same by true time, us.</param>
/// <param name="Bins2d">Those with a time by energy and time; times run faster.</param>
public sealed record SpectrumReport(
    string Macro, string Detector, double TotalPerYear, double WithTimePerYear, FlavourCounts ByFlavour, IReadOnlyDictionary<string, double> ByIsotope,
    IReadOnlyDictionary<string, BackgroundCounts> Backgrounds, IReadOnlyList<BinCount> RecoilBins, IReadOnlyList<BinCount> TrueRecoilBins,
    IReadOnlyList<BinCount> TimeBins, IReadOnlyList<BinCount> TrueTimeBins, IReadOnlyList<RecoilTimeBin> Bins2d);

/// <summary>Counts by flavour.</summary>
/// <param name="NuMu">nu_mu.</param>
/// <param name="NuE">nu_e.</param>
/// <param name="NuMuBar">nubar_mu.</param>
public sealed record FlavourCounts(double NuMu, double NuE, double NuMuBar);

/// <summary>Counts of a background.</summary>
/// <param name="PerYear">Seen in a year.</param>
/// <param name="WithTimePerYear">Of these with a time.</param>
public sealed record BackgroundCounts(double PerYear, double WithTimePerYear);

/// <summary>A bin of a spectrum.</summary>
/// <param name="Low">Lower border.</param>
/// <param name="High">Upper border.</param>
/// <param name="Count">Expected count in a year.</param>
public sealed record BinCount(double Low, double High, double Count);

/// <summary>A bin of energy and time: scatterings with a time in a year. Borders hold for reconstructed values, and for true ones where the counts are true.</summary>
/// <param name="RecoilLow">Lower border of the recoil energy, keVnr.</param>
/// <param name="RecoilHigh">Upper border, keVnr.</param>
/// <param name="TimeLow">Lower border of the time, us.</param>
/// <param name="TimeHigh">Upper border, us.</param>
/// <param name="Count">Expected count by reconstructed energy and time.</param>
/// <param name="TrueCount">By true energy and time.</param>
/// <param name="ByFlavour">The former by flavour.</param>
/// <param name="TrueByFlavour">The latter by flavour.</param>
/// <param name="ByIsotope">The former by isotope.</param>
/// <param name="TrueByIsotope">The latter by isotope.</param>
public sealed record RecoilTimeBin(
    double RecoilLow, double RecoilHigh, double TimeLow, double TimeHigh, double Count, double TrueCount, FlavourCounts ByFlavour, FlavourCounts TrueByFlavour,
    IReadOnlyDictionary<string, double> ByIsotope, IReadOnlyDictionary<string, double> TrueByIsotope);
