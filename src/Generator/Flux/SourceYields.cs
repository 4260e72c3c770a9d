namespace JparcSim.Generator.Flux;

/// <summary>A yield per proton and whence it comes.</summary>
/// <param name="Yield">mu+ decays at rest per proton.</param>
/// <param name="Source">Paper or reasoning.</param>
public sealed record SourceYield(double Yield, string Source)
{
    /// <summary>Flux of one flavour through a sphere about a point-like source, 1/cm2 per proton.</summary>
    /// <param name="baselineM">Distance, m.</param>
    public double FluxPerCm2(double baselineM) => Yield / (4.0 * Math.PI * 1e4 * baselineM * baselineM);
}

/// <summary>The named normalisations of the MLF source.</summary>
public static class SourceYields
{
    /// <summary>mu+ decays at rest per proton by name.</summary>
    public static IReadOnlyDictionary<string, SourceYield> MuonsPerProton { get; } = new Dictionary<string, SourceYield>
    {
        ["fluka"] = new(0.346, "FLUKA, 4.79e-9 /cm2 per proton at 24 m"),
        ["qgsp-bert"] = new(0.271, "Geant4 QGSP-BERT, 3.74e-9 /cm2 per proton at 24 m"),
        ["measured"] = new(0.485, "12C(nu_e,e-)12N in JSNS2, (6.7 +- 1.6 +- 1.7)e-9 /cm2 per proton at 24 m (arXiv:2412.18509)"),
        ["mcnpx"] = new(0.44, "MCNPX, pi+ per proton, each taken to stop and decay (Collar et al., CEvNS at J-PARC)"),
    };

    /// <summary>All of them in one line.</summary>
    public static string Describe() =>
        string.Join("; ", MuonsPerProton.Select(entry => $"{entry.Key} {entry.Value.Yield} ({entry.Value.Source})"));
}
