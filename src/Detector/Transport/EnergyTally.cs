namespace JparcSim.Detector.Transport;

/// <summary>Where the energy of the transported particles went; sums since the last <see cref="Clear"/>.</summary>
/// <remarks>
/// Of gammas, electrons and positrons the three sums equal the kinetic energy that started, and twice the electron's rest
/// energy for each positron. Neutrons below 10 eV exchange energy with the liquid's heat, which is not counted.
/// </remarks>
public sealed class EnergyTally
{
    /// <summary>Left in scintillating volumes, before quenching, MeV.</summary>
    public double DepositedMeV { get; internal set; }

    /// <summary>Left in volumes that make no light, MeV.</summary>
    public double InactiveMeV { get; internal set; }

    /// <summary>Carried out of the detector, MeV.</summary>
    public double EscapedMeV { get; internal set; }

    /// <summary>All energy accounted for, MeV.</summary>
    public double TotalMeV => DepositedMeV + InactiveMeV + EscapedMeV;

    /// <summary>Forgets all sums.</summary>
    public void Clear() => (DepositedMeV, InactiveMeV, EscapedMeV) = (0.0, 0.0, 0.0);
}
