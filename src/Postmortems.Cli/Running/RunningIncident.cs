using NodaTime;
using Postmortems.Cli.Commands;
using Postmortems.Cli.Output;
using Postmortems.Cli.Scaffolding;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.IO;

namespace Postmortems.Cli.Running;

/// <summary>Finds the incident that is going on, and writes lines into its timeline.</summary>
internal static class RunningIncident
{
    /// <summary>A draft that nobody has touched for longer is not going on: it was forgotten.</summary>
    private static readonly Duration Recent = Duration.FromDays(7);

    /// <summary>The one that is named; else the one that is going on, and a person is asked where there are several.</summary>
    /// <exception cref="Refusal">None is, or several are and nobody can be asked.</exception>
    public static async Task<ChosenReport> FindAsync(string? named, LibraryRequest request, Shell shell, CancellationToken cancel)
    {
        if (named is not null)
            return ChosenReport.Find(named, request, shell);
        var (root, options, _) = ChosenReport.Library(request, shell);
        var contents = ContentFolder.List(root, options.Content).Without(options.Playbook, options.Templates);
        var now = shell.Clock.GetCurrentInstant();
        var running = ContentFolder.Read(root, contents, options, request.Threads).Select(report => report.Incident).OfType<Incident>().Where(incident => IsRunning(incident, now)).ToList();
        if (running.Count == 0)
            throw new Refusal("No incident is going on: postmortems open \"What happened\" begins one. One that is older is named with --report.");
        // Where the service works again, what is left to do can wait for a name.
        if (running.Count > 1 && running.Where(incident => !incident.Milestone(Phase.Recovered).IsSaid).ToList() is { Count: > 0 } hurting)
            running = hurting;
        if (running.Count == 1)
            return ChosenReport.Of(running[0].Path, root, options);
        if (Prompts.On(shell) is not { } prompts)
            throw new Refusal($"Several incidents are going on: {string.Join(", ", running.Select(incident => incident.Id))}. Say which with --report.");
        var path = await prompts.OneAsync("Which incident?", [.. running.Select(incident => new Prompts.Choice<string>(incident.Path, incident.Id.Value, incident.Title))], cancel);
        return ChosenReport.Of(path, root, options);
    }

    /// <returns>The number of the line, and the report as it is now.</returns>
    /// <exception cref="Refusal">The line finds no place in the report.</exception>
    public static (int Line, ChosenReport Report) Log(ChosenReport report, (Instant At, Phase? Phase, string Text) entry, Shell shell)
    {
        var zone = ZoneOf(report);
        var line = new NewLine(entry.At, entry.Phase, entry.Text, zone) { Offset = shell.Zone.GetUtcOffset(entry.At) };
        var number = 0;
        var written = ReportEdit.Apply(report.Root, report.Path, source =>
        {
            var edited = TimelineEditor.Add(source, line, report.Options);
            number = edited?.Line ?? 0;
            return edited?.Text;
        });
        return written is null
            ? throw new Refusal($"The line finds no place in the timeline of {Printable.Line(report.Path)}, or would not read back as it is: write it there by hand.")
            : (number, ChosenReport.Of(report.Path, report.Root, report.Options));
    }

    /// <summary>In which the report's times are read; null where neither it nor the config says.</summary>
    public static DateTimeZone? ZoneOf(ChosenReport report) =>
        report.Incident.TimeZone is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? report.Options.TimeZone : report.Options.TimeZone;

    private static bool IsRunning(Incident incident, Instant now) =>
        incident is { Status: ReportStatus.Draft, IsBackfilled: false } && !incident.Milestone(Phase.Resolved).IsSaid
        && (incident.Timeline.Entries.LastOrDefault(entry => entry.At is { IsRelative: false })?.At ?? incident.Began) is { IsRelative: false } last && last.Earliest > now - Recent;
}
