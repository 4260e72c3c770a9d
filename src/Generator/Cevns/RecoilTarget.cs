using JparcSim.Core.Physics;

namespace JparcSim.Generator.Cevns;

/// <summary>A share of the nuclei of a target.</summary>
/// <param name="Isotope">The nucleus.</param>
/// <param name="Fraction">Part of all nuclei.</param>
public sealed record TargetIsotope(Isotope Isotope, double Fraction);

/// <summary>What recoils: isotopes and their shares. Immutable.</summary>
public sealed class RecoilTarget
{
    /// <summary>Creates a target; the fractions are scaled to sum to 1.</summary>
    public RecoilTarget(string name, IReadOnlyList<TargetIsotope> isotopes)
    {
        double sum = 0.0;
        double massU = 0.0;
        double neutronFm = 0.0;
        foreach (TargetIsotope each in isotopes)
        {
            sum += each.Fraction;
            massU += each.Fraction * each.Isotope.AtomicMassU;
            neutronFm += each.Fraction * each.Isotope.Radii.NeutronFm;
        }

        Name = name;
        Isotopes = [.. isotopes.Select(each => each with { Fraction = each.Fraction / sum })];
        NucleiPerGram = PhysicalConstants.AvogadroPerMol * sum / massU;
        MeanNeutronRadiusFm = neutronFm / sum;
    }

    /// <summary>Its chemical formula.</summary>
    public string Name { get; }

    /// <summary>The isotopes; their fractions sum to 1.</summary>
    public IReadOnlyList<TargetIsotope> Isotopes { get; }

    /// <summary>Nuclei in a gram.</summary>
    public double NucleiPerGram { get; }

    /// <summary>Mean radius of the neutrons over the nuclei, fm: what the parameter <c>neutronRadius</c> stands for.</summary>
    public double MeanNeutronRadiusFm { get; }

    /// <summary>The target with the neutrons of all isotopes moved by one distance, so that their mean is the given one.</summary>
    /// <param name="meanFm">Mean radius of the neutrons, fm.</param>
    public RecoilTarget WithNeutronRadius(double meanFm)
    {
        double moveFm = meanFm - MeanNeutronRadiusFm;
        return new RecoilTarget(Name, [.. Isotopes.Select(each => each with
        {
            Isotope = each.Isotope.WithNeutronRadius(each.Isotope.Radii.NeutronFm + moveFm),
        })]);
    }
}
