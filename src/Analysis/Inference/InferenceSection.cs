using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Inference;

/// <summary>What a macro says of its statistical analysis: bins and errors.</summary>
/// <param name="RecoilEdgesKeVnr">Borders of the bins of reconstructed recoil energy, keVnr.</param>
/// <param name="TimeEdgesUs">Borders of the bins of reconstructed time, us after the first bunch.</param>
/// <param name="Errors">Errors of the pulls.</param>
public sealed record InferenceSection(IReadOnlyList<double> RecoilEdgesKeVnr, IReadOnlyList<double> TimeEdgesUs, PullErrors Errors)
{
    private static readonly NumbersKey RecoilEdgesKey = new("recoilEdgesKeVnr", 0, 0.0, 1e4, "borders of the bins of reconstructed recoil energy, rising");
    private static readonly NumbersKey TimeEdgesKey = new(
        "timeEdgesUs", 0, 0.0, 100.0, "borders of the bins of reconstructed time after the first bunch, rising", Default: [0.0, 0.15, 0.5, 0.7, 1.2, 2.0, 3.0, 5.0, 10.0]);
    private static readonly NumberKey FluxKey = new("fluxError", 0.0, 1.0, "relative error of the flux, common to all detectors", 0.10);
    private static readonly NumberKey QuenchingKey = new("quenchingError", 0.0, 0.1, "relative error of the quenching factor: a scale of the borders in energy", 0.05);
    private static readonly NumberKey BackgroundKey = new("backgroundError", 0.0, 1.0, "relative error of the backgrounds of the beam", 0.05);

    /// <summary>The section of a macro.</summary>
    public static SectionKey Key { get; } = new(
        "inference",
        new SectionSchema("How recoils are binned and compared with expectations.", [RecoilEdgesKey, TimeEdgesKey, FluxKey, QuenchingKey, BackgroundKey]),
        "bins and errors of jparcsim spectrum and analyze cevns: for recoil detectors only", IsOptional: true);

    /// <summary>Reads the section.</summary>
    public static InferenceSection Read(ConfigSection section)
    {
        var read = new InferenceSection(
            Rising(section, RecoilEdgesKey), Rising(section, TimeEdgesKey),
            new PullErrors(section.Number(FluxKey), section.Number(QuenchingKey), section.Number(BackgroundKey)));
        section.RejectUnknown(Key.Schema);
        return read;
    }

    private static IReadOnlyList<double> Rising(ConfigSection section, NumbersKey key)
    {
        IReadOnlyList<double> edges = section.Numbers(key);
        if (edges.Count < 2 || edges.Zip(edges.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            section.Problem(key, $"[{string.Join(", ", edges)}]", "two or more rising numbers");
        }

        return edges;
    }
}
