using JparcSim.Core.Numerics;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Flux;

namespace JparcSim.Pipeline.Recoils;

/// <summary>The true recoil spectrum of a detector above its threshold on a fixed grid, quickly for many models.</summary>
/// <remarks>
/// What depends on the weak charge, a mediator or a magnetic moment is a product with kernels that are kept, and so are those of what
/// oscillates away for the last differences of squared masses; a new neutron radius makes new kernels. Not for several threads at a time.
/// </remarks>
internal sealed class RecoilGrid
{
    private const int Panels = 28;
    private const int KeptLosses = 64;
    private const double MeVPerKeV = 1e-3;

    private readonly CevnsModel _base;
    private readonly double[] _recoilMeV;
    private readonly double[] _weights;
    private readonly Dictionary<double, Kernel[]> _lostByDeltaM2 = [];
    private double? _radiusFm;
    private RecoilSpectrum[] _isotopes = [];
    private Kernel[] _kernels = [];

    /// <summary>Prepares the grid.</summary>
    /// <param name="model">Target and form factor; its modification is not looked at.</param>
    /// <param name="thresholdKeVnr">Threshold, keVnr.</param>
    public RecoilGrid(CevnsModel model, double thresholdKeVnr)
    {
        _base = model;
        QuadratureNode[] roots = [.. Roots(model, MeVPerKeV * thresholdKeVnr)];
        _recoilMeV = [.. roots.Select(node => node.X * node.X * node.X * node.X)];
        _weights = [.. roots.Select(node => 4.0 * node.X * node.X * node.X * node.Weight)];
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
        PrepareKernels(modification.NeutronRadiusFm);
        Kernel[] lost = Lost(modification);
        double[][] spectra = new double[_kernels.Length][];
        for (int s = 0; s < spectra.Length; s++)
        {
            var charge = new EffectiveCharge(_isotopes[s].Isotope, _isotopes[s].Flavour, modification);
            bool isElectron = _isotopes[s].Flavour == CevnsFlavour.NuE;
            double moment = isElectron ? modification.MagneticMomentNuE1em10MuB : modification.MagneticMomentNuMu1em10MuB;
            double twiceMassMeV = 2.0 * _isotopes[s].Isotope.MassMeV;
            Kernel all = _kernels[s];
            Kernel gone = isElectron && lost.Length > 0 ? lost[s / CevnsFlavours.All.Count] : all;
            double share = isElectron && lost.Length > 0 ? modification.Sin2TwoThetaEe : 0.0;
            double[] values = new double[Count];
            for (int n = 0; n < values.Length; n++)
            {
                double weak = Math.Max(0.0, all.Weak[n] - (share * gone.Weak[n]));
                double magnetic = Math.Max(0.0, all.Magnetic[n] - (share * gone.Magnetic[n]));
                values[n] = (weak * charge.SquareOf(twiceMassMeV * _recoilMeV[n])) + (magnetic * moment * moment);
            }

            spectra[s] = values;
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

    // In the fourth root of the recoil: dense at the threshold, where a magnetic moment and a light mediator are steep. Borders at the ends of
    // all spectra, where they bend, or break off as that of a line with a magnetic moment does.
    private static IEnumerable<QuadratureNode> Roots(CevnsModel model, double thresholdMeV)
    {
        double[] borders =
        [
            .. model.Spectra().Select(spectrum => spectrum.MaxRecoilMeV).Append(thresholdMeV).Where(each => each >= thresholdMeV).Distinct().Order()
                .Select(recoilMeV => Math.Sqrt(Math.Sqrt(recoilMeV))),
        ];
        double panel = (borders[^1] - borders[0]) / Panels;
        return borders.Zip(borders.Skip(1)).SelectMany(pair =>
            GaussLegendre.Nodes(pair.First, pair.Second, Math.Max(1, (int)Math.Round((pair.Second - pair.First) / panel))));
    }

    private void PrepareKernels(double? radiusFm)
    {
        if (_kernels.Length > 0 && _radiusFm == radiusFm)
        {
            return;
        }

        _radiusFm = radiusFm;
        _isotopes = [.. (_base with { Modification = CevnsModification.None with { NeutronRadiusFm = radiusFm } }).Spectra()];
        _kernels = [.. _isotopes.Select(each => MakeKernel(each, each.MomentsAbove))];
        _lostByDeltaM2.Clear();
    }

    // By isotope, for nu_e; empty when nothing oscillates.
    private Kernel[] Lost(CevnsModification modification)
    {
        SterileOscillation oscillation = (_base with { Modification = modification }).Oscillation;
        if (oscillation.IsNone)
        {
            return [];
        }

        if (!_lostByDeltaM2.TryGetValue(oscillation.DeltaM2EV2, out Kernel[]? lost))
        {
            if (_lostByDeltaM2.Count == KeptLosses)
            {
                _lostByDeltaM2.Clear();
            }

            var loss = new SterileLoss(oscillation);
            lost = [.. _isotopes.Where(each => each.Flavour == CevnsFlavour.NuE).Select(each => MakeKernel(each, loss.MomentsAbove))];
            _lostByDeltaM2.Add(oscillation.DeltaM2EV2, lost);
        }

        return lost;
    }

    private Kernel MakeKernel(RecoilSpectrum spectrum, Func<double, FluxMoments> momentsAbove)
    {
        var kernel = new Kernel(new double[Count], new double[Count]);
        for (int n = 0; n < Count && _recoilMeV[n] < spectrum.MaxRecoilMeV; n++)
        {
            FluxMoments moments = momentsAbove(spectrum.Isotope.MinEnergyMeV(_recoilMeV[n]));
            double weight = spectrum.Fraction * _weights[n];
            kernel.Weak[n] = weight * Math.Max(0.0, spectrum.CrossSection.WeakAt(_recoilMeV[n]).Over(moments));
            kernel.Magnetic[n] = weight * Math.Max(0.0, spectrum.CrossSection.MagneticAt(_recoilMeV[n]).Over(moments));
        }

        return kernel;
    }

    /// <summary>What a charge of 1 and a moment of 1 give in the weight of each node.</summary>
    private sealed record Kernel(double[] Weak, double[] Magnetic);
}
