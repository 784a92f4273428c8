using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Cli.Running;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Language;
using Postmortems.Reading;
using Postmortems.Validation;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems close</c>.</summary>
internal static class CloseCommand
{
    public static Command Create(Shell shell)
    {
        var report = new Argument<string?>("report") { Description = "The report's file, or its id. Default: the incident that is going on.", Arity = ArgumentArity.ZeroOrOne };
        var at = new Option<string?>("--at") { Description = "When the fault itself was gone, as 12:05 or 2026-03-14 12:05. Default: now.", HelpName = "time" };
        var library = new LibraryArguments();
        var command = new Command("close", "End the incident that is going on: fill in what its timeline tells, and say what a review needs, each with its line.") { report, at };
        library.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(library.Read(parsed, shell), (parsed.GetValue(report), parsed.GetValue(at)), shell, cancel));
        return command;
    }

    private static async Task<int> RunAsync(LibraryRequest library, (string? Report, string? At) said, Shell shell, CancellationToken cancel)
    {
        var report = await RunningIncident.FindAsync(said.Report, library, shell, cancel);
        var now = shell.Clock.GetCurrentInstant();
        var at = said.At is { } time ? LogCommand.InstantOf(time, now, RunningIncident.ZoneOf(report) ?? shell.Zone) : now;
        if (report.Incident.Milestone(Phase.Resolved) is not { IsGiven: true })
        {
            (var line, report) = RunningIncident.Log(report, (at, Phase.Resolved, Sentences.Say(Sentences.For(report.Incident.Lang), "close.line")), shell);
            await shell.Out.WriteLineAsync($"{Shown(report, shell)}:{line}: {Printable.Line(report.Read.Source.Line(line).Trim())}");
        }
        else if (said.At is not null)
        {
            throw new Refusal($"{Printable.Line(report.Path)} tells already when it was resolved: mend it there, if it is wrong.");
        }

        report = await FillAsync(report, shell);
        await SayMissingAsync(report, library, shell);
        return ExitCode.Ok;
    }

    /// <summary>What <c>times</c> calls unknown and the timeline tells.</summary>
    private static async Task<ChosenReport> FillAsync(ChosenReport report, Shell shell)
    {
        var filled = new List<string>();
        var after = ReportEdit.Apply(report.Root, report.Path, source =>
        {
            filled.Clear();
            var text = source.Text;
            if (IncidentReader.Read(source, report.Options).Incident is not { } incident)
                return null;
            foreach (var (phase, told) in incident.Times)
            {
                if (told.IsGiven || incident.Timeline.MilestoneOf(phase) is not { IsRelative: false, Exactness: <= Exactness.Minute, IsApproximate: false } at)
                    continue;
                var written = RunningIncident.ZoneOf(report) is { } zone ? ReportTime.Of(at.Earliest, zone) : MomentText.Iso(at) ?? "";
                if (written.Length == 0 || FrontMatterEditor.Set(text, $"times.{Vocabulary.Identifier(phase)}", written) is not { } edited)
                    continue;
                text = edited;
                filled.Add($"{Vocabulary.Identifier(phase)} {written}");
            }

            return filled.Count > 0 ? text : null;
        });
        if (after is null)
            return report;
        await shell.Out.WriteLineAsync($"Filled in, from the timeline: {string.Join(", ", filled)}.");
        return ChosenReport.Of(report.Path, report.Root, report.Options);
    }

    /// <summary>What the checker would ask of the report in review. Its lines are those of the draft: nothing but one word differs.</summary>
    private static async Task SayMissingAsync(ChosenReport report, LibraryRequest library, Shell shell)
    {
        var source = report.Read.Source;
        var reviewed = new SourceFile(source.Path, FrontMatterEditor.Set(source.Text, "status", "review") ?? source.Text);
        var findings = Checker.Check(new CheckInput([IncidentReader.Read(reviewed, report.Options)], report.Options, library.Today));
        ImmutableArray<Diagnostic> missing = [.. findings.Where(finding => finding.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning)];
        await shell.Out.WriteLineAsync(missing.IsEmpty
            ? "Nothing is missing for a review: set status to review."
            : $"Before you set status to review, {(missing.Length == 1 ? "one thing is" : $"{missing.Length} things are")} left:");
        foreach (var finding in missing)
            await shell.Out.WriteLineAsync($"  {Shown(report, shell)}:{reviewed.Position(finding.Span.Start).Line}: {Printable.Line(finding.Message)}{(finding.Help is { } help ? $" ({Printable.Line(help)})" : "")}");
    }

    private static string Shown(ChosenReport report, Shell shell) => Printable.Line(shell.ShortPath(Path.GetFullPath(report.Path, report.Root)));
}
