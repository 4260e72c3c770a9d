using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Fitting;

/// <summary>Result of a charge-likelihood fit.</summary>
/// <param name="VertexMm">Vertex, mm.</param>
/// <param name="Energy">Energy in the unit of the light map, MeV of its calibration source.</param>
/// <param name="DeviancePerDof">Deviance over charge variance factor and degrees of freedom; about 1 for a point-like flash.</param>
/// <param name="Iterations">Number of scoring steps.</param>
/// <param name="IsConverged">Whether the stopping rule was met.</param>
public readonly record struct VertexFit(Vector3 VertexMm, double Energy, double DeviancePerDof, int Iterations, bool IsConverged);
