using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace JparcSim.Core.Tests;

/// <summary>Values of the dataset may not pass through functions whose bits differ between machines.</summary>
public sealed partial class PortableArithmeticTests
{
    [Theory]
    [InlineData("Core")]
    [InlineData("Generator")]
    [InlineData("Detector")]
    [InlineData("Reco")]
    public void SourcesCallNoFunctionOfThePlatform(string project)
    {
        string folder = Path.Combine(RepositoryRoot(), "src", project);
        string[] offences =
        [
            .. from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
               where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
               from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
               where Banned().IsMatch(line.text)
               select $"{Path.GetRelativePath(folder, file)}:{line.number}: {line.text.Trim()}",
        ];
        Assert.True(offences.Length == 0, string.Join(Environment.NewLine, offences));
    }

    [Theory]
    [InlineData("double y = Math.Exp(-x);")]
    [InlineData("return Math.Log10(x);")]
    [InlineData("(double s, double c) = Math.SinCos(a);")]
    [InlineData("double p = double.Pow(x, 2.0);")]
    [InlineData("var v = Vector256.Exp(x);")]
    [InlineData("Vector<double> lanes = default;")]
    [InlineData("TensorPrimitives.Add(a, b, c);")]
    [InlineData("double r = Math.ReciprocalSqrtEstimate(x);")]
    [InlineData("Vector256.MultiplyAddEstimate(a, b, c)")]
    [InlineData("using MathNet.Numerics;")]
    public void TheRuleWouldNotice(string line) => Assert.Matches(Banned(), line);

    [Theory]
    [InlineData("double y = Elementary.Exp(-x);")]
    [InlineData("double r = Math.Sqrt(Math.Abs(x)) + Math.Max(a, b);")]
    [InlineData("Vector256.Create(Elementary.Log(x))")]
    [InlineData("double s = Math.CopySign(Math.Floor(x), y);")]
    public void TheRuleLetsPass(string line) => Assert.DoesNotMatch(Banned(), line);

    [GeneratedRegex(
        @"\b(Math|MathF|double|float|Vector128|Vector256|Vector512)\.(Exp|Log|Pow|A?Sin|A?Cos|A?Tan|Cbrt|RootN|Hypot)[A-Za-z0-9]*(<double>)?\(" +
        @"|\b(Math|MathF|double|Vector\d*)\.\w*Estimate\w*|\bVector<|\bTensorPrimitives\b|\bMathNet\b")]
    private static partial Regex Banned();

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
