using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;
using Postmortems.Reading;

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
        var mends = request.Fixes || request.ShowsDiff;
        var scoped = ScopedLibrary.Load(request with { IsOfFindingsOnly = !mends }, shell);
        if (!mends)
            return Report(scoped, shell);
        if (scoped.Unsaved is { } unsaved)
            RefuseWhatWouldBeLost(unsaved);
        return Report(Mend(scoped, shell), request.ShowsDiff || scoped.Unsaved is not null ? shell.ToError() : shell);
    }

    /// <returns>The library as it is then.</returns>
    private static ScopedLibrary Mend(ScopedLibrary scoped, Shell shell)
    {
        var (library, unsaved, request) = (scoped.Library, scoped.Unsaved, scoped.Request);
        var mended = Mending.Of(library, scoped.Scope, request);
        if (request.Fixes && unsaved is null)
            mended = Mending.Write(mended, library.Root, shell);
        if (request.ShowsDiff)
            Mending.ShowDiff(mended, shell.PrefixOf(library.Root), shell);
        else if (unsaved is not null)
            shell.Out.Write(mended is [var one] ? one.After.Text : unsaved.Text);
        var isForPeople = shell.IsOutputTerminal && request.Format is null or "pretty" && !request.ShowsDiff && unsaved is null;
        (isForPeople ? shell.Out : shell.Error).WriteLine(Mending.Summary(mended, request.Fixes, scoped));
        return request.Fixes && !mended.IsEmpty ? scoped.Again(shell, unsaved is null ? null : mended[0].After) : scoped;
    }

    private static int Report(ScopedLibrary scoped, Shell shell)
    {
        var (findings, reports) = (scoped.Findings, scoped.Count);
        var format = Formats.Find(scoped.Request.Format ?? (shell.IsOutputTerminal ? "pretty" : "plain"));
        format.Write(new FindingList(findings, shell.PrefixOf(scoped.Library.Root), reports), shell);
        // Beside the findings and not among them: their stream may be read by a program.
        (shell.IsOutputTerminal && format is PrettyFormat ? shell.Out : shell.Error).WriteLine(Summary.Of(findings, reports));
        var fails = findings.Any(finding => finding.Severity is DiagnosticSeverity.Error || (scoped.Request.IsStrict && finding.Severity is DiagnosticSeverity.Warning));
        return fails ? ExitCode.Findings : ExitCode.Ok;
    }

    /// <summary>An editor puts what comes back in the place of what it sent: all of it must have been understood.</summary>
    private static void RefuseWhatWouldBeLost(SourceFile unsaved)
    {
        if (unsaved.Text.Length > IncidentReader.MaxLength || unsaved.Text.Contains('\uFFFD'))
            throw new Refusal("Standard input is not UTF-8, or too long to be a report. Nothing is mended.");
    }
}
