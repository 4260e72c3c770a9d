namespace JparcSim.Pipeline.Dataset;

/// <summary>An empty dataset in the system's folder for temporary files; removed at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <param name="layout">Its tables.</param>
    public ScratchFolder(DatasetLayout layout)
    {
        Dataset = new DatasetFolder(Directory.CreateTempSubdirectory("jparcsim-").FullName);
        Dataset.Create(layout);
    }

    /// <summary>The folder, with one folder per table.</summary>
    public DatasetFolder Dataset { get; }

    public void Dispose() => Directory.Delete(Dataset.FullPath, recursive: true);
}
