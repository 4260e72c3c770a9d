using System.CommandLine;
using JparcSim.Core.Configuration;

namespace JparcSim.Cli.Commands;

/// <summary><c>completions bash|zsh|fish</c>: a script that asks the program itself through its <c>[suggest]</c> directive.</summary>
internal static class CompletionsCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _jparcsim() {
              local line="${COMP_LINE}" point="${COMP_POINT}"
              COMPREPLY=( $(compgen -W "$(jparcsim "[suggest:${point}]" "${line}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
            }
            complete -o default -F _jparcsim jparcsim
            """,
        ["zsh"] = """
            _jparcsim() {
              local -a words_found=("${(@f)$(jparcsim "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -a words_found || _files
            }
            compdef _jparcsim jparcsim
            """,
        ["fish"] = """
            complete -c jparcsim -a '(jparcsim "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
            """,
    };

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        string[] shells = [.. Scripts.Keys];
        var shell = new Argument<string>("SHELL") { Description = "One of " + string.Join(", ", shells) + "." };
        shell.CompletionSources.Add(shells);
        var command = new Command("completions", "Print a completion script; in bash: source <(jparcsim completions bash).") { shell };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(shell);
            if (!Scripts.TryGetValue(name, out string? script))
            {
                throw new UserInputException($"completions: found '{ConfigText.Clip(name)}', expected {NearestName.Expectation(name, shells)}");
            }

            context.Terminal.Out.WriteLine(script);
            return ExitCode.Ok;
        });
        return command;
    }
}
