namespace JparcSim.Detector.Transport;

/// <summary>Where the energy of the transported particles went; sums since the last <see cref="Clear"/>.</summary>
/// <remarks>
/// Of any event <see cref="BalanceMeV"/> equals the kinetic energy that started, and twice the electron's rest energy for each
/// positron among the primaries. Neutrons below 10 eV exchange energy with the liquid's heat, which is not counted.
/// </remarks>
public sealed class EnergyTally
{
    /// <summary>Left in scintillating volumes, before quenching, MeV.</summary>
    public double DepositedMeV { get; internal set; }

    /// <summary>Left in volumes that make no light, MeV.</summary>
    public double InactiveMeV { get; internal set; }

    /// <summary>Carried out of the detector, MeV.</summary>
    public double EscapedMeV { get; internal set; }

    /// <summary>
    /// Turned into rest mass less what was set free of it, MeV: removal of nucleons, break-up of nuclei and pions made count up;
    /// captures of neutrons (their Q), decays and captures of pions count down.
    /// </summary>
    public double BindingMeV { get; internal set; }

    /// <summary>Energy that is or was motion or light, MeV.</summary>
    public double TotalMeV => DepositedMeV + InactiveMeV + EscapedMeV;

    /// <summary>All energy accounted for, MeV.</summary>
    public double BalanceMeV => TotalMeV + BindingMeV;

    /// <summary>Forgets all sums.</summary>
    public void Clear() => (DepositedMeV, InactiveMeV, EscapedMeV, BindingMeV) = (0.0, 0.0, 0.0, 0.0);
}
