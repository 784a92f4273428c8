using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(Shell shell)
    {
        var arguments = new CheckArguments();
        var command = new Command("check", "Say all that is wrong with the reports, each fault at its line, with what to write instead.");
        arguments.AddTo(command);
        command.SetAction(parsed => Run(arguments.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(CheckRequest request, Shell shell)
    {
        var (library, findings, checkedReports) = ScopedLibrary.Load(request, shell);
        var reports = checkedReports.Length;
        var format = Formats.Find(request.Format ?? (shell.IsOutputTerminal ? "pretty" : "plain"));
        format.Write(new FindingList(findings, shell.PrefixOf(library.Root), reports), shell);
        // Beside the findings and not among them: their stream may be read by a program.
        (shell.IsOutputTerminal && format is PrettyFormat ? shell.Out : shell.Error).WriteLine(Summary.Of(findings, reports));
        var fails = findings.Any(finding => finding.Severity is DiagnosticSeverity.Error || (request.IsStrict && finding.Severity is DiagnosticSeverity.Warning));
        return fails ? ExitCode.Findings : ExitCode.Ok;
    }
}
