using JparcSim.Pipeline;

namespace JparcSim.Cli.Output;

/// <summary>Progress on standard error: a live line on a screen, a plain line every few seconds elsewhere.</summary>
internal sealed class ProgressLine(Terminal terminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LivePeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainPeriod = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private string _stage = "";
    private long _stageStart;
    private double _doneAtStart;
    private long? _lastShown;
    private int _liveLength;

    /// <summary>Takes a report from any thread and shows it when it is time.</summary>
    public void Report(ProgressReport report)
    {
        lock (_gate)
        {
            if (report.Stage != _stage)
            {
                (_stage, _stageStart, _doneAtStart, _lastShown) = (report.Stage, clock.GetTimestamp(), report.Done, null);
            }

            TimeSpan period = terminal.IsErrorInteractive ? LivePeriod : PlainPeriod;
            bool isLast = report.Total > 0.0 && report.Done >= report.Total;
            if (!isLast && _lastShown is { } last && clock.GetElapsedTime(last) < period)
            {
                return;
            }

            _lastShown = clock.GetTimestamp();
            Show(Text(report));
        }
    }

    /// <summary>Takes the live line away.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_liveLength > 0)
            {
                terminal.Error.Write("\r" + new string(' ', _liveLength) + "\r");
                _liveLength = 0;
            }
        }
    }

    private string Text(ProgressReport report)
    {
        if (report.Total <= 0.0)
        {
            return report.Stage;
        }

        double seconds = clock.GetElapsedTime(_stageStart).TotalSeconds;
        double perSecond = seconds > 0.0 ? (report.Done - _doneAtStart) / seconds : 0.0;
        string share = $"{report.Stage}: {Quantity.Count((long)report.Done)} of {Quantity.Count((long)report.Total)} ({100.0 * report.Done / report.Total:F0} %)";
        return perSecond > 0.0
            ? $"{share}, {Quantity.Number(perSecond)}/s, {Quantity.Duration((report.Total - report.Done) / perSecond)} left"
            : share;
    }

    private void Show(string text)
    {
        if (!terminal.IsErrorInteractive)
        {
            terminal.Error.WriteLine(text);
            return;
        }

        terminal.Error.Write("\r" + text.PadRight(_liveLength));
        _liveLength = text.Length;
    }
}
