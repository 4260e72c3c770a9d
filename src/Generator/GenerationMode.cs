namespace JparcSim.Generator;

/// <summary>How a macro asks for events.</summary>
public enum GenerationMode
{
    /// <summary>A fixed number of events (<c>events</c>), each alone, weighted to an exposure.</summary>
    Count = 1,

    /// <summary>What a number of protons brings (<c>pot</c>), spill by spill on one time line.</summary>
    Exposure = 2,
}
