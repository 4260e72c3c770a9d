using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>Exact draws from one <see cref="RecoilSpectrum"/>: rejection under a piecewise-linear envelope, and the energy by inversion.</summary>
internal sealed class RecoilEnvelope
{
    private const int Intervals = 512;
    private const int Halvings = 80;
    private const double EnoughMeV = 1e-12;

    private readonly RecoilSpectrum _spectrum;
    private readonly InverseCdfTable? _table;
    private readonly double _scale;

    public RecoilEnvelope(RecoilSpectrum spectrum, double minRecoilMeV)
    {
        _spectrum = spectrum;
        if (!(minRecoilMeV < spectrum.MaxRecoilMeV))
        {
            return;
        }

        // Even steps of the square root: fine where the spectrum is steep, and below a thousandth of a percent of curvature elsewhere.
        double[] recoilMeV = new double[Intervals + 1];
        double[] density = new double[Intervals + 1];
        double low = Math.Sqrt(minRecoilMeV);
        double step = (Math.Sqrt(spectrum.MaxRecoilMeV) - low) / Intervals;
        for (int i = 0; i <= Intervals; i++)
        {
            double root = low + (i * step);
            recoilMeV[i] = i == Intervals ? spectrum.MaxRecoilMeV : root * root;

            // From below: the line spectrum ends with a step.
            density[i] = spectrum.DensityCm2PerMeV(i == Intervals ? Math.BitDecrement(spectrum.MaxRecoilMeV) : recoilMeV[i]);
        }

        _table = new InverseCdfTable(recoilMeV, density);
        _scale = _table.Integral * (1.0 + Margin(spectrum, recoilMeV, density));
    }

    /// <summary>A recoil, MeV. Two words a try, and one try as a rule.</summary>
    public double Sample(ref EventRandom random)
    {
        InverseCdfTable table = _table ?? throw new InvalidOperationException("a recoil was asked for where there is none above the least one");
        while (true)
        {
            double recoilMeV = table.Sample(random.Uniform());
            if (random.Uniform() * _scale * table.Density(recoilMeV) < _spectrum.DensityCm2PerMeV(recoilMeV))
            {
                return recoilMeV;
            }
        }
    }

    /// <summary>Greatest ratio of the spectrum to the envelope at a recoil: at most 1, as tests see to.</summary>
    public double RatioAt(double recoilMeV) => _spectrum.DensityCm2PerMeV(recoilMeV) / (_scale * _table!.Density(recoilMeV));

    /// <summary>The energy with probability <paramref name="u"/> below it among neutrinos that gave this recoil, MeV.</summary>
    public double SampleEnergyMeV(double recoilMeV, double u)
    {
        if (_spectrum.Flavour == CevnsFlavour.NuMu)
        {
            return DecayAtRestSpectrum.PionLineMeV;
        }

        RecoilTerms terms = _spectrum.CrossSection.At(recoilMeV);
        double low = _spectrum.Isotope.MinEnergyMeV(recoilMeV);
        double high = DecayAtRestSpectrum.EndPointMeV;
        double wanted = (1.0 - u) * terms.Over(_spectrum.MomentsAbove(low));
        double energyMeV = 0.5 * (low + high);
        for (int i = 0; i < Halvings && high - low > EnoughMeV; i++)
        {
            double excess = terms.Over(_spectrum.MomentsAbove(energyMeV)) - wanted;
            low = excess > 0.0 ? energyMeV : low;
            high = excess > 0.0 ? high : energyMeV;
            double slope = _spectrum.CrossSection.Flavour.Spectrum()!.DensityPerMeV(energyMeV)
                * (terms.Constant + (terms.PerEnergyMeV / energyMeV) + (terms.PerSquareMeV2 / (energyMeV * energyMeV)));
            double next = energyMeV + (excess / slope);
            if (Math.Abs(next - energyMeV) < EnoughMeV)
            {
                break;
            }

            energyMeV = next > low && next < high ? next : 0.5 * (low + high);
        }

        return energyMeV;
    }

    // Twice what the chords miss at the middle of an interval, where they miss most.
    private static double Margin(RecoilSpectrum spectrum, double[] recoilMeV, double[] density)
    {
        double missed = 0.0;
        for (int i = 0; i < Intervals; i++)
        {
            double chord = 0.5 * (density[i] + density[i + 1]);
            double middle = spectrum.DensityCm2PerMeV(0.5 * (recoilMeV[i] + recoilMeV[i + 1]));
            missed = chord > 0.0 ? Math.Max(missed, (middle / chord) - 1.0) : missed;
        }

        return (2.0 * missed) + 1e-9;
    }
}
