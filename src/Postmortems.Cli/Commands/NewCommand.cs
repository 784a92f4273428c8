using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Cli.Scaffolding;
using Postmortems.Diagnostics;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems new</c>.</summary>
internal static class NewCommand
{
    public static Command Create(Shell shell)
    {
        var report = new NewArguments();
        var library = new LibraryArguments();
        var command = new Command("new", "Begin a report from a template. Never overwrites one.");
        report.AddTo(command);
        library.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(
            new NewRequest(library.Read(parsed, shell), report.Read(parsed), parsed.GetValue(report.NoInput)),
            shell,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(NewRequest request, Shell shell, CancellationToken cancel)
    {
        var place = Workplace.Open(request.Library, shell);
        // A wrong word is said before anybody is asked anything.
        RequestCheck.Check(request.Report, place);
        var said = request.Report;
        if (!request.AsksNothing && Prompts.On(shell) is { } prompts)
            said = await new ReportQuestions(prompts, place, shell, cancel).AskAsync(said);
        if (said.Title is null)
            throw new Refusal("A report needs a title: postmortems new \"What happened, in one line\".");
        var (path, template) = ReportWriter.Write(RequestCheck.Check(said, place), place, request.Library.Today);
        var full = Path.GetFullPath(path, place.Root);
        var shown = Printable.Line(shell.ShortPath(full));
        await shell.Out.WriteLineAsync($"Wrote {shown} from the template {template.Path ?? template.Name}.");
        var findings = Findings(request.Library, path, shell);
        await SayFindingsAsync(findings, place.Root, shell);
        await shell.Out.WriteLineAsync("Next:");
        await shell.Out.WriteLineAsync("  answer the questions in the file; they vanish on the site, answered or not");
        await shell.Out.WriteLineAsync($"  postmortems check {CommandLine.Quoted(shown)}");
        await shell.Out.WriteLineAsync("  postmortems serve");
        return findings.Any(finding => finding.Severity is DiagnosticSeverity.Error) ? ExitCode.Findings : ExitCode.Ok;
    }

    /// <summary>Of the new report alone, in a library that holds it by now.</summary>
    private static ImmutableArray<Diagnostic> Findings(LibraryRequest request, string path, Shell shell) =>
        [.. LoadedLibrary.Load(request, shell).Findings.Where(finding => finding.Source.Path == path)];

    private static async Task SayFindingsAsync(ImmutableArray<Diagnostic> findings, string root, Shell shell)
    {
        if (findings.IsEmpty)
        {
            await shell.Out.WriteLineAsync("It is a draft, and the checker asks nothing more of it yet. Set status to review or final, and it asks for more.");
            return;
        }

        await shell.Out.WriteLineAsync("It is a draft. The checker asks of it already:");
        Formats.Find(shell.IsOutputTerminal ? "pretty" : "plain").Write(new FindingList(findings, shell.PrefixOf(root)), shell);
    }

    private sealed record NewRequest(LibraryRequest Library, ReportRequest Report, bool AsksNothing);
}
