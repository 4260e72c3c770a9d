using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>The key that gives the parentage of all numbers of a map at once.</summary>
internal static class SourceKey
{
    public static readonly TextKey Key = new("source", "where the numbers of this entry come from; 'assumed' and why, when nowhere");
}
