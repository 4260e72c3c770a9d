using JparcSim.Core.Numerics;

namespace JparcSim.Generator.Flux;

/// <summary>A neutrino's way from its birth to its interaction.</summary>
/// <param name="VertexMm">Interaction vertex, mm.</param>
/// <param name="Direction">Unit vector of the flight.</param>
/// <param name="BaselineM">Length of the way, m.</param>
public readonly record struct NeutrinoFlight(Vector3 VertexMm, Vector3 Direction, double BaselineM);
