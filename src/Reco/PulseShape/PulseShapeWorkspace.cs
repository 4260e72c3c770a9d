namespace JparcSim.Reco.PulseShape;

/// <summary>The buffers of one worker of <see cref="PulseShapeStage"/>.</summary>
public sealed class PulseShapeWorkspace
{
    private int[] _sum = new int[256];

    internal PulseShapeWorkspace(int shapeLength) => Shape = new float[shapeLength];

    internal float[] Shape { get; }

    internal Span<int> Sum(int samples)
    {
        if (_sum.Length < samples)
        {
            _sum = new int[samples];
        }

        return _sum.AsSpan(0, samples);
    }
}
