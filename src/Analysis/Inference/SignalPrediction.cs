namespace JparcSim.Analysis.Inference;

/// <summary>Expected signal in the bins of one experiment at one point of parameter space, as a function of the energy scale.</summary>
public abstract class SignalPrediction
{
    /// <summary>Number of bins.</summary>
    public abstract int BinCount { get; }

    /// <summary>Fills counts and their slopes with the scale.</summary>
    /// <param name="energyScale">Factor of the borders of the energy bins, near 1.</param>
    /// <param name="counts">Receives the counts.</param>
    /// <param name="slopes">Receives their derivatives.</param>
    public abstract void Fill(double energyScale, Span<double> counts, Span<double> slopes);
}

/// <summary>What an experiment has in its bins besides the signal.</summary>
/// <param name="Data">Observed counts, or expected ones (Asimov); not negative.</param>
/// <param name="Steady">Expected counts of backgrounds measured without beam: they have no pull.</param>
/// <param name="Related">Expected counts of backgrounds of the beam: they share a pull.</param>
public sealed record BinnedExperiment(IReadOnlyList<double> Data, IReadOnlyList<double> Steady, IReadOnlyList<double> Related);

/// <summary>Relative errors that pulls stand for; 0 fixes a pull.</summary>
/// <param name="Flux">Normalisation of the flux, common to all experiments.</param>
/// <param name="Quenching">Energy scale, of each experiment its own.</param>
/// <param name="Background">Backgrounds of the beam, of each experiment its own.</param>
public readonly record struct PullErrors(double Flux, double Quenching, double Background);
