using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage.Parquet;

namespace JparcSim.Pipeline.Recoils;

/// <summary>A dataset of recoils as data of an analysis: sums of weights in its bins.</summary>
internal static class RecoilData
{
    private const double SameExposure = 1e-6;   // whole spills against what a macro asks for

    /// <summary>Counts in bins of energy and time, then in bins of energy of recoils without a time.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="run">The macro of the analysis.</param>
    /// <param name="bins">Its bins.</param>
    /// <exception cref="UserInputException">The dataset is of another kind, detector or exposure.</exception>
    public static double[] Counts(string dataset, RecoilRun run, RecoilExpectation bins)
    {
        var folder = new DatasetFolder(dataset);
        Manifest manifest = folder.ReadCompleteManifest();
        if (manifest.Layout.Kind != DetectorKind.Recoil)
        {
            throw new UserInputException($"--data: found {dataset}, a dataset of pairs, expected one of recoils");
        }

        RecoilRun made = RecoilRun.Of(ManifestRun.Resolve(manifest));
        Require(dataset, "the detector", made.Detector.Name, run.Detector.Name, made.Detector.Name == run.Detector.Name);
        Require(
            dataset, "protons on target", $"{made.ExposurePot:R}", $"{run.ExposurePot:R} (--set exposurePot)",
            Math.Abs(made.ExposurePot - run.ExposurePot) <= SameExposure * run.ExposurePot);
        if (manifest.EndPart - manifest.FirstPart != manifest.PartCount)
        {
            throw new UserInputException($"--data: found {dataset}, a shard, expected a whole run (jparcsim merge)");
        }

        return Counts(new DatasetReader(folder, manifest), ManifestRun.Channels(manifest), bins);
    }

    private static double[] Counts(DatasetReader reader, IReadOnlyList<string> channels, RecoilExpectation bins)
    {
        double[] counts = new double[bins.BinCount];
        var interactions = new InteractionTable(channels);
        var recoils = new RecoilTable();
        foreach (int part in reader.Parts)
        {
            reader.Read(interactions.Name, part, file => TableLoader.Load(file, interactions, [interactions.EventId, interactions.Weight]));
            reader.Read(recoils.Name, part, file => TableLoader.Load(file, recoils, [recoils.EventId, recoils.RecoKeVnr, recoils.TimeUs]));
            for (int row = 0; row < recoils.EventId.RowCount; row++)
            {
                int interaction = interactions.EventId.Values.BinarySearch(recoils.EventId[row]);
                int bin = bins.BinOf(recoils.RecoKeVnr[row], recoils.TimeUs[row]);
                if (interaction >= 0 && bin >= 0)
                {
                    counts[bin] += interactions.Weight[interaction];
                }
            }
        }

        return counts;
    }

    private static void Require(string dataset, string what, string found, string expected, bool holds)
    {
        if (!holds)
        {
            throw new UserInputException($"--data: {dataset}: {what}: found {found}, expected {expected}, as in the macro");
        }
    }
}
