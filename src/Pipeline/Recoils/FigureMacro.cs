using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Recoils;

/// <summary>What a figure draws.</summary>
internal enum FigureKind
{
    /// <summary>Borders of the region of two parameters.</summary>
    Region,

    /// <summary>Rise of chi-square over one parameter.</summary>
    Rise,

    /// <summary>The neutron skin by target on the left, the rise of chi-square over the radius of the neutrons on the right.</summary>
    Skin,

    /// <summary>Expected recoils, steady ones subtracted: energies on the left, times on the right.</summary>
    Spectrum,
}

/// <summary>A curve of a figure: which data, and what is left out or changed.</summary>
/// <param name="IsRight">Whether it stands in the right panel.</param>
/// <param name="Legend">Its name.</param>
/// <param name="Macros">Macros of recoil detectors.</param>
/// <param name="Without">What is left out.</param>
/// <param name="Fixed">Parameters with values.</param>
internal sealed record FigureCurve(
    bool IsRight, string Legend, IReadOnlyList<string> Macros, IReadOnlyList<string> Without, IReadOnlyList<string> Fixed);

/// <summary>A file that says what a figure of limits or spectra holds: two panels of curves.</summary>
/// <param name="Title">Title.</param>
/// <param name="Kind">What is drawn.</param>
/// <param name="Parameters">Parameters of the axes.</param>
/// <param name="IsEven">Whether axes of a region are even from 0 on, where they would show decades.</param>
/// <param name="Curves">The curves.</param>
internal sealed record FigureMacro(string Title, FigureKind Kind, IReadOnlyList<string> Parameters, bool IsEven, IReadOnlyList<FigureCurve> Curves)
{
    private static readonly TextKey TitleKey = new(MacroFile.FigureKey, "title");
    private static readonly ChoiceKey DrawKey = new("draw", ["region", "rise", "skin", "spectrum"], "what is drawn");
    private static readonly TextKey ParametersKey = new("parameters", "names of the parameters, separated by commas", "");
    private static readonly ChoiceKey AxesKey = new("axes", ["decades", "even"], "how couplings, masses and moments are drawn: by decades, or evenly from 0 on", "decades");
    private static readonly ChoiceKey PanelKey = new("panel", ["left", "right"], "where the curve stands", "left");
    private static readonly TextKey LegendKey = new("legend", "name of the curve");
    private static readonly TextKey MacrosKey = new("macros", "macros of recoil detectors, separated by commas");
    private static readonly TextKey WithoutKey = new("without", "as --without", "");
    private static readonly TextKey FixKey = new("fix", "as --fix, several separated by commas", "");
    private static readonly SectionsKey CurvesKey = new(
        "curves", new SectionSchema("A curve.", [PanelKey, LegendKey, MacrosKey, WithoutKey, FixKey]), "the curves");

    private static readonly SectionSchema Schema = new("A figure.", [TitleKey, DrawKey, ParametersKey, AxesKey, CurvesKey]);

    /// <summary>Reads a file; throws with all problems at once.</summary>
    /// <param name="macro">Path or name of a shipped file.</param>
    public static FigureMacro Load(string macro)
    {
        var log = new ConfigLog();
        var root = new ConfigSection(MacroFile.LoadMacro(macro), "", log);
        string title = root.Text(TitleKey);
        FigureKind kind = root.Choice(DrawKey) switch { "region" => FigureKind.Region, "rise" => FigureKind.Rise, "skin" => FigureKind.Skin, _ => FigureKind.Spectrum };
        string[] parameters = Split(root.Text(ParametersKey));
        bool isEven = root.Choice(AxesKey) == "even";
        int expected = kind switch { FigureKind.Region => 2, FigureKind.Rise => 1, _ => 0 };
        if (parameters.Length != expected)
        {
            root.Problem(ParametersKey, $"{parameters.Length} names", $"{expected}");
        }

        var curves = new List<FigureCurve>();
        foreach (ConfigSection section in root.Sections(CurvesKey))
        {
            var curve = new FigureCurve(
                section.Choice(PanelKey) == "right", section.Text(LegendKey), Split(section.Text(MacrosKey)), Split(section.Text(WithoutKey)), Split(section.Text(FixKey)));
            curves.Add(curve);
            section.RejectUnknown(CurvesKey.Schema);
            if (curve.Macros.Count == 0 || (kind == FigureKind.Spectrum && curve.Macros.Count > 1))
            {
                section.Problem(MacrosKey, $"{curve.Macros.Count} macros", kind == FigureKind.Spectrum ? "one: expected recoils are those of one detector" : "one or more");
            }

            if (kind == FigureKind.Spectrum && curve.Without.Count > 0)
            {
                section.Problem(WithoutKey, string.Join(", ", curve.Without), "nothing: expected recoils have no errors");
            }
        }

        root.RejectUnknown(Schema);
        log.ThrowIfAny();
        return new FigureMacro(title, kind, parameters, isEven, curves);
    }

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
