using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Recoils;

/// <summary>A dataset of recoils as data of an analysis: sums of weights in its bins.</summary>
internal static class RecoilData
{
    private const double SameExposure = 1e-6;   // whole spills against what a macro asks for

    /// <summary>Counts in bins of energy and time, then in bins of energy of recoils without a time.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="run">The macro of the analysis.</param>
    /// <param name="bins">Its bins.</param>
    /// <exception cref="UserInputException">The dataset is of another detector or exposure, or no whole run.</exception>
    public static double[] Counts(string dataset, RecoilRun run, RecoilExpectation bins)
    {
        var folder = new DatasetFolder(dataset);
        Manifest manifest = folder.ReadCompleteManifest();
        if (manifest.Layout.Kind != DetectorKind.Recoil)
        {
            throw new UserInputException($"--data: found {dataset}, a dataset of pairs, expected one of recoils");
        }

        Check(dataset, manifest, ManifestRun.Resolve(manifest), run);
        double[] counts = new double[bins.BinCount];
        RecoilRows.ForEach(new DatasetReader(folder, manifest), ManifestRun.Channels(manifest), recoil =>
        {
            int bin = bins.BinOf(recoil.RecoKeVnr, recoil.TimeUs);
            if (bin >= 0)
            {
                counts[bin] += recoil.Weight;
            }
        });
        return counts;
    }

    private static void Check(string dataset, Manifest manifest, ResolvedRun made, RecoilRun run)
    {
        double pot = RecoilRun.Of(made).ExposurePot;
        if (made.Plan.ProtonsOnTarget is { } drawn && !IsSame(drawn, pot))
        {
            throw new UserInputException(
                $"--data: {dataset}: found {drawn:R} protons that stand for {pot:R}, expected as many: run it with --set exposurePot={drawn:R}");
        }

        (string What, string Found, string Expected, bool Holds)[] comparisons =
        [
            ("protons on target", $"{pot:R}", $"{run.ExposurePot:R} as in the macro (--set exposurePot)", IsSame(pot, run.ExposurePot)),
            ("detector", made.Setup.Geometry.Name, $"{run.Detector.Name} as in the macro", made.Setup.Geometry.Name == run.Detector.Name),
            ("detector", "another response or mass", $"{run.Detector.Name} as in the macro (--set detector...)", RecoilRun.TextOf(made) == run.DetectorText),
            ("parts", $"{manifest.EndPart - manifest.FirstPart}", $"{manifest.PartCount}: a whole run (jparcsim merge)", manifest.EndPart - manifest.FirstPart == manifest.PartCount),
        ];
        if (comparisons.FirstOrDefault(each => !each.Holds) is { What: not null } wrong)
        {
            throw new UserInputException($"--data: {dataset}: {wrong.What}: found {wrong.Found}, expected {wrong.Expected}");
        }
    }

    private static bool IsSame(double found, double expected) => Math.Abs(found - expected) <= SameExposure * expected;
}
