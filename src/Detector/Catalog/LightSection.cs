using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>How light travels from the liquid to the photocathodes.</summary>
/// <param name="AttenuationLengthMm">Mean free path before absorption or scattering, averaged over the emission spectrum, mm.</param>
/// <param name="ScatteredShare">Share of the attenuated photons that is scattered, not absorbed.</param>
/// <param name="FlatCathodeWeight">Weight of a flat disc's response, cos; the rest is that of a half sphere, (1 + cos) / 2.</param>
/// <param name="GroupIndex">Group refractive index of the liquid.</param>
/// <param name="VetoReflectivity">Diffuse reflectivity of the veto's walls.</param>
public sealed record LightParameters(
    double AttenuationLengthMm, double ScatteredShare, double FlatCathodeWeight, double GroupIndex, double VetoReflectivity);

/// <summary>Reads the section of light transport.</summary>
internal static class LightSection
{
    private static readonly NumberKey AttenuationLengthMm = new("attenuationLengthMm", 100.0, 1e6, "mean free path of light");
    private static readonly NumberKey ScatteredShare = new("scatteredShare", 0.0, 1.0, "share of the attenuated light that is scattered");
    private static readonly NumberKey FlatCathodeWeight = new(
        "flatCathodeWeight", 0.0, 1.0, "weight of the flat disc in the angular response");
    private static readonly NumberKey GroupIndex = new("groupIndex", 1.0, 3.0, "group refractive index");
    private static readonly NumberKey VetoReflectivity = new("vetoReflectivity", 0.0, 0.999, "reflectivity of the veto's walls");

    public static readonly SectionSchema Schema = new(
        "How light travels to the photocathodes.", [AttenuationLengthMm, ScatteredShare, FlatCathodeWeight, GroupIndex, VetoReflectivity]);

    public static LightParameters Read(ConfigSection section)
    {
        var light = new LightParameters(
            section.Number(AttenuationLengthMm), section.Number(ScatteredShare), section.Number(FlatCathodeWeight),
            section.Number(GroupIndex), section.Number(VetoReflectivity));
        section.RejectUnknown(Schema);
        return light;
    }
}
