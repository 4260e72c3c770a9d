namespace JparcSim.Generator.Beam;

/// <summary>
/// The proton beam of the J-PARC 3-GeV synchrotron on the mercury target of the MLF: two bunches of constant intensity per spill.
/// </summary>
/// <remarks>Source: JSNS2 (arXiv:2308.02722, introduction) and the technical design report.</remarks>
public static class ProtonBeam
{
    /// <summary>Kinetic energy of a proton, 3000 MeV.</summary>
    public const double ProtonEnergyMeV = 3000.0;

    /// <summary>Spills per second, 25.</summary>
    public const double SpillRateHz = 25.0;

    /// <summary>Width of a bunch, 0.1 us.</summary>
    public const double BunchWidthUs = 0.1;

    /// <summary>From the start of the first bunch to the start of the second, 0.54 us.</summary>
    public const double BunchSpacingUs = 0.54;

    /// <summary>Protons in one spill at a beam power.</summary>
    /// <param name="powerW">Beam power, W; the design is 1e6.</param>
    public static double ProtonsPerSpill(double powerW) =>
        powerW / (ProtonEnergyMeV * 1e6 * Core.Physics.PhysicalConstants.ElementaryChargeC * SpillRateHz);
}
