using JparcSim.Core.Random;

namespace JparcSim.Generator.Cevns;

/// <summary>A neutrino that scattered, and the recoil that it left.</summary>
/// <param name="Isotope">Place of the isotope in the target.</param>
/// <param name="EnergyMeV">Energy of the neutrino, MeV.</param>
/// <param name="RecoilMeV">Kinetic energy of the nucleus, MeV.</param>
public readonly record struct CevnsInteraction(int Isotope, double EnergyMeV, double RecoilMeV);

/// <summary>Draws interactions above a least recoil: isotope, recoil, then the energy of the neutrino given the recoil. Exact.</summary>
/// <remarks>
/// The recoil is drawn from a piecewise-linear envelope of the flux-averaged cross section and kept with their ratio; the energy as one
/// of a few uniform deviates by size. An oscillation is not in the rates here: an interaction of nu_e is drawn as without it, for the caller
/// to keep with <see cref="SterileOscillation.Survival"/> at the flight's own length.
/// </remarks>
public sealed class RecoilSampler
{
    private readonly double _minRecoilMeV;
    private readonly RecoilEnvelope[] _envelopes;
    private readonly double[][] _cumulative;

    /// <summary>Prepares the tables.</summary>
    /// <param name="model">The model.</param>
    /// <param name="minRecoilMeV">Least recoil, MeV, greater than 0.</param>
    public RecoilSampler(CevnsModel model, double minRecoilMeV)
    {
        CevnsModification active = model.Modification with { Sin2TwoThetaEe = 0.0 };
        Spectra = (model with { Modification = active }).Spectra();
        _minRecoilMeV = minRecoilMeV;
        _envelopes = [.. Spectra.Select(spectrum => new RecoilEnvelope(spectrum, minRecoilMeV))];
        _cumulative = [.. CevnsFlavours.All.Select(Cumulative)];
        RatesCm2 = [.. _cumulative.Select(each => each[^1])];
    }

    /// <summary>The spectra that are drawn from, isotope by isotope, without oscillation.</summary>
    public IReadOnlyList<RecoilSpectrum> Spectra { get; }

    /// <summary>Cross section per nucleus above the least recoil by flavour, averaged over flux and isotopes, cm2, without oscillation.</summary>
    public IReadOnlyList<double> RatesCm2 { get; }

    /// <summary>An interaction of a flavour.</summary>
    public CevnsInteraction Sample(CevnsFlavour flavour, ref EventRandom random)
    {
        double[] cumulative = _cumulative[(int)flavour];
        double wanted = random.Uniform() * cumulative[^1];
        int isotope = 0;
        for (int i = 0; i < cumulative.Length - 1; i++)
        {
            isotope += wanted > cumulative[i] ? 1 : 0;
        }

        (double recoilMeV, double energyMeV) = _envelopes[(isotope * CevnsFlavours.All.Count) + (int)flavour].Sample(ref random);
        return new CevnsInteraction(isotope, energyMeV, recoilMeV);
    }

    private double[] Cumulative(CevnsFlavour flavour)
    {
        double[] sums = new double[Spectra.Count / CevnsFlavours.All.Count];
        double sum = 0.0;
        for (int i = 0; i < sums.Length; i++)
        {
            RecoilSpectrum spectrum = Spectra[(i * CevnsFlavours.All.Count) + (int)flavour];
            sum += spectrum.Fraction * spectrum.AboveCm2(_minRecoilMeV);
            sums[i] = sum;
        }

        return sums;
    }
}
