namespace JparcSim.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Ok = 0;

    /// <summary>A check failed: a verification, a replay, a validation, or a damaged file.</summary>
    public const int CheckFailed = 1;

    /// <summary>The user's mistake: arguments, macro, paths, a full disk.</summary>
    public const int UserMistake = 2;

    /// <summary>Interrupted by Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
