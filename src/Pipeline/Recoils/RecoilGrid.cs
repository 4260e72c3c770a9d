using JparcSim.Core.Numerics;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Recoils;

/// <summary>The true recoil spectrum of a detector above its threshold on a fixed grid, quickly for many models.</summary>
/// <remarks>
/// What depends on the weak charge, a mediator or a magnetic moment is a product with kernels that are kept; a new neutron radius or
/// oscillation makes new kernels. Not for several threads at a time.
/// </remarks>
internal sealed class RecoilGrid
{
    private const int Panels = 32;
    private const double MeVPerKeV = 1e-3;

    private readonly CevnsModel _base;
    private readonly double[] _recoilMeV;
    private readonly double[] _weights;
    private CevnsModification? _kernelsOf;
    private Kernel[] _kernels = [];

    /// <summary>Prepares the grid.</summary>
    /// <param name="model">Target and form factor; its modification is not looked at.</param>
    /// <param name="thresholdKeVnr">Threshold, keVnr.</param>
    public RecoilGrid(CevnsModel model, double thresholdKeVnr)
    {
        _base = model;
        double maxMeV = model.Spectra().Max(spectrum => spectrum.MaxRecoilMeV);

        // Nodes in the root of the recoil: dense at the threshold.
        QuadratureNode[] roots = GaussLegendre.Nodes(Math.Sqrt(MeVPerKeV * thresholdKeVnr), Math.Sqrt(maxMeV), Panels);
        _recoilMeV = [.. roots.Select(node => node.X * node.X)];
        _weights = [.. roots.Select(node => 2.0 * node.X * node.Weight)];
    }

    /// <summary>Number of nodes.</summary>
    public int Count => _recoilMeV.Length;

    /// <summary>Recoil at a node, keVnr.</summary>
    public double RecoilKeVnr(int node) => _recoilMeV[node] / MeVPerKeV;

    /// <summary>Names of the isotopes.</summary>
    public IReadOnlyList<string> Isotopes => [.. _base.Target.Isotopes.Select(each => each.Isotope.Name)];

    /// <summary>Cross section per nucleus of the target in the weight of each node, cm2, by isotope and flavour.</summary>
    /// <param name="modification">The model.</param>
    public double[][] SpectraOf(CevnsModification modification)
    {
        PrepareKernels(modification);
        double[][] spectra = new double[_kernels.Length][];
        for (int s = 0; s < spectra.Length; s++)
        {
            spectra[s] = _kernels[s].Of(modification, _recoilMeV);
        }

        return spectra;
    }

    /// <summary>The same summed over isotopes: by flavour.</summary>
    /// <param name="modification">The model.</param>
    public double[][] FlavoursOf(CevnsModification modification)
    {
        double[][] all = SpectraOf(modification);
        double[][] sums = [.. CevnsFlavours.All.Select(_ => new double[Count])];
        for (int s = 0; s < all.Length; s++)
        {
            double[] sum = sums[s % sums.Length];
            for (int n = 0; n < sum.Length; n++)
            {
                sum[n] += all[s][n];
            }
        }

        return sums;
    }

    private void PrepareKernels(CevnsModification modification)
    {
        if (_kernelsOf is { } made && made.NeutronRadiusFm == modification.NeutronRadiusFm
            && made.Sin2TwoThetaEe == modification.Sin2TwoThetaEe && made.DeltaM2EV2 == modification.DeltaM2EV2)
        {
            return;
        }

        _kernelsOf = modification;
        _kernels = [.. (_base with { Modification = modification }).Spectra().Select(spectrum => new Kernel(spectrum, _recoilMeV, _weights))];
    }

    private sealed class Kernel
    {
        private readonly RecoilSpectrum _spectrum;
        private readonly double[] _weak;
        private readonly double[] _magnetic;

        public Kernel(RecoilSpectrum spectrum, double[] recoilMeV, double[] weights)
        {
            _spectrum = spectrum;
            _weak = new double[recoilMeV.Length];
            _magnetic = new double[recoilMeV.Length];
            for (int n = 0; n < recoilMeV.Length && recoilMeV[n] < spectrum.MaxRecoilMeV; n++)
            {
                Generator.Flux.FluxMoments moments = spectrum.MomentsAbove(spectrum.Isotope.MinEnergyMeV(recoilMeV[n]));
                double weight = spectrum.Fraction * weights[n];
                _weak[n] = weight * Math.Max(0.0, spectrum.CrossSection.WeakAt(recoilMeV[n]).Over(moments));
                _magnetic[n] = weight * Math.Max(0.0, spectrum.CrossSection.MagneticAt(recoilMeV[n]).Over(moments));
            }
        }

        public double[] Of(CevnsModification modification, double[] recoilMeV)
        {
            var charge = new EffectiveCharge(_spectrum.Isotope, _spectrum.Flavour, modification);
            double moment = _spectrum.Flavour == CevnsFlavour.NuE ? modification.MagneticMomentNuE : modification.MagneticMomentNuMu;
            double twiceMassMeV = 2.0 * _spectrum.Isotope.MassMeV;
            double[] values = new double[_weak.Length];
            for (int n = 0; n < values.Length; n++)
            {
                values[n] = (_weak[n] * charge.SquareOf(twiceMassMeV * recoilMeV[n])) + (_magnetic[n] * moment * moment);
            }

            return values;
        }
    }
}
