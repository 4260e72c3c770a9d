namespace JparcSim.Core.Configuration;

/// <summary>The unit that a name ends in: the house rule, turned round.</summary>
public static class UnitOfName
{
    // Longer suffixes before those they end in, so that "PerMeV" is not read as "MeV".
    private static readonly (string Suffix, string Unit)[] Suffixes =
    [
        ("PhotonsPerMeV", "photons/MeV"), ("PePerMeV", "p.e./MeV"), ("MeVPerCm", "MeV/cm"), ("CmPerMeV", "cm/MeV"),
        ("GPerCm3", "g/cm3"), ("GPerMol", "g/mol"), ("MmPerNs", "mm/ns"), ("PerMeV", "1/MeV"), ("PerCm3", "1/cm3"), ("PerM", "1/m"),
        ("KeVnr", "keVnr"), ("KeVee", "keVee"), ("KeV", "keV"), ("MeV", "MeV"), ("GeV", "GeV"), ("EV2", "eV2"), ("EV", "eV"),
        ("KHz", "kHz"), ("MHz", "MHz"), ("Hz", "Hz"), ("Mm3", "mm3"), ("Mm", "mm"), ("Cm3", "cm3"), ("Cm2", "cm2"), ("Cm", "cm"),
        ("Nm", "nm"), ("Ns", "ns"), ("Us", "us"), ("Ms", "ms"), ("Deg", "deg"), ("Pot", "protons"), ("Pe", "p.e."), ("Kg", "kg"),
        ("Percent", "%"), ("MW", "MW"), ("K", "K"), ("M", "m"), ("S", "s"),
    ];

    /// <summary>The unit, or an empty string for a pure number or a name.</summary>
    /// <remarks>A one-letter unit counts only after a small letter or a digit: <c>baselineM</c>, but not <c>cosmicPS</c>.</remarks>
    public static string Of(string name)
    {
        foreach ((string suffix, string unit) in Suffixes)
        {
            if (IsSuffix(name, suffix))
            {
                return unit;
            }
        }

        return "";
    }

    private static bool IsSuffix(string name, string suffix)
    {
        if (string.Equals(name, suffix, StringComparison.OrdinalIgnoreCase))
        {
            return suffix.Length > 1;
        }

        return name.EndsWith(suffix, StringComparison.Ordinal)
            && name.Length > suffix.Length
            && (suffix.Length > 1 || !char.IsUpper(name[^2]));
    }
}
