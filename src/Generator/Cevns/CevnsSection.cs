using JparcSim.Core.Configuration;

namespace JparcSim.Generator.Cevns;

/// <summary>What a macro says of coherent scattering: the keys of the channel <c>cevns</c>.</summary>
/// <param name="Form">Form factor.</param>
/// <param name="Radii">Set of radii.</param>
/// <param name="Acceptance">Part of the events that a named acceptance leaves; 1 without one.</param>
/// <param name="Modification">The model.</param>
public sealed record CevnsSection(FormFactorKind Form, RadiiSet Radii, double Acceptance, CevnsModification Modification)
{
    private const string TwoThirds = "csi-two-thirds";

    private static readonly ChoiceKey FormKey = new("formFactor", ["helm", "klein-nystrand"], "the form factor, both with the same weak radius", "helm");

    private static readonly ChoiceKey RadiiKey = new(
        "radii", ["physical", "paper"], "the radii of the nuclei: physical, or as CEvNS at J-PARC prints and uses them (argon 1 fm too small, Cs and I exchanged)",
        "physical");

    private static readonly ChoiceKey AcceptanceKey = new(
        "acceptance", ["none", TwoThirds],
        "a further factor of the rate: csi-two-thirds is the 2/3 by which the published rate in CsI falls short of its formula, unexplained there", "none");

    // Each without effect, or of unclear meaning, without the other.
    private static readonly IReadOnlyList<(string First, string Second, string Expected)> Pairs =
        [.. CevnsParameters.All.Where(each => each.Needs is not null).DistinctBy(each => string.CompareOrdinal(each.Name, each.Needs) < 0 ? each.Name : each.Needs)
            .Select(each => (each.Needs!, each.Name, each.ZeroMeans is { } meaning ? $"both or none; {each.Name}: 0 for {meaning}" : "both or none"))];

    private static readonly IReadOnlyList<(string Name, NumberKey Key)> ParameterKeys =
        [.. CevnsParameters.All.Where(each => each.IsMacroKey).Select(each => (each.Name, KeyOf(each)))];

    private static readonly SectionKey ModificationsKey = new(
        "modifications", new SectionSchema("Parameters that differ from the Standard Model.", [.. ParameterKeys.Select(each => each.Key)]),
        "parameters that differ from the Standard Model", IsOptional: true);

    /// <summary>The keys of the channel.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [FormKey, RadiiKey, AcceptanceKey, ModificationsKey];

    /// <summary>Reads the keys; unknown ones of the channel are for the caller to reject.</summary>
    /// <param name="section">The channel's part of the macro.</param>
    /// <param name="target">Formula of the detector's target.</param>
    /// <returns>What they say, or null when radii or acceptance are not of the target: the log then holds the problem.</returns>
    public static CevnsSection? Read(ConfigSection section, string target)
    {
        FormFactorKind form = section.Choice(FormKey) == "helm" ? FormFactorKind.Helm : FormFactorKind.KleinNystrand;
        RadiiSet radii = section.Choice(RadiiKey) == "paper" ? RadiiSet.Paper : RadiiSet.Physical;
        double acceptance = section.Choice(AcceptanceKey) == TwoThirds ? 2.0 / 3.0 : 1.0;
        CevnsModification modification = section.Section(ModificationsKey) is { } changes ? ReadModification(section, changes) : CevnsModification.None;
        if (radii == RadiiSet.Paper && RecoilTargets.NotPrinted(target) is { } element)
        {
            section.Problem(RadiiKey, $"'paper' for the target {target}", $"'physical': the paper prints no radii of {element}");
            return null;
        }

        if (acceptance != 1.0 && target != "CsI")
        {
            section.Problem(AcceptanceKey, $"'{TwoThirds}' for the target {target}", "'none': it is of the published rate in CsI");
            return null;
        }

        return new CevnsSection(form, radii, acceptance, modification);
    }

    /// <summary>The model in a detector.</summary>
    /// <param name="target">Formula of the target.</param>
    /// <param name="baselineM">Mean distance to the source, m.</param>
    /// <param name="depthM">Extent along the flight, m.</param>
    public CevnsModel In(string target, double baselineM, double depthM) =>
        new(RecoilTargets.Of(target, Radii), Form, Modification, baselineM, depthM);

    // Defaults are the Standard Model; half of a pair has none, nor has what depends on the target.
    private static NumberKey KeyOf(CevnsParameter parameter)
    {
        string? other = Pairs.Where(pair => pair.First == parameter.Name || pair.Second == parameter.Name)
            .Select(pair => pair.First == parameter.Name ? pair.Second : pair.First).FirstOrDefault();
        bool isOfTarget = parameter.NeedsOneTarget;
        string meaning = isOfTarget ? $"{parameter.Meaning}; left out: each nucleus its own"
            : other is not null ? $"{parameter.Meaning}; only with {other}" : parameter.Meaning;
        return new NumberKey(
            parameter.Name, parameter.Min, parameter.Max, meaning,
            isOfTarget || other is not null ? null : parameter.Get(CevnsModification.None, RecoilTargets.Of("CsI", RadiiSet.Physical)),
            IsOptional: true) with { Unit = parameter.Unit };
    }

    private static CevnsModification ReadModification(ConfigSection section, ConfigSection changes)
    {
        CevnsModification modification = CevnsModification.None;
        var present = ParameterKeys.Where(each => changes.Has(each.Key)).ToDictionary(each => each.Name, each => each.Key);
        foreach ((string name, NumberKey key) in ParameterKeys.Where(each => each.Key.Default is not null || changes.Has(each.Key)))
        {
            modification = CevnsParameters.ByName[name].With(modification, changes.Number(key));
        }

        if (present.Count == 0)
        {
            section.Problem(ModificationsKey, "no parameter", NearestName.Expectation("", [.. ParameterKeys.Select(each => each.Name)]));
        }

        foreach ((string first, string second, string expected) in Pairs)
        {
            if (present.ContainsKey(first) != present.ContainsKey(second))
            {
                (string found, string missing) = present.ContainsKey(first) ? (first, second) : (second, first);
                changes.Problem(present[found], $"{found} without {missing}", expected);
            }
        }

        changes.RejectUnknown(ModificationsKey.Schema);
        return modification;
    }
}
