namespace JparcSim.Reco.Fitting;

/// <summary>Memory of one fit, padded to whole lanes of four; owned by a worker and reused.</summary>
/// <remarks>Padding holds no light, a dark mean of 1 and a charge of 1: it pulls at nothing.</remarks>
internal sealed class FitBuffers
{
    /// <summary>Number of fitted parameters: x, y, z and the logarithm of the energy.</summary>
    public const int ParameterCount = 4;

    private const int MatrixSize = ParameterCount * ParameterCount;

    public FitBuffers(int pmtCount)
    {
        int padded = (pmtCount + 3) & ~3;
        (Charges, Means) = (new double[padded], new double[padded]);
        (ByX, ByY, ByZ) = (new double[padded], new double[padded], new double[padded]);
        Charges.AsSpan(pmtCount).Fill(1.0);
    }

    /// <summary>Measured charges, p.e.</summary>
    public double[] Charges { get; }

    /// <summary>Expected p.e. per unit of energy.</summary>
    public double[] Means { get; }

    /// <summary>Gradient of <see cref="Means"/> by x, per mm.</summary>
    public double[] ByX { get; }

    /// <summary>Gradient by y.</summary>
    public double[] ByY { get; }

    /// <summary>Gradient by z.</summary>
    public double[] ByZ { get; }

    /// <summary>Derivatives of the log likelihood by the parameters, where it was evaluated last.</summary>
    public double[] Score { get; } = new double[ParameterCount];

    /// <summary>Fisher information there, row-major.</summary>
    public double[] Information { get; } = new double[MatrixSize];

    /// <summary>Score at the best point so far.</summary>
    public double[] BestScore { get; } = new double[ParameterCount];

    /// <summary>Information at the best point so far.</summary>
    public double[] BestInformation { get; } = new double[MatrixSize];

    /// <summary>Observed less expected curvature, learnt from the steps taken.</summary>
    public double[] Excess { get; } = new double[MatrixSize];

    /// <summary>Scratch matrix of the solver.</summary>
    public double[] Matrix { get; } = new double[MatrixSize];

    /// <summary>The next step.</summary>
    public double[] Step { get; } = new double[ParameterCount];

    /// <summary>Makes the point evaluated last the best one.</summary>
    public void Accept()
    {
        Score.AsSpan().CopyTo(BestScore);
        Information.AsSpan().CopyTo(BestInformation);
    }
}
