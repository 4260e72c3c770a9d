namespace JparcSim.Core.Events;

/// <summary>The tables of a dataset as a whole.</summary>
public static class DatasetSchema
{
    /// <summary>Version of the tables: raised whenever a column is added, removed or changes its meaning.</summary>
    public const int Version = 1;
}
