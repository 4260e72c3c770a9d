using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;

namespace JparcSim.Cli.Commands;

/// <summary><c>analyze cevns MACRO... --parameter NAME | --plane A,B</c>: what recoils say of parameters.</summary>
internal static class AnalyzeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context) =>
        new("analyze", "Infer parameters from expected or simulated data.") { Cevns(context) };

    private static Command Cevns(CommandContext context)
    {
        var macros = new Argument<string[]>("MACRO") { Description = "Macros of recoil detectors: paths or names of shipped ones; fitted together. Or one file of a figure, such as cevns/fig08, with --plot.", Arity = ArgumentArity.OneOrMore };
        var parameter = new Option<string?>("--parameter") { Description = "Interval of one parameter (jparcsim list parameters).", HelpName = "NAME" };
        var plane = new Option<string?>("--plane") { Description = "Region of two parameters.", HelpName = "A,B" };
        var profile = new Option<string?>("--profile") { Description = "A parameter that is fitted anew at every value of the others.", HelpName = "NAME" };
        var fix = new Option<string[]>("--fix") { Description = "Set another parameter in data and fit, such as mediatorMass=1e5. May be repeated.", HelpName = "NAME=VALUE", DefaultValueFactory = _ => [] };
        var confidence = Arguments.OptionalFraction("--confidence", "Confidence level; 0.9 when left out.");
        var without = new Option<string?>("--without") { Description = "Leave out errors or knowledge: some of flux, quenching, background, time.", HelpName = "A,B" };
        Option<long?> fluctuate = Arguments.OptionalWhole("--fluctuate", 0, long.MaxValue, "Poisson data of this seed instead of expected counts.");
        var data = new Option<string[]>("--data") { Description = "Dataset of jparcsim run as data, one for each macro in their order. May be repeated.", HelpName = "DIR", DefaultValueFactory = _ => [] };
        Option<string[]> settings = Arguments.Settings();
        Option<string?> plot = SpectrumCommand.PlotFile();
        Option<bool> json = Arguments.Json();
        var command = new Command("cevns", "Parameters of coherent scattering from binned recoils: deviance with pulls.")
        {
            macros, parameter, plane, profile, fix, confidence, without, fluctuate, data, settings, plot, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(data) is { Implicit: false } && result.GetResult(fluctuate) is { Implicit: false })
            {
                result.AddError("--fluctuate: found beside --data, expected one of the two");
            }
        });
        command.SetAction(parsed =>
        {
            string[] files = parsed.GetRequiredValue(macros);
            OutputFile? file = SpectrumCommand.FileOf(parsed.GetValue(plot));
            if (files.FirstOrDefault(context.Simulator.IsFigure) is { } figure)
            {
                RefuseBesideFigure(figure, files, parsed, parameter, plane, profile, fix, confidence, without, fluctuate, data, settings);
                OutputFile target = file ?? throw new UserInputException($"--plot: found nothing beside {figure}, a file of a figure, expected the SVG file to write");
                target.Write(context.Simulator.PlotFigure(figure, context.Cancellation));
                Print(context.Terminal, new PlotReport(target.FullPath), parsed.GetValue(json));
                return ExitCode.Ok;
            }

            string[] names = Names(parsed.GetValue(parameter), parsed.GetValue(plane));
            var request = new CevnsRequest(
                files, parsed.GetRequiredValue(settings), names, Split(parsed.GetValue(profile)), parsed.GetRequiredValue(fix),
                parsed.GetValue(confidence) ?? 0.9, Split(parsed.GetValue(without)), (ulong?)parsed.GetValue(fluctuate), parsed.GetRequiredValue(data), file is not null) { Cancellation = context.Cancellation };
            if (names.Length == 1)
            {
                ParameterReport report = context.Simulator.AnalyzeParameter(request);
                file?.Write(context.Simulator.PlotParameter(report));
                Print(context.Terminal, report, parsed.GetValue(json));
            }
            else
            {
                PlaneReport report = context.Simulator.AnalyzePlane(request);
                file?.Write(context.Simulator.PlotPlane(report));
                Print(context.Terminal, report, parsed.GetValue(json));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    // Such a file says all itself: nothing else has an effect.
    private static void RefuseBesideFigure(string figure, string[] files, ParseResult parsed, params ReadOnlySpan<Option> options)
    {
        if (files.Length > 1)
        {
            throw new UserInputException($"analyze cevns: found {figure}, a file of a figure, among {files.Length} files, expected it alone");
        }

        foreach (Option option in options)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new UserInputException($"{option.Name}: found beside {figure}, a file of a figure, which says all of its curves itself");
            }
        }
    }

    private static string[] Names(string? parameter, string? plane)
    {
        if (parameter is null == plane is null)
        {
            throw new UserInputException("analyze cevns: found neither or both of --parameter and --plane, expected one of them");
        }

        string[] names = parameter is not null ? [parameter] : Split(plane);
        return parameter is not null || (names.Length == 2 && names[0] != names[1])
            ? names
            : throw new UserInputException($"--plane: found '{ConfigText.Clip(plane!)}', expected two names, such as chargeRadiusNuE,chargeRadiusNuMu");
    }

    private static string[] Split(string? names) => names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static void Print(Terminal terminal, PlotReport report, bool isJson)
    {
        if (isJson)
        {
            ResultJson.Print(terminal, report, ResultJson.Default.PlotReport);
        }
        else
        {
            terminal.Out.WriteLine(report.File);
        }
    }

    private static void Print(Terminal terminal, ParameterReport report, bool isJson)
    {
        if (isJson)
        {
            ResultJson.Print(terminal, report, ResultJson.Default.ParameterReport);
            return;
        }

        string unit = report.Unit.Length == 0 ? "" : $" {report.Unit}";
        terminal.Out.WriteLine($"{report.Parameter}: best fit {Quantity.Number(report.BestFit)}{unit}");
        foreach (IReadOnlyList<double?> interval in report.Intervals)
        {
            terminal.Out.WriteLine(
                $"  {100.0 * report.Confidence:G4} %: {(interval[0] is { } low ? Quantity.Number(low) : "no lower end")} to {(interval[1] is { } high ? Quantity.Number(high) : "no upper end")}{unit}");
        }
    }

    private static void Print(Terminal terminal, PlaneReport report, bool isJson)
    {
        if (isJson)
        {
            ResultJson.Print(terminal, report, ResultJson.Default.PlaneReport);
            return;
        }

        terminal.Out.WriteLine($"{report.Plane[0]} and {report.Plane[1]}: chi-square {Quantity.Number(report.Level)} above its least, {100.0 * report.Confidence:G4} %");
        terminal.Out.WriteLine($"  best fit {Quantity.Number(report.BestFit[0])}, {Quantity.Number(report.BestFit[1])}");
        if (report.Contours.Count == 0)
        {
            terminal.Out.WriteLine("  no border: the whole plane is allowed");
        }

        foreach (IReadOnlyList<IReadOnlyList<double>> line in report.Contours)
        {
            terminal.Out.WriteLine(
                $"  {line.Count} points, {report.Plane[0]} from {Quantity.Number(line.Min(point => point[0]))} to {Quantity.Number(line.Max(point => point[0]))}, "
                    + $"{report.Plane[1]} from {Quantity.Number(line.Min(point => point[1]))} to {Quantity.Number(line.Max(point => point[1]))}");
        }
    }
}
