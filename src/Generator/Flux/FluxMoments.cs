namespace JparcSim.Generator.Flux;

/// <summary>Integrals over a flux above an energy of 1, 1 / E and 1 / E^2.</summary>
/// <param name="Zeroth">Of 1.</param>
/// <param name="First">Of 1 / E, 1/MeV.</param>
/// <param name="Second">Of 1 / E^2, 1/MeV2.</param>
public readonly record struct FluxMoments(double Zeroth, double First, double Second)
{
    /// <summary>These moments without a share of others.</summary>
    public FluxMoments Less(FluxMoments other, double share) =>
        new(Zeroth - (share * other.Zeroth), First - (share * other.First), Second - (share * other.Second));
}
