using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Storage;

namespace JparcSim.Cli.Tests;

public sealed class ExitCodeTests
{
    private static readonly string[] Run = ["run", "m.yaml", "--out", "d"];

    [Fact]
    public void AUsersMistakeIsTwoWithALineForEachProblem()
    {
        Invocation invocation = Invocation.Of(new FakeSimulator { Failure = new UserInputException(["m.yaml:1:1: found a", "m.yaml:2:1: found b"]) }, Run);
        Assert.Equal(2, invocation.ExitCode);
        Assert.Equal(["error: m.yaml:1:1: found a", "error: m.yaml:2:1: found b"], invocation.ErrorLines);
        Assert.Empty(invocation.Out);
    }

    [Fact]
    public void AFloodOfProblemsIsCut()
    {
        string[] problems = [.. Enumerable.Range(0, 1000).Select(i => $"problem {i}")];
        Invocation invocation = Invocation.Of(new FakeSimulator { Failure = new UserInputException(problems) }, Run);
        Assert.Equal(51, invocation.ErrorLines.Length);
        Assert.Equal("error: ... and 950 more", invocation.ErrorLines[^1]);
    }

    [Fact]
    public void AFullDiskIsTwoWithoutAStack()
    {
        Invocation invocation = Invocation.Of(new FakeSimulator { Failure = new IOException("No space left on device : '/data/x'") }, Run);
        Assert.Equal(2, invocation.ExitCode);
        Assert.Equal(["error: No space left on device : '/data/x'"], invocation.ErrorLines);
    }

    [Fact]
    public void AFolderWithoutPermissionIsTwo() =>
        Assert.Equal(2, Invocation.Of(new FakeSimulator { Failure = new UnauthorizedAccessException("Access to the path '/data' is denied.") }, Run).ExitCode);

    [Fact]
    public void AMistakeSeenByAWorkerIsStillTheUsers()
    {
        var failure = new AggregateException(new AggregateException(new IOException("disk full")), new IOException("disk full"));
        Invocation invocation = Invocation.Of(new FakeSimulator { Failure = failure }, Run);
        Assert.Equal(2, invocation.ExitCode);
        Assert.Equal(["error: disk full"], invocation.ErrorLines);
    }

    [Fact]
    public void OurOwnMistakeAmongTheUsersIsNotHidden()
    {
        var failure = new AggregateException(new IOException("disk full"), new InvalidOperationException("bug"));
        Assert.Throws<AggregateException>(() => Invocation.Of(new FakeSimulator { Failure = failure }, Run));
    }

    [Fact]
    public void DamageSeenByAWorkerIsStillAFailedCheck() => Assert.Equal(
        1, Invocation.Of(new FakeSimulator { Failure = new AggregateException(new InvalidFileException("no footer")) }, "show", "d").ExitCode);

    [Fact]
    public void ADamagedFileIsAFailedCheck() =>
        Assert.Equal(1, Invocation.Of(new FakeSimulator { Failure = new InvalidFileException("pairs/part-000000.parquet: no footer") }, "show", "d").ExitCode);

    [Fact]
    public void OurOwnMistakeIsNotHidden() =>
        Assert.Throws<InvalidOperationException>(() => Invocation.Of(new FakeSimulator { Failure = new InvalidOperationException("bug") }, Run));

    [Fact]
    public void AnInterruptionIsOneHundredAndThirty()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Invocation invocation = Invocation.Of(new FakeSimulator(), cancelled.Token, Run);
        Assert.Equal(130, invocation.ExitCode);
        Assert.Equal("interrupted", invocation.ErrorLines[^1]);
        Assert.Empty(invocation.Out);
    }

    [Fact]
    public void AFailedVerificationIsOne()
    {
        Invocation invocation = Invocation.Of(new FakeSimulator { Verification = new VerifyReport(false, 3, ["pairs: truncated"], ["written by version 0.0.1"]) }, "verify", "d");
        Assert.Equal(1, invocation.ExitCode);
        Assert.Contains("problem: pairs: truncated", invocation.Out, StringComparison.Ordinal);
        Assert.Contains("note: written by version 0.0.1", invocation.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void AReplayThatDiffersIsOne(bool isEqual, int exitCode) =>
        Assert.Equal(exitCode, Invocation.Of(new FakeSimulator { IsReplayEqual = isEqual }, "replay", "d", "--event", "5").ExitCode);

    [Theory]
    [InlineData(CheckKind.Predicted, 1)]
    [InlineData(CheckKind.Tuned, 1)]
    [InlineData(CheckKind.Information, 0)]
    public void AValidationThatFailsIsOneUnlessItIsInformation(CheckKind kind, int exitCode)
    {
        var report = new ValidationReport([ValidationCheck.Of("x", "x", "paper", kind, 1.0, 0.1, 0.01, 2.0, 0.01)]);
        Assert.Equal(exitCode, Invocation.Of(new FakeSimulator { Validation = report }, "validate").ExitCode);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("completions bash")]
    [InlineData("schema macro")]
    [InlineData("list channels")]
    [InlineData("describe m.yaml")]
    [InlineData("describe detector jsns2-near")]
    [InlineData("describe channel ibd")]
    [InlineData("merge a b --out c")]
    [InlineData("show d")]
    [InlineData("select d --cuts m.yaml")]
    [InlineData("validate")]
    [InlineData("bench")]
    public void WhatIsWellIsZero(string commandLine)
    {
        Invocation invocation = Invocation.Of(new FakeSimulator(), commandLine.Split(' '));
        Assert.Equal(0, invocation.ExitCode);
        Assert.NotEmpty(invocation.Out);
        Assert.Empty(invocation.Error);
    }
}
