using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Fitting;

/// <summary>Maximum likelihood of vertex and energy from the charges: Fisher scoring with analytic gradients.</summary>
/// <remarks>
/// The method JSNS2 uses (charge likelihood), on a nominal light map; about four steps. Steps are damped (K. Levenberg, Q. Appl. Math. 2
/// (1944) 164) only when the likelihood does not rise; on the border of the allowed cylinder the outward direction is frozen.
/// Immutable: one for all workers.
/// </remarks>
internal sealed class ChargeLikelihoodFit : IVertexFit
{
    private const int MaxIterations = 40;
    // Predicted change of the deviance: the last step is shorter than 1/30 standard deviation.
    private const double Tolerance = 1e-3;
    private const double MaxStepMm = 300.0;
    private const double MaxLogEnergyStep = 1.0;
    private const double FirstDamping = 0.1;
    private const double DampingRise = 5.0;
    private const double LeastTrust = 0.6;           // of the true gain over the predicted one: outside, the information misses curvature
    private const double MostTrust = 1.5;
    private const double BorderShare = 1.0 - 1e-9;

    private readonly ChargeLikelihood _likelihood;
    private readonly StartGrid _grid;
    private readonly Cylinder _bounds;
    private readonly int _pmtCount;
    private readonly double _darkMeanPe;
    private readonly double _chargeVarianceFactor;

    public ChargeLikelihoodFit(IDifferentiableLightMap map, Cylinder bounds, double darkMeanPe, double chargeVarianceFactor)
    {
        _likelihood = new ChargeLikelihood(map, darkMeanPe);
        _grid = new StartGrid(map, bounds);
        (_bounds, _pmtCount, _darkMeanPe, _chargeVarianceFactor) = (bounds, map.PmtCount, darkMeanPe, chargeVarianceFactor);
    }

    /// <inheritdoc/>
    public VertexFit Fit(ReadOnlySpan<float> chargesPe, FitBuffers buffers)
    {
        double total = 0.0;
        for (int i = 0; i < _pmtCount; i++)
        {
            double charge = chargesPe[i] > 0.0f ? chargesPe[i] : 0.0;
            buffers.Charges[i] = charge;
            total += charge;
        }

        double light = total - (_pmtCount * _darkMeanPe);
        double saturated = ChargeLikelihood.Saturated(buffers);
        if (!(light > 0.0))
        {
            double dark = _likelihood.Evaluate(default, 0.0, buffers);
            return new VertexFit(default, 0.0, DeviancePerDof(dark, saturated), 0, false);
        }

        (Vector3 place, double lightPerUnit) = _grid.Best(buffers);
        return Climb(place, light / lightPerUnit, saturated, buffers);
    }

    private VertexFit Climb(Vector3 vertexMm, double energy, double saturated, FitBuffers buffers)
    {
        Array.Clear(buffers.Excess);
        double objective = _likelihood.Evaluate(vertexMm, energy, buffers);
        buffers.Accept();
        double damping = 0.0;
        for (int iteration = 1; iteration <= MaxIterations; iteration++)
        {
            bool isSolved = TryStep(vertexMm, damping, buffers);
            double gain = ScoringStep.Gain(buffers);
            (Vector3 trialMm, double trialEnergy) = Advance(vertexMm, energy, buffers.Step);
            if (isSolved && 2.0 * gain < Tolerance * _chargeVarianceFactor)
            {
                return new VertexFit(trialMm, trialEnergy, DeviancePerDof(objective - gain, saturated), iteration, true);
            }

            double trialObjective = isSolved ? _likelihood.Evaluate(trialMm, trialEnergy, buffers) : double.PositiveInfinity;
            if (!(trialObjective < objective))
            {
                damping = Math.Max(FirstDamping, DampingRise * damping);
                continue;
            }

            double gainRatio = (objective - trialObjective) / gain;
            if (gainRatio is < LeastTrust or > MostTrust)
            {
                ScoringStep.Learn(buffers);
            }

            buffers.Accept();
            (vertexMm, energy, objective) = (trialMm, trialEnergy, trialObjective);
            damping = damping > FirstDamping ? damping / DampingRise : 0.0;
        }

        return new VertexFit(vertexMm, energy, DeviancePerDof(objective, saturated), MaxIterations, false);
    }

    // A coordinate on the border that the step would carry outside is frozen.
    private bool TryStep(Vector3 vertexMm, double damping, FitBuffers buffers)
    {
        if (!ScoringStep.TrySolve(damping, 0.0, 0.0, 0.0, buffers))
        {
            return false;
        }

        double radius = Math.Sqrt(vertexMm.RhoSquared);
        double outward = (vertexMm.X * buffers.Step[0]) + (vertexMm.Y * buffers.Step[1]);
        double side = radius >= BorderShare * _bounds.RadiusMm && outward > 0.0 ? 1.0 / radius : 0.0;
        double end = Math.Abs(vertexMm.Z) >= BorderShare * _bounds.HalfHeightMm && vertexMm.Z * buffers.Step[2] > 0.0 ? 1.0 : 0.0;
        return (side == 0.0 && end == 0.0) || ScoringStep.TrySolve(damping, side * vertexMm.X, side * vertexMm.Y, end, buffers);
    }

    // Takes the step, shortened where it is too long or would leave the bounds; the step becomes what was really gone.
    private (Vector3 VertexMm, double Energy) Advance(Vector3 vertexMm, double energy, double[] step)
    {
        var move = new Vector3(step[0], step[1], step[2]);
        double length = Math.Max(move.Length / MaxStepMm, Math.Abs(step[3]) / MaxLogEnergyStep);
        double shrink = length > 1.0 ? 1.0 / length : 1.0;
        Vector3 moved = vertexMm + (shrink * move);
        double radius = Math.Sqrt(moved.RhoSquared);
        double inside = radius > _bounds.RadiusMm ? _bounds.RadiusMm / radius : 1.0;
        var trialMm = new Vector3(inside * moved.X, inside * moved.Y, Math.Clamp(moved.Z, -_bounds.HalfHeightMm, _bounds.HalfHeightMm));
        Vector3 gone = trialMm - vertexMm;
        (step[0], step[1], step[2], step[3]) = (gone.X, gone.Y, gone.Z, shrink * step[3]);
        return (trialMm, energy * Elementary.Exp(step[3]));
    }

    private double DeviancePerDof(double objective, double saturated) =>
        2.0 * Math.Max(0.0, objective + saturated) / (_chargeVarianceFactor * (_pmtCount - FitBuffers.ParameterCount));
}
