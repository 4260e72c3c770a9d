using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Scanning;

/// <summary>Checks a scan: its results against their manifest, and the dataset of every point.</summary>
internal static class ScanAudit
{
    /// <summary>Verifies a scan; what is wrong with it is a problem, never an exception.</summary>
    /// <param name="chains">Builds the chains of the points.</param>
    /// <param name="folder">The scan; it has a manifest.</param>
    /// <param name="events">Events of each point that are simulated again.</param>
    /// <param name="progress">Told of what is checked.</param>
    /// <param name="cancellation">Ends it.</param>
    public static VerifyReport Verify(ChainBuilder chains, ScanFolder folder, int events, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var notes = new List<string>();
        long checkedEvents = 0;
        try
        {
            var manifest = ScanManifest.Read(folder.ManifestPath);
            CheckResults(folder, manifest, problems);
            IReadOnlyList<string> points = folder.Datasets();
            if (points.Count != manifest.RunIds.Count)
            {
                problems.Add($"found {points.Count} points, expected {manifest.RunIds.Count}");
            }

            foreach ((string point, string runId) in points.Zip(manifest.RunIds))
            {
                string path = Path.Combine(folder.FullPath, point);
                VerifyReport report = new VerifyService(chains, each => progress(each with { Stage = $"{point}: {each.Stage}" }), cancellation).Verify(path, events);
                problems.AddRange(report.Problems.Select(problem => $"{point}: {problem}"));
                notes.AddRange(report.Notes.Select(note => $"{point}: {note}"));
                checkedEvents += report.EventsChecked;
                if (report.Ok && new DatasetFolder(path).ReadManifest().RunId is var found && found != runId)
                {
                    problems.Add($"{point}: runId: found {found}, expected {runId}");
                }
            }
        }
        catch (UserInputException exception)
        {
            problems.AddRange(exception.Problems);
        }

        return new VerifyReport(problems.IsEmpty, checkedEvents, problems.Lines(), notes);
    }

    private static void CheckResults(ScanFolder folder, ScanManifest manifest, ProblemList problems)
    {
        try
        {
            using var file = TableFile.Open(folder.ResultsPath, manifest.Results.Sha256);
            (string What, string Found, string Expected)[] comparisons =
            [
                ("rows", FileFooter.Text(file.RowCount), FileFooter.Text(manifest.Results.Rows)),
                ("contentSha256 in the footer", file.Footer.GetValueOrDefault(TableFile.ContentName, "none"), manifest.Results.ContentSha256),
                ("runIds in the footer", file.Footer.GetValueOrDefault("runIds", "none"), string.Join(',', manifest.RunIds)),
            ];
            problems.AddRange(comparisons.Where(c => c.Found != c.Expected).Select(c => $"{Path.GetFileName(folder.ResultsPath)}: {c.What}: found {ConfigText.Clip(c.Found)}, expected {ConfigText.Clip(c.Expected)}"));
        }
        catch (Exception exception) when (exception is InvalidFileException or IOException or UnauthorizedAccessException)
        {
            problems.Add(exception.Message);
        }
    }
}
