using System.Reflection;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Version and commit of this program.</summary>
public static class CodeVersion
{
    /// <summary>Such as <c>0.1.0+1a2b3c…</c>; without the commit when built outside a repository.</summary>
    public static string Text { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
