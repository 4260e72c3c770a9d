namespace JparcSim.Pipeline.Tests.Running;

/// <summary>One dataset of <see cref="SmallRun.Sixty"/> for all tests of a class; they copy it before they change it.</summary>
public sealed class SharedDataset : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SharedDataset() => SmallRun.Run(FullPath);

    public string FullPath => _folder["run"];

    public void Dispose() => _folder.Dispose();
}
