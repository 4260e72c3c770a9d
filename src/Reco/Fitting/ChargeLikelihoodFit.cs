using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Fitting;

/// <summary>Maximum likelihood of vertex and energy from the charges: Fisher scoring with analytic gradients.</summary>
/// <remarks>
/// The method JSNS2 uses (charge likelihood), on a nominal light map. Steps are damped (K. Levenberg, Q. Appl. Math. 2 (1944) 164) only when
/// the likelihood does not rise; on the border of the allowed cylinder the outward direction is frozen. Immutable: one for all workers.
/// </remarks>
internal sealed class ChargeLikelihoodFit
{
    private const int MaxIterations = 20;
    private const double Tolerance = 1e-4;           // predicted change of the deviance: a hundredth of a standard deviation
    private const double MaxStepMm = 600.0;
    private const double FrozenStiffness = 1e12;
    private const double BorderShare = 1.0 - 1e-9;
    private const double LeastEnergyFactor = 0.3;

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

    /// <summary>Fits one flash. Charges that are negative or not a number count as none.</summary>
    /// <param name="chargesPe">Charge of each photomultiplier, p.e.</param>
    /// <param name="buffers">Scratch memory of the worker.</param>
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
        double objective = _likelihood.Evaluate(vertexMm, energy, buffers);
        double damping = 0.0;
        for (int iteration = 1; iteration <= MaxIterations; iteration++)
        {
            bool isSolved = TryStep(vertexMm, damping, buffers, out double gain);
            (Vector3 trialMm, double trialEnergy) = Advance(vertexMm, energy, buffers.Step);
            if (isSolved && 2.0 * gain < Tolerance * _chargeVarianceFactor)
            {
                return new VertexFit(trialMm, trialEnergy, DeviancePerDof(objective - gain, saturated), iteration, true);
            }

            double trialObjective = isSolved ? _likelihood.Evaluate(trialMm, trialEnergy, buffers) : double.PositiveInfinity;
            if (trialObjective < objective)
            {
                (vertexMm, energy, objective) = (trialMm, trialEnergy, trialObjective);
                damping = damping > 0.02 ? 0.1 * damping : 0.0;
            }
            else
            {
                damping = damping > 0.0 ? 10.0 * damping : 0.1;
                _likelihood.Evaluate(vertexMm, energy, buffers);
            }
        }

        return new VertexFit(vertexMm, energy, DeviancePerDof(objective, saturated), MaxIterations, false);
    }

    // Solves for the step; a coordinate on the border that would leave it is frozen. The gain is the predicted rise of the log likelihood.
    private bool TryStep(Vector3 vertexMm, double damping, FitBuffers buffers, out double gain)
    {
        double radius = Math.Sqrt(vertexMm.RhoSquared);
        var outward = new Vector3(vertexMm.X / Math.Max(1.0, radius), vertexMm.Y / Math.Max(1.0, radius), 0.0);
        bool isSolved = Solve(damping, default, 0.0, buffers);
        bool leavesSide = radius >= BorderShare * _bounds.RadiusMm && (outward.X * buffers.Step[0]) + (outward.Y * buffers.Step[1]) > 0.0;
        bool leavesEnd = Math.Abs(vertexMm.Z) >= BorderShare * _bounds.HalfHeightMm && vertexMm.Z * buffers.Step[2] > 0.0;
        if (isSolved && (leavesSide || leavesEnd))
        {
            isSolved = Solve(damping, leavesSide ? outward : default, leavesEnd ? 1.0 : 0.0, buffers);
        }

        gain = 0.0;
        for (int i = 0; i < FitBuffers.ParameterCount; i++)
        {
            gain += 0.5 * buffers.Step[i] * buffers.Score[i];
        }

        return isSolved;
    }

    private static bool Solve(double damping, Vector3 frozen, double frozenZ, FitBuffers buffers)
    {
        double[] matrix = buffers.Matrix;
        buffers.Information.AsSpan().CopyTo(matrix);
        buffers.Score.AsSpan().CopyTo(buffers.Step);
        for (int i = 0; i < FitBuffers.ParameterCount; i++)
        {
            matrix[(i * FitBuffers.ParameterCount) + i] *= 1.0 + damping;
        }

        double stiffness = FrozenStiffness * (buffers.Information[0] + buffers.Information[5] + buffers.Information[10]);
        matrix[0] += stiffness * frozen.X * frozen.X;
        matrix[4] += stiffness * frozen.X * frozen.Y;
        matrix[5] += stiffness * frozen.Y * frozen.Y;
        matrix[10] += stiffness * frozenZ;
        return Cholesky.TrySolve(matrix, buffers.Step, FitBuffers.ParameterCount);
    }

    private (Vector3 VertexMm, double Energy) Advance(Vector3 vertexMm, double energy, double[] step)
    {
        var move = new Vector3(step[0], step[1], step[2]);
        double shrink = Math.Min(1.0, MaxStepMm / Math.Max(MaxStepMm, move.Length));
        Vector3 moved = vertexMm + (shrink * move);
        double radius = Math.Sqrt(moved.RhoSquared);
        double inside = radius > _bounds.RadiusMm ? _bounds.RadiusMm / radius : 1.0;
        double z = Math.Clamp(moved.Z, -_bounds.HalfHeightMm, _bounds.HalfHeightMm);
        return (new Vector3(inside * moved.X, inside * moved.Y, z), energy * Math.Max(LeastEnergyFactor, 1.0 + (shrink * step[3])));
    }

    private double DeviancePerDof(double objective, double saturated) =>
        2.0 * Math.Max(0.0, objective + saturated) / (_chargeVarianceFactor * (_pmtCount - FitBuffers.ParameterCount));
}
