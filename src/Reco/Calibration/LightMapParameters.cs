namespace JparcSim.Reco.Calibration;

/// <summary>The coefficients of a <see cref="NominalLightMap"/>, as fitted to a calibration run.</summary>
/// <param name="Angular0PePerMeV">Constant coefficient of the response by cosine of incidence, for full solid angle, p.e. per MeV.</param>
/// <param name="Angular1PePerMeV">Linear coefficient, p.e. per MeV.</param>
/// <param name="Angular2PePerMeV">Quadratic coefficient, p.e. per MeV.</param>
/// <param name="AttenuationPerMm">Inverse of the effective attenuation length, per mm.</param>
/// <param name="DiffusePePerMeV">Diffuse light at each photomultiplier from a flash at the centre, p.e. per MeV.</param>
/// <param name="DiffuseSlopePePerMeVM2">Growth of the diffuse light with the squared distance from the centre, p.e. per MeV and m2.</param>
/// <param name="Efficiencies">Relative efficiency of each photomultiplier; their mean is 1.</param>
public sealed record LightMapParameters(
    double Angular0PePerMeV,
    double Angular1PePerMeV,
    double Angular2PePerMeV,
    double AttenuationPerMm,
    double DiffusePePerMeV,
    double DiffuseSlopePePerMeVM2,
    IReadOnlyList<double> Efficiencies)
{
    /// <summary>Number of shape coefficients, that is all but the efficiencies.</summary>
    public const int ShapeCount = 6;

    internal static LightMapParameters Of(ReadOnlySpan<double> shape, IReadOnlyList<double> efficiencies) =>
        new(shape[0], shape[1], shape[2], shape[3], shape[4], shape[5], efficiencies);
}
