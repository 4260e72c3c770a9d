namespace JparcSim.Core.Configuration;

/// <summary>The declaration of a key: from here come reading, range checks, <c>describe</c> and the JSON Schema.</summary>
/// <param name="Name">Key in camelCase; a quantity's key ends in its unit.</param>
/// <param name="Meaning">One sentence for the user.</param>
/// <param name="IsRequired">Whether leaving the key out is an error.</param>
public abstract record ConfigKey(string Name, string Meaning, bool IsRequired)
{
    /// <summary>Unit of the value: that in which the name ends, unless the name is one that others have given.</summary>
    public string Unit { get; init; } = UnitOfName.Of(Name);
}

/// <summary>A real number within [<paramref name="Min"/>, <paramref name="Max"/>]. NaN and infinities are refused.</summary>
/// <param name="Name">Key.</param>
/// <param name="Min">Least value; <see cref="double.MinValue"/> for none.</param>
/// <param name="Max">Greatest value; <see cref="double.MaxValue"/> for none.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Default">Value when the key is left out.</param>
/// <param name="IsOptional">Whether the key may be left out without a default: ask <see cref="ConfigSection.Has"/> first.</param>
public sealed record NumberKey(string Name, double Min, double Max, string Meaning, double? Default = null, bool IsOptional = false)
    : ConfigKey(Name, Meaning, Default is null && !IsOptional);

/// <summary>A whole number within [<paramref name="Min"/>, <paramref name="Max"/>].</summary>
/// <param name="Name">Key.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value; <see cref="long.MaxValue"/> for none.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Default">Value when the key is left out.</param>
/// <param name="IsOptional">Whether the key may be left out without a default: ask <see cref="ConfigSection.Has"/> first.</param>
public sealed record IntegerKey(string Name, long Min, long Max, string Meaning, long? Default = null, bool IsOptional = false)
    : ConfigKey(Name, Meaning, Default is null && !IsOptional);

/// <summary>True or false.</summary>
public sealed record FlagKey(string Name, string Meaning, bool? Default = null)
    : ConfigKey(Name, Meaning, Default is null);

/// <summary>Free text: a name, a path.</summary>
/// <param name="Name">Key.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Default">Value when the key is left out.</param>
/// <param name="IsOptional">Whether the key may be left out without a default: ask <see cref="ConfigSection.Has"/> first.</param>
public sealed record TextKey(string Name, string Meaning, string? Default = null, bool IsOptional = false)
    : ConfigKey(Name, Meaning, Default is null && !IsOptional);

/// <summary>One of a list of names.</summary>
public sealed record ChoiceKey(string Name, IReadOnlyList<string> Choices, string Meaning, string? Default = null)
    : ConfigKey(Name, Meaning, Default is null);

/// <summary>A list of numbers, each within [<paramref name="Min"/>, <paramref name="Max"/>].</summary>
/// <param name="Name">Key.</param>
/// <param name="Count">Required length; 0 for any length of at least one.</param>
/// <param name="Min">Least element.</param>
/// <param name="Max">Greatest element.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="IsOptional">Whether the key may be left out without a default: ask <see cref="ConfigSection.Has"/> first.</param>
/// <param name="Default">Values when the key is left out.</param>
public sealed record NumbersKey(
    string Name, int Count, double Min, double Max, string Meaning, bool IsOptional = false, IReadOnlyList<double>? Default = null)
    : ConfigKey(Name, Meaning, Default is null && !IsOptional);

/// <summary>A nested map with a schema of its own.</summary>
/// <param name="Name">Key.</param>
/// <param name="Schema">Keys of the map.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="IsOptional">Whether the key may be left out.</param>
/// <param name="IsFile">Whether the user writes the path of a file that holds the map.</param>
public sealed record SectionKey(string Name, SectionSchema Schema, string Meaning, bool IsOptional = false, bool IsFile = false)
    : ConfigKey(Name, Meaning, !IsOptional);

/// <summary>A list of maps with one schema.</summary>
public sealed record SectionsKey(string Name, SectionSchema Schema, string Meaning, bool IsOptional = false)
    : ConfigKey(Name, Meaning, !IsOptional);

/// <summary>A list of maps whose schema depends on the name under <paramref name="Selector"/>: channels, cuts.</summary>
/// <param name="Name">Key of the list.</param>
/// <param name="Selector">Key inside each map that names its kind.</param>
/// <param name="Variants">Schema by kind.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="IsOptional">Whether the key may be left out.</param>
public sealed record VariantsKey(
    string Name, string Selector, IReadOnlyDictionary<string, SectionSchema> Variants, string Meaning, bool IsOptional = false)
    : ConfigKey(Name, Meaning, !IsOptional);

/// <summary>The keys of one map.</summary>
/// <param name="Meaning">What the map describes.</param>
/// <param name="Keys">Its keys, in the order in which they are documented.</param>
public sealed record SectionSchema(string Meaning, IReadOnlyList<ConfigKey> Keys);
