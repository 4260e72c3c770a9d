using JparcSim.Core.Configuration;
using JparcSim.Core.Random;
using JparcSim.Generator.Beam;

namespace JparcSim.Generator.Cevns;

/// <summary>A background of recoils: how many in a year of beam, their energies and their times.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="RecoilsPerYear">Recoils within the shape in a year of beam, before the efficiency of the detector.</param>
/// <param name="Shape">Energies.</param>
public sealed record RecoilBackground(RecoilBackgroundKind Kind, double RecoilsPerYear, RecoilShape Shape)
{
    /// <summary>Beam in a year, 3600 h (CEvNS at J-PARC, section V.1).</summary>
    public const double HoursPerYear = 3600.0;

    /// <summary>End of the window after the first bunch in which events count, 10 us; steady backgrounds fill it evenly.</summary>
    public const double WindowUs = 10.0;

    /// <summary>Mean delay of neutrons behind their bunch, 0.1 us: 20 m at energies about 100 MeV; assumed exponential.</summary>
    private const double NeutronDelayUs = 0.1;

    private static readonly NumberKey PerYearKey = new(
        "recoilsPerYear", 0.0, 1e12, "recoils between the two energies in a year of 3600 h of beam, before the efficiency of the detector");
    private static readonly NumberKey FromKey = new("fromKeVnr", 0.0, 1e4, "least recoil");
    private static readonly NumberKey ToKey = new("toKeVnr", 1e-3, 1e4, "greatest recoil");
    private static readonly NumberKey FallKey = new("fallKeVnr", 1e-3, 1e4, "energy in which the spectrum falls to 1/e; left out: a flat one", IsOptional: true);

    private static readonly DecayTime Neutrons = new(NeutronDelayUs, 0.0);

    /// <summary>The keys of such a channel.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [PerYearKey, FromKey, ToKey, FallKey];

    /// <summary>Reads the keys; unknown ones of the channel are for the caller to reject.</summary>
    /// <returns>The background, or null when its energies make no range: the log then holds the problem.</returns>
    public static RecoilBackground? Read(RecoilBackgroundKind kind, ConfigSection section)
    {
        double perYear = section.Number(PerYearKey);
        var shape = new RecoilShape(
            section.Number(FromKey), section.Number(ToKey), section.Has(FallKey) ? section.Number(FallKey) : double.PositiveInfinity);
        if (!(shape.ToKeVnr > shape.FromKeVnr))
        {
            section.Problem(ToKey, $"{shape.ToKeVnr:R}", $"more than fromKeVnr, {shape.FromKeVnr:R}");
            return null;
        }

        return new RecoilBackground(kind, perYear, shape);
    }

    /// <summary>Probability of a time before the given one, us after the start of the first bunch.</summary>
    public double TimeCumulative(double timeUs) => Kind switch
    {
        RecoilBackgroundKind.SteadyState => Math.Clamp(timeUs / WindowUs, 0.0, 1.0),
        RecoilBackgroundKind.BeamNeutron => Neutrons.Cumulative(timeUs),
        _ => DecayTime.PionThenMuon.Cumulative(timeUs),
    };

    /// <summary>A time, us after the start of the first bunch.</summary>
    public double SampleTimeUs(ref EventRandom random) => Kind switch
    {
        RecoilBackgroundKind.SteadyState => WindowUs * random.Uniform(),
        RecoilBackgroundKind.BeamNeutron => Neutrons.Sample(ref random),
        _ => DecayTime.PionThenMuon.Sample(ref random),
    };
}

/// <summary>Kinds of recoil backgrounds.</summary>
public enum RecoilBackgroundKind
{
    /// <summary>Environment and detector: even in time, known from times without beam.</summary>
    SteadyState,

    /// <summary>Neutrons of the target: prompt.</summary>
    BeamNeutron,

    /// <summary>Neutrons that nu_e make in the lead of the shield: delayed.</summary>
    NeutrinoNeutron,
}
