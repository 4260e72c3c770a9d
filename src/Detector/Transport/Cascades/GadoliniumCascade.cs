using JparcSim.Core.Random;

namespace JparcSim.Detector.Transport.Cascades;

/// <summary>Gamma cascade of a gadolinium nucleus after the capture of a neutron.</summary>
/// <remarks>
/// A share of captures starts with one of the known strong primary gammas; the others follow a statistical model: electric
/// dipole gammas of strength f(E) E^3 into a constant-temperature level density above 1 MeV, ground-state band below.
/// Primary gammas and resonances after K. Hagiwara et al. (ANNRI), PTEP 2019 023D01, and T. Tanaka et al., PTEP 2020 043D02.
/// The sum of the gammas is the Q value; their directions are independent.
/// </remarks>
internal sealed class GadoliniumCascade
{
    private const int Rows = 96;
    private const int Cells = 96;
    private const double BandTopMeV = 1.0;
    private const double LowestLevelTolerance = 1.1;   // primary gammas are known to some keV

    private readonly GadoliniumScheme _scheme;
    private readonly double _primaryWeights;
    private readonly double[] _rowMeV = new double[Rows];
    private readonly double[] _toBand = new double[Rows];
    private readonly double[] _cumulative = new double[Rows * (Cells + 1)];

    /// <summary>Tabulates the statistical model of an isotope.</summary>
    public GadoliniumCascade(GadoliniumScheme scheme)
    {
        _scheme = scheme;
        _primaryWeights = scheme.Primaries.Sum(line => line.Weight);
        for (int row = 0; row < Rows; row++)
        {
            _rowMeV[row] = BandTopMeV + ((scheme.QMeV - BandTopMeV) * (row + 1.0) / Rows);
            Tabulate(row);
        }
    }

    /// <summary>Samples the energies of the gammas, MeV; returns their number.</summary>
    public int Sample(ref EventRandom random, Span<double> gammasMeV)
    {
        double leftMeV = _scheme.QMeV;
        int count = 0;
        if (random.Uniform() < _scheme.PrimaryShare)
        {
            gammasMeV[count] = SamplePrimary(ref random);
            leftMeV -= gammasMeV[count++];
        }
        else
        {
            while (leftMeV > BandTopMeV && count < gammasMeV.Length - 4)
            {
                double gammaMeV = SampleStatistical(ref random, leftMeV);
                if (gammaMeV == 0.0)
                {
                    break;
                }

                gammasMeV[count++] = gammaMeV;
                leftMeV -= gammaMeV;
            }
        }

        return ThroughBand(ref random, leftMeV, gammasMeV, count);
    }

    private double SamplePrimary(ref EventRandom random)
    {
        double left = random.Uniform() * _primaryWeights;
        foreach ((double energyMeV, double weight) in _scheme.Primaries)
        {
            left -= weight;
            if (left < 0.0)
            {
                return energyMeV;
            }
        }

        return _scheme.Primaries[^1].EnergyMeV;
    }

    // A gamma into the continuum above 1 MeV; 0 when the next one goes into the band.
    private double SampleStatistical(ref EventRandom random, double excitationMeV)
    {
        int row = Math.Clamp((int)Math.Ceiling((excitationMeV - BandTopMeV) * Rows / (_scheme.QMeV - BandTopMeV)) - 1, 0, Rows - 1);
        if (random.Uniform() < _toBand[row])
        {
            return 0.0;
        }

        ReadOnlySpan<double> cumulative = _cumulative.AsSpan(row * (Cells + 1), Cells + 1);
        double u = random.Uniform();
        int cell = 0;
        while (cell < Cells - 1 && cumulative[cell + 1] < u)
        {
            cell++;
        }

        double place = (cell + ((u - cumulative[cell]) / (cumulative[cell + 1] - cumulative[cell]))) / Cells;
        return place * (excitationMeV - BandTopMeV);
    }

    // The nucleus reaches the ground-state band and falls down it: 4+ to 2+ to 0+.
    private int ThroughBand(ref EventRandom random, double excitationMeV, Span<double> gammasMeV, int count)
    {
        double choice = random.Uniform();
        double floorMeV = choice < GadoliniumScheme.ToGroundShare || excitationMeV < LowestLevelTolerance * _scheme.TwoPlusMeV ? 0.0
            : choice < GadoliniumScheme.ToGroundShare + GadoliniumScheme.ToSecondShare || excitationMeV <= _scheme.FourPlusMeV
            ? _scheme.TwoPlusMeV
            : _scheme.FourPlusMeV;
        gammasMeV[count++] = excitationMeV - floorMeV;
        if (floorMeV == _scheme.FourPlusMeV)
        {
            gammasMeV[count++] = _scheme.FourPlusMeV - _scheme.TwoPlusMeV;
        }

        if (floorMeV > 0.0)
        {
            gammasMeV[count++] = _scheme.TwoPlusMeV;
        }

        return count;
    }

    private void Tabulate(int row)
    {
        double excitationMeV = _rowMeV[row];
        double reachMeV = excitationMeV - BandTopMeV;
        Span<double> cumulative = _cumulative.AsSpan(row * (Cells + 1), Cells + 1);
        for (int cell = 0; cell < Cells; cell++)
        {
            double gammaMeV = reachMeV * (cell + 0.5) / Cells;
            cumulative[cell + 1] = cumulative[cell]
                + (_scheme.Strength(gammaMeV) * GadoliniumScheme.LevelsPerMeV(excitationMeV - gammaMeV) * reachMeV / Cells);
        }

        double continuum = GadoliniumScheme.ReachableShare * cumulative[Cells];
        double band = GadoliniumScheme.BandHindrance * _scheme.Strength(excitationMeV);
        _toBand[row] = band / (band + continuum);
        double scale = 1.0 / cumulative[Cells];
        for (int cell = 0; cell <= Cells; cell++)
        {
            cumulative[cell] *= scale;
        }
    }
}
