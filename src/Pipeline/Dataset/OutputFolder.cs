using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Dataset;

/// <summary>What a command may do to the folder that a user names for its output.</summary>
internal static class OutputFolder
{
    /// <summary>Refuses a folder that exists, unless it may be replaced and the user asks for it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="force">Whether the user says <c>--force</c>.</param>
    /// <param name="alternative">What else the user may do; empty for nothing.</param>
    public static void RefuseOccupied(DatasetFolder folder, bool force, string alternative)
    {
        if (!folder.Exists)
        {
            return;
        }

        if (!force)
        {
            throw new UserInputException($"--out: found {folder.FullPath}, which exists, expected a new folder{alternative}, or --force to replace it");
        }

        if (!folder.IsReplaceable)
        {
            throw new UserInputException($"--force: found {folder.FullPath}, which is neither empty nor a dataset, expected one that may be replaced");
        }
    }

    /// <summary>Does work in a folder; one that cannot be made or written is the user's to mend.</summary>
    public static T Guarded<T>(DatasetFolder folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException($"--out: {folder.FullPath}: found {exception.Message}, expected a folder that can be made and written, with room for the dataset");
        }
    }
}
