namespace JparcSim.Generator.Cevns;

/// <summary>The nuclei of a recoil detector before the source.</summary>
/// <param name="Target">Chemical formula of the target.</param>
/// <param name="MassKg">Mass of the target, kg.</param>
/// <param name="BaselineM">Mean distance to the source, m.</param>
/// <param name="DepthM">Extent along the flight, m: interactions are spread evenly over it.</param>
/// <param name="LeastRecoilKeVnr">Recoils up to this energy, keVnr, are never seen and need not be drawn.</param>
public sealed record ExposedNuclei(string Target, double MassKg, double BaselineM, double DepthM, double LeastRecoilKeVnr)
{
    /// <summary>Place of an interaction on the line of sight, mm; 0 is the centre of the detector.</summary>
    /// <param name="u">Even in (0, 1).</param>
    public double PlaceMm(double u) => 1e3 * DepthM * (u - 0.5);
}
