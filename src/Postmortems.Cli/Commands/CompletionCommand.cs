using System.CommandLine;
using Postmortems.Cli.Completion;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems completion</c>.</summary>
internal static class CompletionCommand
{
    public static Command Create(Shell shell)
    {
        var names = ShellScripts.All.Select(script => script.Name).ToArray();
        var name = new Argument<string>("shell") { Description = $"{string.Join(", ", names)}.", HelpName = string.Join('|', names) };
        name.AcceptOnlyFromAmong(names);
        var command = new Command("completion", "Write a script by which your shell completes commands, options and their words.") { name };
        command.SetAction(parsed =>
        {
            var script = ShellScripts.All.First(script => script.Name == parsed.GetRequiredValue(name));
            shell.Out.Write(script.Write(CommandWords.Of((RootCommand)parsed.RootCommandResult.Command)));
            return ExitCode.Ok;
        });
        return command;
    }
}
