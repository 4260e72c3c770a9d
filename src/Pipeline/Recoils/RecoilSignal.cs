using JparcSim.Analysis.Inference;

namespace JparcSim.Pipeline.Recoils;

/// <summary>The signal of one detector: bins of energy and time of events with a time, then bins of energy of those without.</summary>
/// <param name="timed">Coefficients by flavour of events with a time.</param>
/// <param name="untimed">Coefficients of events without, all flavours; null where every event has a time.</param>
/// <param name="timeShares">Share of each flavour in each bin of time: [flavour][bin].</param>
/// <param name="energyBins">Number of bins of energy.</param>
internal sealed class RecoilSignal(double[][] timed, double[]? untimed, double[][] timeShares, int energyBins) : SignalPrediction
{
    /// <inheritdoc/>
    public override int BinCount => (energyBins * timeShares[0].Length) + (untimed is null ? 0 : energyBins);

    /// <inheritdoc/>
    public override void Fill(double energyScale, Span<double> counts, Span<double> slopes)
    {
        counts.Clear();
        slopes.Clear();
        int times = timeShares[0].Length;
        for (int energy = 0; energy < energyBins; energy++)
        {
            for (int flavour = 0; flavour < timed.Length; flavour++)
            {
                (double count, double slope) = EnergyBins.At(timed[flavour], energy, energyScale);
                for (int time = 0; time < times; time++)
                {
                    counts[(energy * times) + time] += count * timeShares[flavour][time];
                    slopes[(energy * times) + time] += slope * timeShares[flavour][time];
                }
            }

            if (untimed is not null)
            {
                (counts[(energyBins * times) + energy], slopes[(energyBins * times) + energy]) = EnergyBins.At(untimed, energy, energyScale);
            }
        }
    }
}
