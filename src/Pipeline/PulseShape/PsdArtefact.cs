using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using JparcSim.Core.Configuration;
using JparcSim.Core.PulseShape;

namespace JparcSim.Pipeline.PulseShape;

/// <summary>A trained pulse-shape likelihood with its provenance, as a small YAML file that a macro names and the manifest embeds.</summary>
/// <param name="Name">Name of the artefact.</param>
/// <param name="Detector">Detector whose waveforms trained it.</param>
/// <param name="Signal">Channel of the signal.</param>
/// <param name="Background">Channel of the background.</param>
/// <param name="TrainedOn">Runs, their seeds and the pulses used.</param>
/// <param name="Likelihood">The table.</param>
internal sealed record PsdArtefact(string Name, string Detector, string Signal, string Background, string TrainedOn, PulseShapeLikelihood Likelihood)
{
    private const int FormatVersion = 1;

    private static readonly IntegerKey Format = new("formatVersion", FormatVersion, FormatVersion, "version of this format");
    private static readonly TextKey NameKey = new("name", "name of the artefact");
    private static readonly TextKey DetectorKey = new("detector", "detector whose waveforms trained it");
    private static readonly TextKey SignalKey = new("signal", "channel of the signal");
    private static readonly TextKey BackgroundKey = new("background", "channel of the background");
    private static readonly TextKey TrainedOnKey = new("trainedOn", "runs, their seeds and the pulses used");
    private static readonly IntegerKey PedestalSamples = new("pedestalSamples", 1, 10_000, "samples at the start whose mean is the pedestal");
    private static readonly IntegerKey BeforePeak = new("samplesBeforePeak", 0, 10_000, "samples of a pulse before its peak");
    private static readonly IntegerKey AfterPeak = new("samplesAfterPeak", 1, 10_000, "samples of a pulse after its peak");
    private static readonly NumbersKey PeakEdgesCounts = new(
        "peakEdgesCounts", 0, 1.0, 255.0, "borders between classes of peak height, ascending; lower pulses are not used");
    private static readonly NumbersKey ZEdgesMm = new("zEdgesMm", 0, -1e5, 1e5, "inner borders of the cells in z, ascending");
    private static readonly NumbersKey RhoSquaredEdgesMm2 = new("rhoSquaredEdgesMm2", 0, 0.0, 1e10, "inner borders of the cells in x^2 + y^2, ascending");
    private static readonly IntegerKey HeightBins = new("heightBins", 2, 1000, "bins of the height over that of the peak");
    private static readonly TextKey LogRatios = new(
        "logRatiosBase64", "ln(signal / background) as little-endian binary32 in base64. Shape: cells, classes of peak height, samples, bins of height");

    /// <summary>All keys.</summary>
    public static SectionSchema Schema { get; } = new(
        "A trained pulse-shape likelihood (jparcsim train psd).",
        [
            Format, NameKey, DetectorKey, SignalKey, BackgroundKey, TrainedOnKey, PedestalSamples, BeforePeak, AfterPeak, PeakEdgesCounts, ZEdgesMm,
            RhoSquaredEdgesMm2, HeightBins, LogRatios,
        ]);

    /// <summary>Reads an artefact; problems go to the section's log, and the result is then null.</summary>
    public static PsdArtefact? Read(ConfigSection section)
    {
        section.Integer(Format);
        string name = section.Text(NameKey);
        string detector = section.Text(DetectorKey);
        string signal = section.Text(SignalKey);
        string background = section.Text(BackgroundKey);
        string trainedOn = section.Text(TrainedOnKey);
        var alignment = new PulseAlignment(
            (int)section.Integer(PedestalSamples), (int)section.Integer(BeforePeak), (int)section.Integer(AfterPeak), section.Numbers(PeakEdgesCounts));
        var cells = new PositionCells(section.Numbers(ZEdgesMm), section.Numbers(RhoSquaredEdgesMm2));
        int heightBins = (int)section.Integer(HeightBins);
        string text = section.Text(LogRatios);
        section.RejectUnknown(Schema);
        int expected = PulseShapeLikelihood.Size(alignment, cells, heightBins);
        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out int length) || length != expected * sizeof(float))
        {
            section.Problem(LogRatios, $"{text.Length} characters", $"{cells.Count} x {alignment.PeakClasses} x {alignment.Length} x {heightBins} numbers of 4 bytes in base64");
            return null;
        }

        float[] ratios = new float[expected];
        for (int i = 0; i < ratios.Length; i++)
        {
            ratios[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        if (!ratios.All(float.IsFinite))
        {
            section.Problem(LogRatios, "a number that is not finite", "finite numbers");
            return null;
        }

        return new PsdArtefact(name, detector, signal, background, trainedOn, new PulseShapeLikelihood(alignment, cells, heightBins, ratios));
    }

    /// <summary>The file.</summary>
    public string ToYaml()
    {
        PulseAlignment alignment = Likelihood.Alignment;
        byte[] bytes = new byte[Likelihood.LogRatios.Length * sizeof(float)];
        for (int i = 0; i < Likelihood.LogRatios.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), Likelihood.LogRatios[i]);
        }

        var text = new StringBuilder("# A pulse-shape likelihood, written by jparcsim train psd. A macro uses it with psd: and the path of this file.\n");
        Line(text, Format, FormatVersion);
        Line(text, NameKey, Quoted(Name));
        Line(text, DetectorKey, Quoted(Detector));
        Line(text, SignalKey, Quoted(Signal));
        Line(text, BackgroundKey, Quoted(Background));
        Line(text, TrainedOnKey, Quoted(TrainedOn));
        Line(text, PedestalSamples, alignment.PedestalSamples);
        Line(text, BeforePeak, alignment.BeforePeak);
        Line(text, AfterPeak, alignment.AfterPeak);
        Line(text, PeakEdgesCounts, Listed(alignment.PeakEdgesCounts));
        Line(text, ZEdgesMm, Listed(Likelihood.Cells.ZEdgesMm));
        Line(text, RhoSquaredEdgesMm2, Listed(Likelihood.Cells.RhoSquaredEdgesMm2));
        Line(text, HeightBins, Likelihood.HeightBins);
        Line(text, LogRatios, Quoted(Convert.ToBase64String(bytes)));
        return text.ToString();
    }

    private static void Line(StringBuilder text, ConfigKey key, int value) =>
        Line(text, key, value.ToString(CultureInfo.InvariantCulture));

    private static void Line(StringBuilder text, ConfigKey key, string value) => text.Append(key.Name).Append(": ").Append(value).Append('\n');

    private static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Listed(IEnumerable<double> values) => $"[{string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";
}
