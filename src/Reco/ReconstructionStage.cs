using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Reco.Fitting;

namespace JparcSim.Reco;

/// <summary>Completes trigger rows with vertex, energy and fit quality. Immutable: one for all workers.</summary>
/// <param name="method">How vertex and energy are found.</param>
/// <param name="pmts">Nominal places of the photomultipliers.</param>
/// <param name="map">Nominal light map.</param>
/// <param name="bounds">Where vertices are looked for: the envelope of the photomultipliers.</param>
/// <param name="mevPerUnit">Energy scale: MeV per unit of the light map, from <see cref="Calibration.EnergyScale"/>.</param>
/// <param name="darkMeanPe">Dark noise within a readout, p.e. per photomultiplier.</param>
/// <param name="chargeVarianceFactor">Variance of a charge over its mean: 1 + square of the relative single-p.e. width.</param>
public sealed class ReconstructionStage(
    FitMethod method, PmtArray pmts, IDifferentiableLightMap map, Cylinder bounds, double mevPerUnit, double darkMeanPe, double chargeVarianceFactor)
{
    private readonly IVertexFit _fit = method == FitMethod.ChargeWeighted
        ? new ChargeWeightedFit(map, pmts, bounds, darkMeanPe, chargeVarianceFactor)
        : new ChargeLikelihoodFit(map, bounds, darkMeanPe, chargeVarianceFactor);

    /// <summary>Memory for one worker.</summary>
    public RecoWorkspace CreateWorkspace() => new(map.PmtCount);

    /// <summary>Fits the rows [first, end) and appends the reconstructed columns.</summary>
    public void Process(TriggerTable triggers, int first, int end, RecoWorkspace workspace)
    {
        for (int row = first; row < end; row++)
        {
            VertexFit fit = _fit.Fit(triggers.ChargesPe[row], workspace.Buffers);
            triggers.RecoEnergyMeV.Add(mevPerUnit * fit.Energy);
            triggers.RecoXMm.Add(fit.VertexMm.X);
            triggers.RecoYMm.Add(fit.VertexMm.Y);
            triggers.RecoZMm.Add(fit.VertexMm.Z);
            triggers.FitDeviancePerDof.Add(fit.DeviancePerDof);
            triggers.IsFitConverged.Add(fit.IsConverged);
        }
    }
}
