using JparcSim.Core.Configuration;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Recoils;

/// <summary>The parameters of an analysis: those that are asked for, and one that is fitted anew at their every value, if any.</summary>
/// <param name="Asked">One or two.</param>
/// <param name="Profiled">None or one.</param>
internal sealed record ParameterChoice(IReadOnlyList<CevnsParameter> Asked, CevnsParameter? Profiled)
{
    private IEnumerable<CevnsParameter> All => Profiled is { } other ? Asked.Append(other) : Asked;

    /// <summary>Looks up names.</summary>
    /// <param name="parameters">One or two names.</param>
    /// <param name="profile">None or one name.</param>
    /// <exception cref="UserInputException">A name is unknown, or they contradict each other.</exception>
    public static ParameterChoice Of(IReadOnlyList<string> parameters, IReadOnlyList<string> profile)
    {
        CevnsParameter[] asked = [.. parameters.Select(name => FixedParameter.Find("--parameter or --plane", name))];
        CevnsParameter[] profiled = [.. profile.Select(name => FixedParameter.Find("--profile", name))];
        if (profiled.Length > 1 || profiled.Any(asked.Contains))
        {
            throw new UserInputException($"--profile: found {string.Join(", ", profile)}, expected one parameter that is not asked for itself");
        }

        var choice = new ParameterChoice(asked, profiled.FirstOrDefault());
        foreach (CevnsParameter each in choice.All)
        {
            if (choice.All.FirstOrDefault(other => each.Combines.Contains(other.Name)) is { } part)
            {
                throw new UserInputException($"{each.Name}: found beside {part.Name}, expected one of the two: the former sets the latter");
            }
        }

        return choice;
    }

    /// <summary>Refuses values without effect.</summary>
    /// <param name="fit">The data.</param>
    /// <param name="changed">Parameters that are fixed.</param>
    /// <exception cref="UserInputException">One of them needs another that is 0.</exception>
    public void RequireEffect(CevnsFit fit, IReadOnlyList<string> changed)
    {
        foreach (CevnsParameter each in changed.Select(FixedParameter.Of))
        {
            if (each.Needs is { } needed && All.All(other => other.Name != needed) && !(CevnsParameters.ByName[needed].Get(fit.Truth, fit.Target) > 0.0))
            {
                throw new UserInputException($"--fix: found {each.Name} beside {needed} at 0, where it has no effect, expected --fix {needed}=VALUE, too");
            }
        }
    }

    /// <summary>Refuses what data cannot tell.</summary>
    /// <param name="fit">The data.</param>
    /// <exception cref="UserInputException">A parameter has no effect, or no one meaning, or the data were made with a value that its range does not hold.</exception>
    public void Require(CevnsFit fit)
    {
        foreach (CevnsParameter each in All)
        {
            if (each.NeedsOneTarget && !fit.HasOneTarget)
            {
                throw new UserInputException($"{each.Name}: found macros with different targets, expected one target: its nuclei have the radius");
            }

            if (each.Needs is { } needed && All.All(other => other.Name != needed) && !(CevnsParameters.ByName[needed].Get(fit.Truth, fit.Target) > 0.0))
            {
                throw new UserInputException($"{each.Name}: found {needed} at 0, where {each.Name} has no effect, expected --fix {needed}=VALUE or both in a plane");
            }

            double truth = each.Get(fit.Truth, fit.Target);
            if (!(truth >= each.Min && truth <= each.Max))
            {
                throw new UserInputException($"{each.Name}: found data made with {truth:G4}, expected {ConfigText.Range(each.Min, each.Max)}, where it is looked for");
            }

            if (each.Combines.FirstOrDefault(part => !IsSame(part, each.With(fit.Truth, truth), fit.Truth)) is { } odd)
            {
                throw new UserInputException($"{each.Name}: found data made with a {odd} of its own, expected {string.Join(" and ", each.Combines)} that one {each.Name} sets");
            }
        }
    }

    // A product and a quotient may differ in their last bit.
    private static bool IsSame(string name, CevnsModification a, CevnsModification b)
    {
        const double Rounding = 1e-12;
        CevnsParameter parameter = CevnsParameters.ByName[name];
        RecoilTarget any = RecoilTargets.Of("Ar", RadiiSet.Physical);   // none of them is a property of a target
        (double first, double second) = (parameter.Get(a, any), parameter.Get(b, any));
        return Math.Abs(first - second) <= Rounding * Math.Abs(second);
    }
}
