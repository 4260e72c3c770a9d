using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>DIN that has not mixed: its fraction, and so the share of its slow light, changes linearly with height.</summary>
/// <param name="SlopePerM">Relative change per metre of height; the detector's emission times are those at z = 0.</param>
/// <param name="HalfHeightMm">Half of the liquid's height, mm: beyond its ends the fraction is that at the end.</param>
/// <remarks>
/// Shares that are linear in z are a mixture of those at both ends, with parts linear in z: light is shared between two emissions, exactly.
/// The slow term is the last decay time of each kind of particle; the others share what it leaves, as they do at z = 0.
/// </remarks>
public sealed record DinGradient(double SlopePerM, double HalfHeightMm)
{
    private const double MPerMm = 1e-3;

    private static readonly NumberKey Slope = new("slopePerM", -10.0, 10.0, "relative change of the DIN fraction per metre of height; none at z = 0");
    private static readonly NumberKey HalfHeight = new("halfHeightMm", 1.0, 1e5, "half of the liquid's height; beyond, the fraction is that at its end");

    internal static readonly SectionSchema Schema = new("DIN that has not mixed: its fraction depends on the height.", [Slope, HalfHeight]);

    /// <summary>Part of the light made at a height, mm, that is emitted as at the top.</summary>
    public double TopPart(double zMm) => Math.Clamp(0.5 * (1.0 + (zMm / HalfHeightMm)), 0.0, 1.0);

    internal static DinGradient Read(ConfigSection section)
    {
        var gradient = new DinGradient(section.Number(Slope), section.Number(HalfHeight));
        section.RejectUnknown(Schema);
        return gradient;
    }

    /// <summary>Emission times at both ends: those of all kinds at the bottom, then those at the top.</summary>
    internal IReadOnlyList<EmissionTimes> AtEnds(IReadOnlyList<EmissionTimes> emission, ConfigSection section)
    {
        EmissionTimes[] ends = [.. emission.Select(times => At(times, -HalfHeightMm)), .. emission.Select(times => At(times, HalfHeightMm))];
        if (ends.Any(times => times.Shares.Count < 2 || times.Shares.Any(share => !(share >= 0.0 && share <= 1.0))))
        {
            section.Problem(
                Slope, $"{SlopePerM:R}, which makes shares of emission times below 0 or above 1 within {HalfHeightMm:R} mm of height",
                "a smaller one, and two decay times or more for each particle");
        }

        return ends;
    }

    private EmissionTimes At(EmissionTimes times, double zMm)
    {
        int slow = times.Shares.Count - 1;
        if (slow < 1)
        {
            return times;
        }

        double share = times.Shares[slow] * (1.0 + (SlopePerM * zMm * MPerMm));
        double rest = (1.0 - share) / (1.0 - times.Shares[slow]);
        return times with { Shares = [.. times.Shares.Take(slow).Select(other => rest * other), share] };
    }
}
