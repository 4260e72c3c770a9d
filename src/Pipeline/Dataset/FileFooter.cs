using System.Globalization;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Dataset;

/// <summary>What a part's file says of itself: which run and which part it belongs to.</summary>
internal static class FileFooter
{
    /// <summary>Name of the schema's version.</summary>
    public const string SchemaVersion = "schemaVersion";

    /// <summary>Name of the run's id.</summary>
    public const string RunId = "runId";

    /// <summary>Name of the part's number.</summary>
    public const string Part = "part";

    /// <summary>Name of the id of the part's first event.</summary>
    public const string FirstEventId = "firstEventId";

    /// <summary>Name of the number of the part's events.</summary>
    public const string EventCount = "eventCount";

    /// <summary>What all files of a run have in common.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OfRun(Manifest manifest) =>
        [new(SchemaVersion, Text(manifest.SchemaVersion)), new(RunId, manifest.RunId)];

    /// <summary>What is wrong when the file is taken for that part of that run; null when nothing is.</summary>
    public static string? Problem(TableFile file, Manifest manifest, int part) =>
        Problem(file, [(SchemaVersion, Text(manifest.SchemaVersion)), (RunId, manifest.RunId), (Part, Text(part))]);

    /// <summary>What is wrong with the events of its part that the file tells of; null when nothing is.</summary>
    public static string? EventsProblem(TableFile file, InteractionTable interactions) =>
        Problem(file, [(FirstEventId, Text(FirstEventIdOf(interactions))), (EventCount, Text(interactions.RowCount))]);

    /// <summary>The id of a part's first event; 0 when it has none.</summary>
    public static long FirstEventIdOf(InteractionTable interactions) => interactions.RowCount > 0 ? interactions.EventId[0] : 0;

    private static string? Problem(TableFile file, (string Name, string Expected)[] entries)
    {
        foreach ((string name, string expected) in entries)
        {
            string found = file.Footer.GetValueOrDefault(name, "nothing");
            if (found != expected)
            {
                return $"{name} in the footer: found {ConfigText.Clip(found)}, expected {expected}";
            }
        }

        return null;
    }

    /// <summary>A number as the footer writes it.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
