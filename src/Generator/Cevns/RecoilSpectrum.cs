using JparcSim.Core.Numerics;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>Recoils of one isotope from the whole flux of one flavour: the cross section averaged over the spectrum of the source.</summary>
public sealed class RecoilSpectrum
{
    private const int Panels = 64;

    private readonly CevnsCrossSection _crossSection;
    private readonly DecayAtRestSpectrum? _flux;
    private readonly SterileLoss? _loss;
    private readonly double _lostShare;

    /// <summary>Creates the spectrum.</summary>
    /// <param name="crossSection">Isotope, flavour and model.</param>
    /// <param name="fraction">Part of the target's nuclei that this isotope is.</param>
    /// <param name="loss">What oscillates away; null for nothing.</param>
    /// <param name="lostShare">Depth of the oscillation.</param>
    public RecoilSpectrum(CevnsCrossSection crossSection, double fraction, SterileLoss? loss, double lostShare)
    {
        _crossSection = crossSection;
        _flux = crossSection.Flavour.Spectrum();
        _loss = loss;
        _lostShare = lostShare;
        Fraction = fraction;
        MaxRecoilMeV = crossSection.Isotope.MaxRecoilMeV(crossSection.Flavour.MaxEnergyMeV());
    }

    /// <summary>The isotope.</summary>
    public Isotope Isotope => _crossSection.Isotope;

    /// <summary>The flavour.</summary>
    public CevnsFlavour Flavour => _crossSection.Flavour;

    /// <summary>The cross section.</summary>
    public CevnsCrossSection CrossSection => _crossSection;

    /// <summary>Part of the target's nuclei that this isotope is.</summary>
    public double Fraction { get; }

    /// <summary>Greatest recoil, MeV.</summary>
    public double MaxRecoilMeV { get; }

    /// <summary>dsigma/dT averaged over the flux, cm2/MeV, per nucleus of this isotope.</summary>
    /// <param name="recoilMeV">Recoil, MeV, greater than 0.</param>
    public double DensityCm2PerMeV(double recoilMeV) => recoilMeV < MaxRecoilMeV
        ? Math.Max(0.0, _crossSection.At(recoilMeV).Over(MomentsAbove(Isotope.MinEnergyMeV(recoilMeV))))
        : 0.0;

    /// <summary>Cross section for recoils from one energy on, cm2, averaged over the flux.</summary>
    /// <param name="fromMeV">Least recoil, MeV; 0 for all, unless the neutrino has a magnetic moment.</param>
    public double AboveCm2(double fromMeV) => BetweenCm2(fromMeV, MaxRecoilMeV);

    /// <summary>Cross section for recoils between two energies, cm2, averaged over the flux.</summary>
    /// <remarks>
    /// Even panels of the fourth root, as a magnetic moment falls with T and a light mediator with T^2: relative error below 1e-6 from 1e-6 MeV on.
    /// </remarks>
    /// <param name="fromMeV">Least recoil, MeV.</param>
    /// <param name="toMeV">Greatest recoil, MeV.</param>
    /// <param name="weight">A further weight of a recoil, MeV; null for 1.</param>
    public double BetweenCm2(double fromMeV, double toMeV, Func<double, double>? weight = null)
    {
        double to = Math.Min(toMeV, MaxRecoilMeV);
        return fromMeV < to ? GaussLegendre.Integrate(OverRoot, Math.Sqrt(Math.Sqrt(fromMeV)), Math.Sqrt(Math.Sqrt(to)), Panels) : 0.0;

        double OverRoot(double root)
        {
            double cube = root * root * root;
            double recoilMeV = cube * root;
            return 4.0 * cube * DensityCm2PerMeV(recoilMeV) * (weight?.Invoke(recoilMeV) ?? 1.0);
        }
    }

    /// <summary>Moments of the flux that arrives, above an energy, MeV.</summary>
    public FluxMoments MomentsAbove(double energyMeV)
    {
        if (_flux is null)
        {
            const double Line = DecayAtRestSpectrum.PionLineMeV;
            return energyMeV <= Line ? new FluxMoments(1.0, 1.0 / Line, 1.0 / (Line * Line)) : new FluxMoments(0.0, 0.0, 0.0);
        }

        FluxMoments all = _flux.MomentsAbove(energyMeV);
        return _loss is null ? all : all.Less(_loss.MomentsAbove(energyMeV), _lostShare);
    }
}
