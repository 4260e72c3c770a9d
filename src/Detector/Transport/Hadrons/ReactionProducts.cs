using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Detector.Transport.Hadrons;

/// <summary>What may come out of a nuclear reaction.</summary>
internal enum ProductKind
{
    /// <summary>Neutron.</summary>
    Neutron = 0,

    /// <summary>Proton.</summary>
    Proton = 1,

    /// <summary>Deuteron.</summary>
    Deuteron = 2,

    /// <summary>Alpha particle.</summary>
    Alpha = 3,

    /// <summary>A nucleus heavier than an alpha.</summary>
    Nucleus = 4,

    /// <summary>Photon.</summary>
    Gamma = 5,

    /// <summary>Positive pion.</summary>
    PositivePion = 6,

    /// <summary>Negative pion.</summary>
    NegativePion = 7,

    /// <summary>Neutral pion.</summary>
    NeutralPion = 8,
}

/// <summary>A particle out of a reaction; kinetic energy in MeV.</summary>
internal readonly record struct Product(ProductKind Kind, double KineticMeV, Vector3 Direction)
{
    /// <summary>Whether it is a neutron or proton.</summary>
    public bool IsNucleon => Kind is ProductKind.Neutron or ProductKind.Proton;

    /// <summary>Mass of nucleons and pions, MeV.</summary>
    public static double MassMeV(ProductKind kind) => kind switch
    {
        ProductKind.Neutron => PhysicalConstants.NeutronMassMeV,
        ProductKind.Proton => PhysicalConstants.ProtonMassMeV,
        ProductKind.NeutralPion => HadronMasses.NeutralPionMeV,
        ProductKind.PositivePion or ProductKind.NegativePion => PhysicalConstants.PionMassMeV,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "expected a nucleon or a pion"),
    };
}

/// <summary>The products of one reaction and the energy that it turned into rest mass; reused from reaction to reaction.</summary>
/// <remarks>Kinetic energy before = sum of kinetic energies after + <see cref="BindingMeV"/>.</remarks>
internal sealed class ReactionProducts
{
    private readonly Product[] _items = new Product[32];

    /// <summary>Number of products.</summary>
    public int Count { get; private set; }

    /// <summary>Energy turned into rest mass: removal of nucleons, break-up of nuclei, pions made; MeV.</summary>
    public double BindingMeV { get; private set; }

    /// <summary>A product.</summary>
    public ref Product this[int index] => ref _items[index];

    /// <summary>Forgets all.</summary>
    public void Clear() => (Count, BindingMeV) = (0, 0.0);

    /// <summary>Adds a product.</summary>
    public void Add(ProductKind kind, double kineticMeV, Vector3 direction) => _items[Count++] = new Product(kind, kineticMeV, direction);

    /// <summary>Adds a product of a mass.</summary>
    public void Add(ProductKind kind, double massMeV, in FourMomentum momentum) =>
        Add(kind, momentum.KineticMeV(massMeV), momentum.MomentumMeV.Normalized());

    /// <summary>Takes a product out; the last one takes its place.</summary>
    public Product Take(int index)
    {
        Product taken = _items[index];
        _items[index] = _items[--Count];
        return taken;
    }

    /// <summary>Books energy turned into rest mass.</summary>
    public void Bind(double energyMeV) => BindingMeV += energyMeV;
}
