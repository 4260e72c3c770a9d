namespace JparcSim.Reco.Fitting;

/// <summary>Memory of one fit, padded to whole lanes of four; owned by a worker and reused.</summary>
/// <remarks>Padding holds no light, a dark mean of 1 and a charge of 1: it pulls at nothing.</remarks>
internal sealed class FitBuffers
{
    /// <summary>Number of fitted parameters: x, y, z and the logarithm of the energy.</summary>
    public const int ParameterCount = 4;

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

    /// <summary>Derivatives of the log likelihood by the parameters.</summary>
    public double[] Score { get; } = new double[ParameterCount];

    /// <summary>Fisher information, row-major.</summary>
    public double[] Information { get; } = new double[ParameterCount * ParameterCount];

    /// <summary>Scratch copy of <see cref="Information"/> for the solver.</summary>
    public double[] Matrix { get; } = new double[ParameterCount * ParameterCount];

    /// <summary>The next step.</summary>
    public double[] Step { get; } = new double[ParameterCount];
}
