using System.Globalization;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Auditing;

/// <summary>What an event's waveforms amount to, a row for each trigger: nobody reads 48 thousand samples off a screen.</summary>
internal static class WaveformDigest
{
    private static readonly string[] Columns =
    [
        "TriggerId", "Photomultipliers", "SamplesEach", "HighGainSaturated", "LowGainSaturated", "LowGainPeakCounts", "LowGainPeakPmtIndex",
        "LowGainPeakNs",
    ];

    /// <summary>The digest; no table when the event has no waveforms.</summary>
    /// <param name="waveforms">Waveforms, those of other events perhaps among them.</param>
    /// <param name="samplePeriodNs">Time per sample.</param>
    /// <param name="eventId">The event.</param>
    public static IEnumerable<ReplayTable> Of(WaveformTable waveforms, double samplePeriodNs, long eventId)
    {
        IReadOnlyList<string?>[] rows =
        [
            .. EventRows.Of(waveforms, eventId).GroupBy(row => waveforms.TriggerId[row]).Select(trigger => Row(waveforms, samplePeriodNs, [.. trigger])),
        ];
        return rows.Length > 0 ? [new ReplayTable(waveforms.Name, Columns, rows)] : [];
    }

    private static string[] Row(WaveformTable waveforms, double samplePeriodNs, int[] rows)
    {
        int peakRow = rows.MaxBy(row => Peak(waveforms.LowGainCounts[row]));
        byte peak = Peak(waveforms.LowGainCounts[peakRow]);
        int peakAt = waveforms.LowGainCounts[peakRow].IndexOf(peak);
        return
        [
            Text(waveforms.TriggerId[peakRow]), Text(rows.Length), Text(waveforms.LowGainCounts[peakRow].Length),
            Text(rows.Count(row => Peak(waveforms.HighGainCounts[row]) == byte.MaxValue)),
            Text(rows.Count(row => Peak(waveforms.LowGainCounts[row]) == byte.MaxValue)),
            Text(peak), Text(waveforms.PmtIndex[peakRow]), (peakAt * samplePeriodNs).ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static byte Peak(ReadOnlySpan<byte> samples)
    {
        byte peak = 0;
        foreach (byte sample in samples)
        {
            peak = Math.Max(peak, sample);
        }

        return peak;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
