namespace JparcSim.Pipeline.PulseShape;

/// <summary>Candidates with their scores, by class.</summary>
/// <param name="scoreName">What the score is.</param>
internal sealed class ScoredCandidates(string scoreName)
{
    private readonly List<PsdCandidate> _signal = [];
    private readonly List<PsdCandidate> _background = [];

    /// <summary>What the score is.</summary>
    public string ScoreName { get; } = scoreName;

    /// <summary>Signal candidates, in the order of their scores' list.</summary>
    public IReadOnlyList<PsdCandidate> Signal => _signal;

    /// <summary>Background candidates, in the order of their scores' list.</summary>
    public IReadOnlyList<PsdCandidate> Background => _background;

    /// <summary>Scores of the signal.</summary>
    public List<double> SignalScores { get; } = [];

    /// <summary>Scores of the background.</summary>
    public List<double> BackgroundScores { get; } = [];

    /// <summary>Appends a candidate.</summary>
    public void Add(in PsdCandidate candidate, double score)
    {
        (candidate.IsSignal ? _signal : _background).Add(candidate);
        (candidate.IsSignal ? SignalScores : BackgroundScores).Add(score);
    }
}
