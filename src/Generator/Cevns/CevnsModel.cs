namespace JparcSim.Generator.Cevns;

/// <summary>All that the spectra of recoils depend on, apart from exposure and detector. Immutable.</summary>
/// <param name="Target">What recoils; the model's neutron radius is not yet in it.</param>
/// <param name="Form">Kind of form factor.</param>
/// <param name="Modification">The Standard Model and what differs from it.</param>
/// <param name="BaselineM">Mean distance from the source, m.</param>
/// <param name="DepthM">Extent of the detector along the flight, m: baselines are spread evenly over it.</param>
public sealed record CevnsModel(RecoilTarget Target, FormFactorKind Form, CevnsModification Modification, double BaselineM, double DepthM)
{
    /// <summary>The target with the neutron radius of the model.</summary>
    public RecoilTarget EffectiveTarget => Modification.NeutronRadiusFm is { } radiusFm ? Target.WithNeutronRadius(radiusFm) : Target;

    /// <summary>The oscillation of the model.</summary>
    public SterileOscillation Oscillation => new(Modification.Sin2TwoThetaEe, Modification.DeltaM2EV2, BaselineM, DepthM);

    /// <summary>Neutrinos of one flavour through a square centimetre, per decay of the source: 1 / (4 pi L^2).</summary>
    public double FluencePerCm2 => 1.0 / (4.0 * Math.PI * 1e4 * BaselineM * BaselineM);

    /// <summary>The spectra of all isotopes and flavours, isotope by isotope, in the order of <see cref="CevnsFlavours.All"/>.</summary>
    public IReadOnlyList<RecoilSpectrum> Spectra()
    {
        SterileOscillation oscillation = Oscillation;
        SterileLoss? loss = oscillation.IsNone ? null : new SterileLoss(oscillation);
        return [.. EffectiveTarget.Isotopes.SelectMany(each => CevnsFlavours.All.Select(flavour => new RecoilSpectrum(
            new CevnsCrossSection(each.Isotope, flavour, Form, Modification), each.Fraction,
            flavour == CevnsFlavour.NuE ? loss : null, oscillation.Sin2TwoTheta)))];
    }
}
