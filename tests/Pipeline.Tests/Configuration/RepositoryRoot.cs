using System.Runtime.CompilerServices;

namespace JparcSim.Pipeline.Tests.Configuration;

/// <summary>Folders of the working copy that the tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Folder(string name) => Path.Combine(Root(), name);

    private static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
