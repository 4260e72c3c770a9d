using JparcSim.Core.Numerics;

namespace JparcSim.Core.Detectors;

/// <summary>Expected photo-electrons per MeV of visible energy at each inner photomultiplier, for a point-like flash.</summary>
public interface ILightMap
{
    /// <summary>Number of inner photomultipliers.</summary>
    int PmtCount { get; }

    /// <summary>Expected p.e. per MeV. Shape: <see cref="PmtCount"/>.</summary>
    void Expect(Vector3 vertexMm, Span<double> pePerMeV);
}

/// <summary>A light map with analytic gradients, as a fit needs it.</summary>
public interface IDifferentiableLightMap : ILightMap
{
    /// <summary>Expected p.e. per MeV and its gradient by vertex, per mm. Shape of each span: <see cref="ILightMap.PmtCount"/>.</summary>
    void ExpectWithGradient(
        Vector3 vertexMm, Span<double> pePerMeV, Span<double> gradientX, Span<double> gradientY, Span<double> gradientZ);
}
