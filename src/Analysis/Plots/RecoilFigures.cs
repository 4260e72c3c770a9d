using JparcSim.Analysis.Estimators;

namespace JparcSim.Analysis.Plots;

/// <summary>Figures of nuclear recoils, channel by channel.</summary>
/// <remarks>Belongs to one caller; holds two numbers a recoil until it is drawn.</remarks>
/// <param name="channels">Names of the channels, in the order of their codes.</param>
public sealed class RecoilFigures(IReadOnlyList<string> channels)
{
    private const string TimeName = "time";
    private const int Bins = 100;
    private const double StepKeVnr = 5.0;
    private const double LastUs = 10.0;   // of the window in which recoils count

    private readonly List<(int Channel, double RecoilKeVnr, double? TimeUs, double Weight)> _recoils = [];

    /// <summary>What can be drawn, by the names that <c>plot --what</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [PairFigures.SpectrumName, TimeName];

    /// <summary>Adds a recoil.</summary>
    /// <param name="channel">Code of its channel.</param>
    /// <param name="recoilKeVnr">Reconstructed recoil energy, keVnr.</param>
    /// <param name="timeUs">Reconstructed time, us; null for none.</param>
    /// <param name="weight">Weight of its event.</param>
    public void Add(int channel, double recoilKeVnr, double? timeUs, double weight) => _recoils.Add((channel, recoilKeVnr, timeUs, weight));

    /// <summary>Draws one of <see cref="Names"/>.</summary>
    /// <param name="name">Which.</param>
    /// <param name="footer">Provenance.</param>
    public Figure Draw(string name, string footer) => name switch
    {
        PairFigures.SpectrumName => Spectrum(footer),
        TimeName => Times(footer),
        _ => throw new ArgumentException($"no figure '{name}' of recoils; known are {string.Join(", ", Names)}", nameof(name)),
    };

    private Figure Spectrum(string footer)
    {
        double greatest = _recoils.Select(recoil => recoil.RecoilKeVnr).DefaultIfEmpty(0.0).Max();
        double end = StepKeVnr * (1.0 + Math.Floor(Math.Max(0.0, greatest) / StepKeVnr));
        return new Figure(
            "Energy of recoils", new Axis("Reconstructed recoil energy", "keVnr", 0.0, end), new Axis("Recoils per keVnr", IsLogarithmic: true),
            Series(end, recoil => recoil.RecoilKeVnr), footer);
    }

    private Figure Times(string footer) => new(
        "Time of recoils", new Axis("Reconstructed time after the first bunch", "us", 0.0, LastUs), new Axis("Recoils per us", IsLogarithmic: true),
        Series(LastUs, recoil => recoil.TimeUs), footer);

    private List<Series> Series(double end, Func<(int Channel, double RecoilKeVnr, double? TimeUs, double Weight), double?> value)
    {
        Histogram[] histograms = [.. channels.Select(_ => new Histogram(0.0, end, Bins))];
        foreach ((int Channel, double RecoilKeVnr, double? TimeUs, double Weight) recoil in _recoils)
        {
            if (value(recoil) is { } known)
            {
                histograms[recoil.Channel].Add(known, recoil.Weight);
            }
        }

        return [.. histograms.Select((histogram, channel) => new HistogramSeries(channels[channel], histogram, IsPerUnit: true))];
    }
}
