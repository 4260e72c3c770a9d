using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline.Results;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>spectrum MACRO</c>: expected recoils by quadrature.</summary>
internal static class SpectrumCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Argument<string> macro = Arguments.Macro();
        Option<string[]> settings = Arguments.Settings();
        Option<string?> plot = PlotFile();
        Option<bool> json = Arguments.Json();
        var command = new Command("spectrum", "Expected nuclear recoils of a macro in a year, by quadrature: no events.") { macro, settings, plot, json };
        command.SetAction(parsed =>
        {
            OutputFile? file = FileOf(parsed.GetValue(plot));
            SpectrumReport report = context.Simulator.Spectrum(parsed.GetRequiredValue(macro), parsed.GetRequiredValue(settings));
            file?.Write(context.Simulator.PlotSpectrum(report));
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, report, ResultJson.Default.SpectrumReport);
            }
            else
            {
                Print(context.Terminal, report);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Where a figure goes.</summary>
    internal static Option<string?> PlotFile() => new("--plot") { Description = "Also write a figure.", HelpName = "FILE.svg" };

    /// <summary>The file of a figure that was asked for; null when none was.</summary>
    internal static OutputFile? FileOf(string? path) => path is null ? null : OutputFile.Figure("--plot", path);

    private static void Print(Terminal terminal, SpectrumReport report)
    {
        terminal.Out.WriteLine(
            $"{report.Macro} in {report.Detector}: {Quantity.Number(report.TotalPerYear)} coherent scatterings a year, {Quantity.Number(report.WithTimePerYear)} with a time");
        Table parts = TableView.Create("part", ">per year", ">with a time");
        TableView.Add(parts, "nu_mu", Quantity.Number(report.ByFlavour.NuMu), "");
        TableView.Add(parts, "nu_e", Quantity.Number(report.ByFlavour.NuE), "");
        TableView.Add(parts, "nubar_mu", Quantity.Number(report.ByFlavour.NuMuBar), "");
        foreach ((string isotope, double count) in report.ByIsotope)
        {
            TableView.Add(parts, isotope, Quantity.Number(count), "");
        }

        foreach ((string channel, BackgroundCounts background) in report.Backgrounds)
        {
            TableView.Add(parts, channel, Quantity.Number(background.PerYear), Quantity.Number(background.WithTimePerYear));
        }

        terminal.Tables().Write(parts);
        Bins(terminal, "recoil, keVnr", report.RecoilBins, report.TrueRecoilBins);
        Bins(terminal, "time, us", report.TimeBins, report.TrueTimeBins);
    }

    private static void Bins(Terminal terminal, string heading, IReadOnlyList<BinCount> reconstructed, IReadOnlyList<BinCount> truth)
    {
        Table table = TableView.Create(heading, ">reconstructed", ">true");
        for (int i = 0; i < reconstructed.Count; i++)
        {
            TableView.Add(
                table, $"{Quantity.Number(reconstructed[i].Low)} - {Quantity.Number(reconstructed[i].High)}", Quantity.Number(reconstructed[i].Count),
                Quantity.Number(truth[i].Count));
        }

        terminal.Tables().Write(table);
    }
}
