namespace JparcSim.Reco.Fitting;

/// <summary>A way from charges to vertex and energy. Immutable: one for all workers.</summary>
internal interface IVertexFit
{
    /// <summary>Fits one flash. Charges that are negative or not a number count as none.</summary>
    /// <param name="chargesPe">Charge of each photomultiplier, p.e.</param>
    /// <param name="buffers">Scratch memory of the worker.</param>
    VertexFit Fit(ReadOnlySpan<float> chargesPe, FitBuffers buffers);
}
