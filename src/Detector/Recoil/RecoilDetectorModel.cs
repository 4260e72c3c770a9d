using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Recoil;

/// <summary>A detector of nuclear recoils as its file describes it: mass and response, no geometry to speak of. Immutable.</summary>
/// <param name="Name">Name.</param>
/// <param name="BaselineM">Mean distance to the source, m.</param>
/// <param name="DepthM">Extent along the flight, m: baselines are spread evenly over it.</param>
/// <param name="Target">Chemical formula of the target.</param>
/// <param name="MassKg">Mass of the target, kg.</param>
/// <param name="Response">The response.</param>
public sealed record RecoilDetectorModel(
    string Name, double BaselineM, double DepthM, string Target, double MassKg, RecoilResponse Response)
{
    /// <summary>Name of the key by which files of such detectors are known.</summary>
    public const string KindName = "kind";

    /// <summary>Its value.</summary>
    public const string Kind = "recoil";

    /// <summary>Name of the key of the target.</summary>
    public const string TargetName = "target";

    internal const string TimeName = "time";

    /// <summary>Name of the section of the quenching factor.</summary>
    public const string QuenchingName = "quenching";

    private static readonly TextKey NameKey = new("name", "name of the detector");
    private static readonly ChoiceKey KindKey = new(KindName, [Kind], "recoil: a detector of nuclear recoils; left out: a liquid scintillator");
    private static readonly NumberKey BaselineKey = new("baselineM", 0.1, 1e7, "distance from the neutrino source to the detector's centre");
    private static readonly NumberKey DepthKey = new("depthM", 0.0, 100.0, "extent along the flight of the neutrinos, over which baselines are spread evenly");
    private static readonly TextKey TargetKey = new(TargetName, $"what recoils, of natural isotopes: {ChemicalFormula.Expectation}");
    private static readonly NumberKey MassKey = new("massKg", 1e-6, 1e9, "mass of the target");
    private static readonly NumberKey ThresholdKey = new("thresholdKeVnr", 1e-3, 1e3, "threshold, a step in the true recoil energy");
    private static readonly NumberKey EfficiencyKey = new("efficiency", 0.0, 1.0, "part of the recoils above the threshold that is seen");
    private static readonly NumberKey ResolutionKey = new(
        "resolutionAtThreshold", 1e-4, 2.0, "standard deviation of the recoil energy over the energy, at the threshold; the deviation grows with the root of the energy");
    private static readonly NumberKey TimeSigmaKey = new("sigmaNs", 0.0, 1e6, "standard deviation of a normal error", IsOptional: true);
    private static readonly NumberKey LogMeanKey = new("logMean", -10.0, 20.0, "mean of the logarithm of the delay in ns, of a log-normal delay", IsOptional: true);
    private static readonly NumberKey LogSigmaKey = new("logSigma", 0.0, 10.0, "standard deviation of that logarithm", IsOptional: true);
    private static readonly SectionKey TimeKey = new(
        TimeName, new SectionSchema("The error of the time: sigmaNs, or logMean and logSigma.", [TimeSigmaKey, LogMeanKey, LogSigmaKey]), "error of the time");
    private static readonly NumberKey PhotonsKey = new("photonsPerKeVnr", 0.0, 1e4, "mean number of detected photons per recoil energy");
    private static readonly IntegerKey LeastKey = new("leastPhotons", 1, 1000, "least number of photons that counts as seen");
    private static readonly SectionKey S1Key = new(
        "s1", new SectionSchema("The prompt light without which an event has no time.", [PhotonsKey, LeastKey]),
        "prompt light of a time projection chamber; without it every event has a time", IsOptional: true);
    private static readonly SectionKey QuenchingKey = new(QuenchingName, QuenchingSection.Schema, "electron-equivalent over recoil energy");

    /// <summary>The whole detector file.</summary>
    public static SectionSchema Schema { get; } = new(
        "A detector of nuclear recoils.",
        [
            NameKey, KindKey, BasedOn.Key, BaselineKey, DepthKey, TargetKey, MassKey, ThresholdKey, EfficiencyKey, ResolutionKey, TimeKey, S1Key,
            QuenchingKey,
        ]);

    /// <summary>Place and name, for those who need no more: a source on the line of sight, no volumes, no photomultipliers.</summary>
    public DetectorGeometry Geometry => new(
        Name, new Vector3(-1000.0 * BaselineM, 0.0, 0.0), [], new PmtArray([], [], 1.0), new PmtArray([], [], 1.0));

    /// <summary>Whether a file describes such a detector.</summary>
    public static bool IsKindOf(ConfigNode file) => file.Find(KindName) is not null;

    /// <summary>Reads a detector file; mistakes go to the log of the section.</summary>
    /// <returns>The model, or null when a whole section is missing: the log then holds the problem.</returns>
    public static RecoilDetectorModel? Read(ConfigSection root)
    {
        string name = root.Text(NameKey);
        root.Choice(KindKey);
        double baselineM = root.Number(BaselineKey);
        double depthM = root.Number(DepthKey);
        string target = ReadTarget(root);
        double massKg = root.Number(MassKey);
        double thresholdKeVnr = root.Number(ThresholdKey);
        double efficiency = root.Number(EfficiencyKey);
        double resolution = root.Number(ResolutionKey);
        TimeResponse? time = root.Section(TimeKey) is { } timeSection ? ReadTime(timeSection) : null;
        S1Response? s1 = root.Section(S1Key) is { } s1Section ? ReadS1(s1Section) : null;
        QuenchingFactor? quenching = root.Section(QuenchingKey) is { } quenchingSection ? QuenchingSection.Read(quenchingSection) : null;
        if (depthM >= baselineM)
        {
            root.Problem(DepthKey, $"{depthM:R} m", "less than the baseline");
        }

        root.RejectUnknown(Schema);
        return time is not null && quenching is not null
            ? new RecoilDetectorModel(
                name, baselineM, depthM, target, massKg, new RecoilResponse(thresholdKeVnr, efficiency, resolution, time, s1, quenching))
            : null;
    }

    private static string ReadTarget(ConfigSection root)
    {
        const string Harmless = "CsI";
        string target = root.Text(TargetKey);
        if (ChemicalFormula.Parse(target) is not null)
        {
            return target;
        }

        if (target.Length > 0)
        {
            root.Problem(TargetKey, $"'{ConfigText.Clip(target)}'", ChemicalFormula.Expectation);
        }

        return Harmless;
    }

    private static TimeResponse ReadTime(ConfigSection section)
    {
        bool isNormal = section.Has(TimeSigmaKey);
        if (isNormal ? section.Has(LogMeanKey) || section.Has(LogSigmaKey) : !(section.Has(LogMeanKey) && section.Has(LogSigmaKey)))
        {
            section.Problem(TimeSigmaKey, isNormal ? "a normal and a log-normal error" : "neither a normal nor a log-normal error", "sigmaNs, or logMean and logSigma");
        }

        TimeResponse time = isNormal
            ? new NormalTimeError(section.Number(TimeSigmaKey))
            : new LogNormalTimeDelay(Optional(section, LogMeanKey), Optional(section, LogSigmaKey));
        section.RejectUnknown(TimeKey.Schema);
        return time;
    }

    private static double Optional(ConfigSection section, NumberKey key) => section.Has(key) ? section.Number(key) : 0.0;

    private static S1Response ReadS1(ConfigSection section)
    {
        var s1 = new S1Response(section.Number(PhotonsKey), (int)section.Integer(LeastKey));
        section.RejectUnknown(S1Key.Schema);
        return s1;
    }
}
