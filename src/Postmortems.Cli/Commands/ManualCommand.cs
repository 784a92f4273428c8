using System.CommandLine;
using Postmortems.Cli.Completion;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems manual</c>.</summary>
internal static class ManualCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("manual", "Write the page of the manual that man shows, with every command and option.");
        command.SetAction(parsed =>
        {
            shell.Out.Write(ManualPage.Write(CommandWords.Of((RootCommand)parsed.RootCommandResult.Command), AssembledSite.Version));
            return ExitCode.Ok;
        });
        return command;
    }
}
