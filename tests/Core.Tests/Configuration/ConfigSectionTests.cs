using JparcSim.Core.Configuration;

namespace JparcSim.Core.Tests.Configuration;

public sealed class ConfigSectionTests
{
    private static readonly NumberKey Mass = new("massMeV", 0.0, double.MaxValue, "Mass.");
    private static readonly NumberKey Share = new("share", 0.0, 1.0, "Share.", 1.0);
    private static readonly NumberKey Maybe = new("maybeMm", 0.0, 1.0, "Optional.", IsOptional: true);
    private static readonly IntegerKey Events = new("events", 1, 1000, "Events.");
    private static readonly FlagKey Flag = new("isOn", "Flag.", false);
    private static readonly TextKey Name = new("name", "Name.");
    private static readonly ChoiceKey Model = new("model", ["none", "two-flavour", "constant"], "Model.");
    private static readonly NumbersKey Point = new("positionMm", 3, -10.0, 10.0, "Point.");
    private static readonly NumbersKey Grid = new("gridMm", 0, double.MinValue, double.MaxValue, "Grid.", IsOptional: true);

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("1.5", 1.5)]
    [InlineData("1e23", 1e23)]
    public void NumbersInRangeAreRead(string text, double expected)
    {
        var log = new ConfigLog();
        Assert.Equal(expected, Root(log, ("massMeV", text)).Number(Mass));
        Assert.Empty(log.Problems);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData(".nan")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("heavy")]
    public void AnythingElseIsRefusedWithPlaceFoundAndExpected(string text)
    {
        var log = new ConfigLog();
        Root(log, ("massMeV", text)).Number(Mass);
        string found = text.Length == 0 ? "nothing" : $"'{text}'";
        Assert.Equal([$"test.yaml:2:3: massMeV: found {found}, expected a number of at least 0"], log.Problems);
    }

    [Fact]
    public void AnInfiniteBoundDoesNotLetInfinityThrough()
    {
        var log = new ConfigLog();
        Root(log, ("massMeV", "Infinity")).Number(Mass with { Max = double.PositiveInfinity });
        Assert.Single(log.Problems);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("1.5")]
    [InlineData("1e2")]
    [InlineData("99999999999999999999")]
    public void WholeNumbersAreWholeAndInRange(string text)
    {
        var log = new ConfigLog();
        Assert.Equal(1, Root(log, ("events", text)).Integer(Events));
        Assert.Equal([$"test.yaml:2:3: events: found '{text}', expected a whole number from 1 to 1000"], log.Problems);
    }

    [Fact]
    public void DefaultsAreUsedAndRecordedAsDefaults()
    {
        var log = new ConfigLog();
        ConfigSection root = Root(log);
        Assert.Equal(1.0, root.Number(Share));
        Assert.False(root.Flag(Flag));
        Assert.False(root.Has(Maybe));
        Assert.Equal(
            [new ResolvedParameter("share", "1", "", "", true), new ResolvedParameter("isOn", "false", "", "", true)], log.Parameters);
        Assert.Empty(log.Problems);
    }

    [Fact]
    public void AMissingKeyIsReportedAtItsMap()
    {
        var log = new ConfigLog();
        Root(log).Text(Name);
        Assert.Equal(["test.yaml:1:1: file: found no key 'name', expected it: Name."], log.Problems);
    }

    [Fact]
    public void OptionalKeysAreNotRequired()
    {
        Assert.False(Maybe.IsRequired);
        Assert.False(new TextKey("t", "T.", IsOptional: true).IsRequired);
        Assert.False(new IntegerKey("i", 0, 1, "I.", IsOptional: true).IsRequired);
        Assert.True(Mass.IsRequired);
    }

    [Fact]
    public void AValueMayCarryItsSource()
    {
        var log = new ConfigLog();
        ConfigNode wrapped = Map(("value", Scalar("2.5")), ("source", Scalar("a paper")));
        Assert.Equal(2.5, Root(log, ("massMeV", wrapped)).Number(Mass));
        Assert.Equal(new ResolvedParameter("massMeV", "2.5", "MeV", "a paper", false), Assert.Single(log.Parameters));
        Assert.Empty(log.Problems);
    }

    [Fact]
    public void AListMayCarryItsSource()
    {
        var log = new ConfigLog();
        ConfigNode wrapped = Map(("value", List("1", "2", "3")), ("source", Scalar("assumed")));
        Assert.Equal([1.0, 2.0, 3.0], Root(log, ("positionMm", wrapped)).Numbers(Point));
        Assert.Equal("assumed", Assert.Single(log.Parameters).Source);
    }

    [Fact]
    public void AnUnknownKeyBesideValueIsReportedUnderItsOwnPath()
    {
        var log = new ConfigLog();
        Root(log, ("massMeV", Map(("value", Scalar("2")), ("sorce", Scalar("x"))))).Number(Mass);
        Assert.Equal(["test.yaml:2:1: massMeV: found unknown key 'sorce', expected one of value, source; did you mean 'source'?"], log.Problems);
    }

    [Fact]
    public void AnEmptySourceIsReported()
    {
        var log = new ConfigLog();
        Root(log, ("massMeV", Map(("value", Scalar("2")), ("source", Scalar(""))))).Number(Mass);
        Assert.Contains("massMeV.source: found nothing", Assert.Single(log.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void ElementsOfListsAreReportedByIndex()
    {
        var log = new ConfigLog();
        Root(log, ("positionMm", List("1", "nan", "11"))).Numbers(Point);
        Assert.Equal(
            [
                "test.yaml:2:3: positionMm[1]: found 'nan', expected a number from -10 to 10",
                "test.yaml:2:3: positionMm[2]: found '11', expected a number from -10 to 10",
            ],
            log.Problems);
    }

    [Fact]
    public void ListsOfTheWrongLengthAreReported()
    {
        var log = new ConfigLog();
        Assert.Equal(3, Root(log, ("positionMm", List("1", "2"))).Numbers(Point).Count);
        Root(log, ("gridMm", List())).Numbers(Grid);
        Root(log, ("gridMm", Scalar("5"))).Numbers(Grid);
        Assert.Equal(3, log.Problems.Count);
        Assert.Contains("found a list of 2, expected a list of 3 numbers, each a number from -10 to 10", log.Problems[0], StringComparison.Ordinal);
        Assert.Contains("found an empty list, expected a list of numbers, each a finite number", log.Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AMisspeltNameIsAnsweredWithTheNearest()
    {
        var log = new ConfigLog();
        Root(log, ("model", "two-flavor")).Choice(Model);
        Assert.Equal(["test.yaml:2:3: model: found 'two-flavor', expected one of none, two-flavour, constant; did you mean 'two-flavour'?"], log.Problems);
    }

    [Fact]
    public void UnknownKeysAreReportedWhereTheyStand()
    {
        var log = new ConfigLog();
        ConfigSection root = Root(log, ("evnts", Scalar("5")));
        root.RejectUnknown(new SectionSchema("Root.", [Events, Name]), "extra");
        Assert.Equal(["test.yaml:2:1: file: found unknown key 'evnts', expected one of events, name, extra; did you mean 'events'?"], log.Problems);
    }

    [Fact]
    public void VariantsOfNoKnownKindAreReportedOnceAndLeftOut()
    {
        var key = new VariantsKey("channels", "channel", new Dictionary<string, SectionSchema> { ["ibd"] = new("Ibd.", [Share]) }, "Channels.");
        var log = new ConfigLog();
        ConfigNode list = ConfigNode.List(Place(3, 3));
        list.Items.Add(Map(("channel", Scalar("ibdd"))));
        list.Items.Add(Map(("channel", Scalar("ibd"))));
        list.Items.Add(Scalar("ibd"));
        IReadOnlyList<(string Kind, ConfigSection Section)> variants = Root(log, ("channels", list)).Variants(key);
        Assert.Equal("channels[1]", Assert.Single(variants).Section.Path);
        Assert.Equal(2, log.Problems.Count);
        Assert.Contains("channels[0].channel: found 'ibdd', expected one of ibd; did you mean 'ibd'?", log.Problems[1], StringComparison.Ordinal);
        Assert.Contains("channels[2]: found 'ibd', expected a map of keys", log.Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyRequiredListOfMapsIsReported()
    {
        var key = new SectionsKey("rings", new SectionSchema("Ring.", [Share]), "Rings.");
        var log = new ConfigLog();
        Assert.Empty(Root(log, ("rings", List())).Sections(key));
        Assert.Contains("found an empty list, expected a list of at least one map", Assert.Single(log.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void AScalarInPlaceOfASectionIsReportedOnce()
    {
        var key = new SectionKey("source", new SectionSchema("Source.", [Name]), "Source.");
        var log = new ConfigLog();
        ConfigSection? section = Root(log, ("source", "mlf")).Section(key);
        section!.Text(Name);
        section.RejectUnknown(key.Schema);
        Assert.Contains("source: found 'mlf', expected a map of keys", Assert.Single(log.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void AValueThatNobodyReadsIsReported()
    {
        ConfigNode root = Map(("name", Scalar("x")), ("source", Map(("deep", Scalar("1")))));
        var log = new ConfigLog();
        var section = new ConfigSection(root, "", log);
        section.Text(Name);
        section.Section(new SectionKey("source", new SectionSchema("Source.", []), "Source."));
        UnreadNodes.Report(root, log);
        Assert.Contains("source.deep: found a value that nothing in this run reads", Assert.Single(log.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblemsAreThrownTogether()
    {
        var log = new ConfigLog();
        log.ThrowIfAny();
        ConfigSection root = Root(log, ("events", "0"), ("massMeV", "-1"));
        root.Integer(Events);
        root.Number(Mass);
        Assert.Equal(2, Assert.Throws<UserInputException>(log.ThrowIfAny).Problems.Count);
    }

    [Fact]
    public void DefaultsAreWrittenWhereTheFileLeavesThemOut()
    {
        var window = new NumbersKey("windowUs", 2, 0.0, 10.0, "Window.", Default: [0.5, 2.0]);
        ConfigNode map = Map(("massMeV", Scalar("7")));
        var log = new ConfigLog();
        (double Mass, double Share, bool Flag, IReadOnlyList<double> Window) first = Read(log);
        Assert.Equal([("massMeV", false), ("share", true), ("isOn", true), ("windowUs", true)], log.Parameters.Select(each => (each.Path, each.IsDefault)));
        log.WriteDefaults();
        log.WriteDefaults();
        Assert.Equal(["massMeV", "share", "isOn", "windowUs"], map.Entries.Select(entry => entry.Key));

        var again = new ConfigLog();
        (double Mass, double Share, bool Flag, IReadOnlyList<double> Window) second = Read(again);
        again.ThrowIfAny();
        Assert.Equal((first.Mass, first.Share, first.Flag), (second.Mass, second.Share, second.Flag));
        Assert.Equal([0.5, 2.0], first.Window);
        Assert.Equal([0.5, 2.0], second.Window);
        Assert.All(again.Parameters, parameter => Assert.False(parameter.IsDefault));

        (double, double, bool, IReadOnlyList<double>) Read(ConfigLog into)
        {
            var section = new ConfigSection(map, "", into);
            return (section.Number(Mass), section.Number(Share), section.Flag(Flag), section.Numbers(window));
        }
    }

    private static SourceLocation Place(int line, int column) => new("test.yaml", line, column);

    private static ConfigNode Scalar(string text) => ConfigNode.Scalar(text, Place(2, 3));

    private static ConfigNode List(params string[] items)
    {
        ConfigNode list = ConfigNode.List(Place(2, 3));
        list.Items.AddRange(items.Select(Scalar));
        return list;
    }

    private static ConfigNode Map(params (string Key, ConfigNode Node)[] entries)
    {
        ConfigNode map = ConfigNode.Map(Place(1, 1));
        foreach ((string key, ConfigNode node) in entries)
        {
            map.Add(key, Place(2, 1), node);
        }

        return map;
    }

    private static ConfigSection Root(ConfigLog log, params (string Key, string Text)[] entries) =>
        new(Map([.. entries.Select(entry => (entry.Key, Scalar(entry.Text)))]), "", log);

    private static ConfigSection Root(ConfigLog log, (string Key, ConfigNode Node) entry) => new(Map(entry), "", log);
}
