namespace JparcSim.Detector.Transport;

/// <summary>Fills the probabilities per mm of the competing processes at an energy.</summary>
internal delegate void ProcessRates(double energyMeV, Span<double> ratesPerMm);

/// <summary>Competing processes of one material: running sums of their probabilities per mm, on a grid of energies.</summary>
internal sealed class ProcessTable
{
    private readonly LogGrid _grid;
    private readonly int _processCount;
    private readonly double[] _sumsPerMm;

    /// <summary>Tabulates the rates of some processes.</summary>
    public ProcessTable(LogGrid grid, int processCount, ProcessRates rates)
    {
        _grid = grid;
        _processCount = processCount;
        _sumsPerMm = new double[grid.PointCount * processCount];
        for (int i = 0; i < grid.PointCount; i++)
        {
            Span<double> row = _sumsPerMm.AsSpan(i * processCount, processCount);
            rates(grid.PointAt(i), row);
            for (int k = 1; k < processCount; k++)
            {
                row[k] += row[k - 1];
            }
        }
    }

    /// <summary>Sum of all rates, per mm.</summary>
    public double TotalPerMm(double energyMeV) => SumAt(_grid.Locate(energyMeV), _processCount - 1);

    /// <summary>
    /// The process whose slice of the running sums contains <paramref name="ratePerMm"/>; -1 beyond the last: nothing happens.
    /// </summary>
    public int Pick(GridPlace place, double ratePerMm)
    {
        if (ratePerMm >= SumAt(place, _processCount - 1))
        {
            return -1;
        }

        int process = 0;
        while (process < _processCount - 1 && ratePerMm >= SumAt(place, process))
        {
            process++;
        }

        return process;
    }

    private double SumAt(GridPlace place, int process)
    {
        int index = (place.Cell * _processCount) + process;
        double below = _sumsPerMm[index];
        return below + (place.Fraction * (_sumsPerMm[index + _processCount] - below));
    }
}
