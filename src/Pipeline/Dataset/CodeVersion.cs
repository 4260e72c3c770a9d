using System.Reflection;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Version and commit of this program.</summary>
public static class CodeVersion
{
    /// <summary>Such as <c>0.1.0+1a2b3c…</c>; without the commit when built outside a repository.</summary>
    public static string Text { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>What a reader of a dataset should know when another version wrote it; nothing when this one did.</summary>
    internal static IReadOnlyList<string> NotesOn(Manifest manifest) => manifest.CodeVersion == Text
        ? []
        : [$"written by version {ConfigText.Clip(manifest.CodeVersion)}, this is {Text}: values are compared all the same"];
}
