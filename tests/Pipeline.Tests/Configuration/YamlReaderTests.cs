using System.Text;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Tests.Configuration;

public sealed class YamlReaderTests
{
    [Fact]
    public void AGoodFileBecomesATreeWithPlaces()
    {
        ConfigNode root = YamlReader.Parse("a: 1\nb:\n  - { c: 'x y' }\n  - \"2\"\n", "f.yaml");
        Assert.Equal("1", root.Find("a")!.Text);
        ConfigNode b = root.Find("b")!;
        Assert.Equal(new SourceLocation("f.yaml", 2, 1), b.KeyLocation);
        Assert.Equal("x y", b.Items[0].Find("c")!.Text);
        Assert.Equal(new SourceLocation("f.yaml", 3, 10), b.Items[0].Find("c")!.Location);
        Assert.Equal("2", b.Items[1].Text);
    }

    [Fact]
    public void ADocumentMarkerAndAByteOrderMarkAreWelcome()
    {
        string text = YamlFile.Decode(Encoding.UTF8.GetPreamble().Concat("---\na: 1\n...\n"u8.ToArray()).ToArray(), "f");
        Assert.Equal("1", YamlReader.Parse(text, "f").Find("a")!.Text);
    }

    [Theory]
    [InlineData("", "f: found an empty file, expected a map of keys")]
    [InlineData("# only a comment\n", "f: found an empty file, expected a map of keys")]
    [InlineData("---\n", "f:2:2: found an empty file, expected a map of keys")]
    [InlineData("just text", "f:1:1: found 'just text', expected a map of keys at the root of the file")]
    [InlineData("- 1\n- 2\n", "f:1:1: found a list of 2, expected a map of keys at the root of the file")]
    [InlineData("a: 1\n---\nb: 2\n", "f:2:1: found a second document, expected one document a file")]
    [InlineData("a: &x 1\nb: *x\n", "f:1:4: found the anchor '&x', expected a plain value: anchors and aliases are refused")]
    [InlineData("a: 1\nb: *x\n", "f:2:4: found the alias '*x', expected the value itself: anchors and aliases are refused")]
    [InlineData("a: !!int 3\n", "f:1:4: found the tag 'tag:yaml.org,2002:int', expected a plain value: tags are refused")]
    [InlineData("a: !secret 3\n", "f:1:4: found the tag '!secret', expected a plain value: tags are refused")]
    [InlineData("a: 1\nb: 2\na: 3\n", "f:3:1: found the key 'a' again (first on line 1), expected each key once")]
    [InlineData("? [1, 2]\n: 3\n", "f:1:3: found a key that is no name, expected a name and a colon")]
    [InlineData(": 3\n", "f:1:1: found a key that is no name, expected a name and a colon")]
    [InlineData("a: \"\\u0007\"\n", "f:1:4: found the escaped character U+0007, expected text")]
    public void WhatIsNoPlainMapIsRefused(string text, string problem) => Assert.Equal([problem], Problems(text));

    [Theory]
    [InlineData("a: [1, 2\n")]
    [InlineData("a: {b: 1\nc: 2\n")]
    [InlineData("a: \"open\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: %x\n%YAML 99999999999999999999.1\n---\n")]
    [InlineData("%YAML 3.0\n---\na: 1\n")]
    [InlineData("a: \"\\UFFFFFFFF\"\n")]
    [InlineData("a: \"\\ud800\"\n")]
    [InlineData("a: \"\\q\"\n")]
    [InlineData("a: @x\n")]
    [InlineData("<html><body>: {</body>")]
    public void BrokenYamlIsReportedWithItsLine(string text)
    {
        string problem = Assert.Single(Problems(text));
        Assert.Matches(@"^f(:\d+:\d+)?: found text that is no YAML.*, expected valid YAML$", problem);
    }

    [Fact]
    public void NestingIsLimited()
    {
        Assert.Contains("nested deeper than 32", Assert.Single(Problems("a: " + new string('[', 40) + new string(']', 40))), StringComparison.Ordinal);
        Assert.Contains("nested deeper than 32", Assert.Single(Problems("a: " + new string('[', 900_000))), StringComparison.Ordinal);
        Assert.NotNull(YamlReader.Parse("a: " + new string('[', 30) + new string(']', 30), "f"));
    }

    [Fact]
    public void TheNumberOfValuesIsLimited() =>
        Assert.Contains("more than 50000 values", Assert.Single(Problems("a: [" + string.Concat(Enumerable.Repeat("1,", 60_000)) + "1]")), StringComparison.Ordinal);

    [Fact]
    public void AMapOfManyKeysIsReadQuickly()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(FormattableString.Invariant($"key{i}: {i}\n"));
        }

        Assert.Equal(20_000, YamlReader.Parse(text.ToString(), "f").Entries.Count);
    }

    [Fact]
    public void FilesThatCannotBeReadAreTheUsersMistake()
    {
        string folder = Directory.CreateTempSubdirectory("jparcsim-yaml-").FullName;
        try
        {
            string good = Path.Combine(folder, "gun.yaml");
            File.WriteAllText(good, "a: 1\n");
            Assert.Equal("1", YamlReader.Read(good).Find("a")!.Text);
            string misspelt = Path.Combine(folder, "gnu.yaml");
            Assert.Equal($"{misspelt}: found no such file, expected a YAML file; did you mean '{good}'?", FileProblem(misspelt));
            Assert.Equal($"{folder}: found a folder, expected a YAML file", FileProblem(folder));
            Assert.Contains("there is no folder", FileProblem(Path.Combine(folder, "no", "x.yaml")), StringComparison.Ordinal);
            Assert.Contains("an empty or impossible path", FileProblem(""), StringComparison.Ordinal);

            string big = Path.Combine(folder, "big.yaml");
            File.WriteAllBytes(big, Enumerable.Repeat((byte)'#', (1 << 20) + 1).ToArray());
            Assert.Equal($"{big}: found a file over 1 MiB, expected a YAML file of at most 1 MiB", FileProblem(big));
            File.WriteAllBytes(big, Enumerable.Repeat((byte)'#', 1 << 20).ToArray());
            Assert.Contains("an empty file", FileProblem(big), StringComparison.Ordinal);

            string binary = Path.Combine(folder, "binary.yaml");
            File.WriteAllBytes(binary, [0x61, 0xFF, 0xFE]);
            Assert.Equal($"{binary}: found bytes that are no UTF-8 text, expected a YAML file in UTF-8", FileProblem(binary));
            File.WriteAllBytes(binary, [.. "PAR1"u8, 0x0A, 0x00]);
            Assert.Equal($"{binary}:2:1: found the control character U+0000, expected plain text: is this a YAML file?", FileProblem(binary));
            File.WriteAllBytes(binary, []);
            Assert.Equal($"{binary}: found an empty file, expected a map of keys", FileProblem(binary));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void EndlessFilesAreNotReadToTheEnd()
    {
        if (File.Exists("/dev/zero"))
        {
            Assert.Contains("a file over 1 MiB", FileProblem("/dev/zero"), StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<string> Problems(string text) => Assert.Throws<UserInputException>(() => YamlReader.Parse(text, "f")).Problems;

    private static string FileProblem(string path) => Assert.Single(Assert.Throws<UserInputException>(() => YamlReader.Read(path)).Problems);
}
