namespace JparcSim.Generator.Cevns;

/// <summary>Root-mean-square radii of a nucleus, fm.</summary>
/// <param name="ChargeFm">Of the charge.</param>
/// <param name="ProtonFm">Of the protons, taken as points.</param>
/// <param name="NeutronFm">Of the neutrons, taken as points.</param>
public readonly record struct NuclearRadii(double ChargeFm, double ProtonFm, double NeutronFm)
{
    /// <summary>Mean square charge radius of the proton, 0.707 fm2 (PDG 2024, as the paper rounds it).</summary>
    public const double ProtonSquareFm2 = 0.707;

    /// <summary>Mean square charge radius of the neutron, -0.1161 fm2 (PDG 2024).</summary>
    public const double NeutronSquareFm2 = -0.1161;

    /// <summary>The radii that follow from the charge radius and the neutron skin of antiprotonic atoms.</summary>
    /// <remarks>Skin -0.04 fm + 1.01 (N - Z) / A fm: A. Trzcinska et al., Phys. Rev. Lett. 87 (2001) 082501.</remarks>
    /// <param name="protons">Z.</param>
    /// <param name="neutrons">N.</param>
    /// <param name="chargeFm">Charge radius, fm.</param>
    public static NuclearRadii FromCharge(int protons, int neutrons, double chargeFm)
    {
        double protonFm = Math.Sqrt((chargeFm * chargeFm) - ProtonSquareFm2 - (NeutronSquareFm2 * neutrons / protons));
        return new NuclearRadii(chargeFm, protonFm, protonFm - 0.04 + (1.01 * (neutrons - protons) / (neutrons + protons)));
    }

    /// <summary>Radius of the weak charge, fm: P. Coloma et al., JHEP 08 (2020) 030, with the sign of a negative weak charge.</summary>
    /// <param name="protons">Z.</param>
    /// <param name="neutrons">N.</param>
    public double WeakFm(int protons, int neutrons)
    {
        double perCharge = neutrons / Math.Abs(WeakCharge.Tree(protons, neutrons, WeakCharge.MixingAngle));
        double asymmetry = (((double)protons * protons) - ((double)neutrons * neutrons)) / ((double)protons * neutrons);
        double skinFm2 = (NeutronFm * NeutronFm) - (ProtonFm * ProtonFm) + (asymmetry * NeutronSquareFm2);
        return Math.Sqrt(Math.Max(0.0, (ChargeFm * ChargeFm) + (perCharge * skinFm2)));   // fits may try neutrons well inside the protons
    }
}
