namespace JparcSim.Core.Configuration;

/// <summary>The unit that a name ends in: the house rule, turned round.</summary>
public static class UnitOfName
{
    // Longest suffix first, so that "PerMeV" is not read as "MeV".
    private static readonly (string Suffix, string Unit)[] Suffixes =
    [
        ("PhotonsPerMeV", "photons/MeV"), ("PePerMeV", "p.e./MeV"), ("CmPerMeV", "cm/MeV"), ("GPerCm3", "g/cm3"), ("GPerMol", "g/mol"),
        ("PerMeV", "1/MeV"), ("KeV", "keV"), ("MeV", "MeV"), ("EV2", "eV2"), ("EV", "eV"), ("Hz", "Hz"), ("KHz", "kHz"),
        ("Mm", "mm"), ("Cm2", "cm2"), ("Cm", "cm"), ("Ns", "ns"), ("Us", "us"), ("Deg", "deg"), ("Pot", "protons"), ("Pe", "p.e."),
        ("Kg", "kg"), ("K", "K"), ("M", "m"), ("S", "s"),
    ];

    /// <summary>The unit, or an empty string for a pure number or a name.</summary>
    public static string Of(string name)
    {
        foreach ((string suffix, string unit) in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length && char.IsLower(name[^(suffix.Length + 1)]))
            {
                return unit;
            }
        }

        return "";
    }
}
