using JparcSim.Analysis.PulseShape;

namespace JparcSim.Pipeline.PulseShape;

/// <summary>How a working point is chosen.</summary>
public abstract record PsdGoal
{
    /// <summary>The point on a curve.</summary>
    public abstract RocPoint Find(RocCurve roc);

    /// <summary>A signal efficiency.</summary>
    /// <param name="Efficiency">From 0 to 1.</param>
    public sealed record OfEfficiency(double Efficiency) : PsdGoal
    {
        /// <inheritdoc/>
        public override RocPoint Find(RocCurve roc) => roc.AtEfficiency(Efficiency);
    }

    /// <summary>A background rejection.</summary>
    /// <param name="Rejection">From 0 to 1.</param>
    public sealed record OfRejection(double Rejection) : PsdGoal
    {
        /// <inheritdoc/>
        public override RocPoint Find(RocCurve roc) => roc.AtRejection(Rejection);
    }

    /// <summary>The greatest S / sqrt(S + B).</summary>
    /// <param name="SignalCount">Signal before the cut.</param>
    /// <param name="BackgroundCount">Background before the cut.</param>
    public sealed record OfMerit(double SignalCount, double BackgroundCount) : PsdGoal
    {
        /// <inheritdoc/>
        public override RocPoint Find(RocCurve roc) => roc.AtBestFigureOfMerit(SignalCount, BackgroundCount);
    }
}
