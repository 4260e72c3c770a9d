using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>Exact draws from one <see cref="RecoilSpectrum"/>: rejection under a piecewise-linear envelope, then the energy.</summary>
/// <remarks>
/// The spectrum is one without oscillation. In every interval the ratio of spectrum and envelope has a lower bound, as a rule hardly
/// below 1. A deviate below the bound keeps the recoil unseen and is as uniform as before below it; only the others ask for the spectrum.
/// </remarks>
internal sealed class RecoilEnvelope
{
    private const int Intervals = 128;
    private const int PartsOfInterval = 8;
    private const double Rounding = 1e-9;

    private readonly RecoilSpectrum _spectrum;
    private readonly NeutrinoEnergySampler? _energies;
    private readonly InverseCdfTable? _table;

    // Lower bound of the ratio by interval.
    private readonly double[] _least = new double[Intervals];

    public RecoilEnvelope(RecoilSpectrum spectrum, double minRecoilMeV)
    {
        _spectrum = spectrum;
        _energies = spectrum.Flavour.Spectrum() is { } flux ? new NeutrinoEnergySampler(flux, spectrum.CrossSection) : null;
        if (!(minRecoilMeV < spectrum.MaxRecoilMeV))
        {
            return;
        }

        // Even steps of the fourth root: fine where a magnetic moment or a light mediator is steep, and where the spectrum ends.
        double[] recoilMeV = new double[Intervals + 1];
        double[] density = new double[Intervals + 1];
        double low = Math.Sqrt(Math.Sqrt(minRecoilMeV));
        double step = (Math.Sqrt(Math.Sqrt(spectrum.MaxRecoilMeV)) - low) / Intervals;
        for (int i = 0; i <= Intervals; i++)
        {
            double root = low + (i * step);
            recoilMeV[i] = i == Intervals ? spectrum.MaxRecoilMeV : root * root * root * root;

            // From below: the line spectrum ends with a step.
            density[i] = spectrum.DensityCm2PerMeV(i == Intervals ? Math.BitDecrement(spectrum.MaxRecoilMeV) : recoilMeV[i]);
        }

        if (!(density.Max() > 0.0))
        {
            return;   // a weak charge of nothing
        }

        double[] raised = new double[Intervals + 1];
        for (int i = 0; i < Intervals; i++)
        {
            (_least[i], double greatest) = OverChord(spectrum, recoilMeV.AsSpan(i, 2), density.AsSpan(i, 2));
            raised[i] = Math.Max(raised[i], greatest);
            raised[i + 1] = greatest;
        }

        for (int i = 0; i < Intervals; i++)
        {
            _least[i] = Math.Max(0.0, _least[i] / Math.Max(raised[i], raised[i + 1]));
        }

        _table = new InverseCdfTable(recoilMeV, [.. density.Zip(raised, (height, by) => height * by)]);
    }

    /// <summary>A recoil and the energy of its neutrino, MeV. Two words a try, and one try as a rule; up to four for the energy.</summary>
    public (double RecoilMeV, double EnergyMeV) Sample(ref EventRandom random)
    {
        InverseCdfTable table = _table ?? throw new InvalidOperationException("a recoil was asked for where there is none above the least one");
        while (true)
        {
            double recoilMeV = table.Sample(random.Uniform(), out int interval);
            double u = random.Uniform();
            double least = _least[interval];
            if (u < least)
            {
                return (recoilMeV, EnergyMeV(recoilMeV, u / least, ref random));
            }

            if (u * table.Integral * table.Density(recoilMeV) < _spectrum.DensityCm2PerMeV(recoilMeV))
            {
                return (recoilMeV, EnergyMeV(recoilMeV, random.Uniform(), ref random));
            }
        }
    }

    /// <summary>Ratio of the spectrum to the envelope at a recoil, and its lower bound there: in this order at most 1 and at most the ratio, as tests see to.</summary>
    public (double Ratio, double Least) RatioAt(double recoilMeV)
    {
        _table!.Sample(_table.Cumulative(recoilMeV), out int interval);
        return (_spectrum.DensityCm2PerMeV(recoilMeV) / (_table.Integral * _table.Density(recoilMeV)), _least[interval]);
    }

    private double EnergyMeV(double recoilMeV, double share, ref EventRandom random) =>
        _energies is null ? DecayAtRestSpectrum.PionLineMeV : _energies.Sample(recoilMeV, share, ref random);

    // Bounds of the ratio of the spectrum to the chord of an interval. The spectrum is smooth: parabolas miss the chord most at the
    // middle, and what cubics do between a point and the end is far below an eighth of what they do elsewhere, with the other sign.
    private static (double Least, double Greatest) OverChord(RecoilSpectrum spectrum, ReadOnlySpan<double> recoilMeV, ReadOnlySpan<double> density)
    {
        double below = 0.0;
        double above = 0.0;
        for (int i = 1; i < PartsOfInterval; i++)
        {
            double part = (double)i / PartsOfInterval;
            double chord = density[0] + (part * (density[1] - density[0]));
            double ratio = chord > 0.0 ? spectrum.DensityCm2PerMeV(recoilMeV[0] + (part * (recoilMeV[1] - recoilMeV[0]))) / chord : 1.0;
            below = Math.Max(below, 1.0 - ratio);
            above = Math.Max(above, ratio - 1.0);
        }

        return (1.0 - ((2.0 * below) + (above / 8.0) + Rounding), 1.0 + (2.0 * above) + (below / 8.0) + Rounding);
    }
}
