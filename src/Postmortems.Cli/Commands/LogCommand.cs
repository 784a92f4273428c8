using System.CommandLine;
using NodaTime;
using Postmortems.Cli.Output;
using Postmortems.Cli.Running;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems log</c>.</summary>
internal static class LogCommand
{
    public static Command Create(Shell shell)
    {
        var text = new Argument<string>("text") { Description = "What was seen, done or decided." };
        var phase = new Option<string?>("--phase", "-p") { Description = $"What it marks: {string.Join(", ", KnownNames.Phases)}; or in Chinese.", HelpName = "phase" };
        var at = new Option<string?>("--at") { Description = "When it was, as 12:05 or 2026-03-14 12:05. Default: now.", HelpName = "time" };
        var report = new Option<string?>("--report", "-r") { Description = "The report's file, or its id. Default: the incident that is going on.", HelpName = "report" };
        var library = new LibraryArguments();
        var command = new Command("log", "Add a line to the timeline of the incident that is going on.") { text, phase, at, report };
        library.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(
            new LogRequest(library.Read(parsed, shell), parsed.GetRequiredValue(text), parsed.GetValue(phase), parsed.GetValue(at)) { Report = parsed.GetValue(report) },
            shell,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(LogRequest request, Shell shell, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
            throw new Refusal("A line of the timeline says what happened: postmortems log \"Rolled back\".");
        var phase = request.Phase is { } word ? PhaseOf(word) : (Phase?)null;
        var report = await RunningIncident.FindAsync(request.Report, request.Library, shell, cancel);
        var now = shell.Clock.GetCurrentInstant();
        var at = request.At is { } time ? InstantOf(time, now, RunningIncident.ZoneOf(report) ?? shell.Zone) : now;
        var (line, after) = RunningIncident.Log(report, (at, phase, request.Text), shell);
        var path = shell.ShortPath(Path.GetFullPath(after.Path, after.Root));
        await shell.Out.WriteLineAsync($"{Printable.Line(path)}:{line}: {Printable.Line(after.Read.Source.Line(line).Trim())}");
        return ExitCode.Ok;
    }

    /// <exception cref="Refusal">It is no time of which the minute is known.</exception>
    internal static Instant InstantOf(string text, Instant now, DateTimeZone zone) =>
        ReportTime.InstantOf(text, now, zone) ?? throw new Refusal($"'{Printable.Line(text)}' is no time. Write it as 12:05, 2026-03-14 12:05 or 2026-03-14T12:05+08:00.");

    private static Phase PhaseOf(string word) =>
        Vocabulary.Find<Phase>(word.Trim()) ?? throw new Refusal(
            $"'{Printable.Line(word)}' is no phase{(Nearest.To(word, Vocabulary.Identifiers<Phase>()) is { } near ? $"; did you mean {near}?" : ".")} There are {string.Join(", ", Vocabulary.Identifiers<Phase>())}.");
}

/// <param name="Phase">As typed; null for a line that marks none.</param>
/// <param name="At">As typed; null: now.</param>
internal sealed record LogRequest(LibraryRequest Library, string Text, string? Phase, string? At)
{
    /// <summary>Null: the one that is going on.</summary>
    public string? Report { get; init; }
}
