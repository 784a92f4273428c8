using System.Collections.Immutable;
using System.CommandLine;
using Postmortems.Cli.Output;
using Postmortems.Cli.Running;
using Postmortems.Cli.Scaffolding;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Language;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems open</c>.</summary>
internal static class OpenCommand
{
    /// <summary>Roles that one names while it burns, by their id in the config.</summary>
    private static readonly ImmutableArray<(string Id, string What)> Roles =
        [("commander", "Who leads."), ("communications", "Who tells the company and the customers."), ("scribe", "Who writes down what happens.")];

    public static Command Create(Shell shell)
    {
        var title = new Argument<string>("title") { Description = "What is wrong, in one line; of an incident that is open already, its id or file." };
        var severity = new Option<string?>("--severity", "-s") { Description = "A level as your team says it (P1, L2, Sev 3). Default: unknown.", HelpName = "level" };
        var services = new Option<string[]>("--service") { Description = "What is hurt; once for each service.", HelpName = "slug" };
        var roles = Roles.Select(role => new Option<string?>($"--{role.Id}") { Description = role.What, HelpName = "name" }).ToImmutableArray();
        var at = new Option<string?>("--at") { Description = "When it was noticed, as 12:05 or 2026-03-14 12:05. Default: now.", HelpName = "time" };
        var language = new Option<string?>("--lang", "-l") { Description = "Language of the report. Default: the library's first.", HelpName = string.Join('|', Sentences.Languages) };
        var watch = new Option<bool?>("--watch") { Description = "Keep the clocks running until Ctrl-C; --watch false shows them once. Default: on a terminal." };
        language.AcceptOnlyFromAmong([.. Sentences.Languages]);
        var library = new LibraryArguments();
        var command = new Command("open", "Start an incident now: a draft with its time, level, roles and checklist, and the clocks of its deadlines.") { title, severity, services, at, language, watch };
        foreach (var role in roles)
            command.Add(role);
        library.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(
            new OpenRequest(library.Read(parsed, shell), parsed.GetRequiredValue(title).Trim(), parsed.GetValue(watch) ?? shell.IsOutputTerminal)
            {
                Severity = parsed.GetValue(severity),
                Services = [.. parsed.GetValue(services) ?? []],
                At = parsed.GetValue(at),
                Language = parsed.GetValue(language),
                Roles = [.. Roles.Zip(roles).Select(pair => (pair.First.Id, Name: parsed.GetValue(pair.Second)?.Trim() ?? "")).Where(role => role.Name.Length > 0)],
            },
            shell,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(OpenRequest request, Shell shell, CancellationToken cancel)
    {
        var place = Workplace.Open(request.Library, shell);
        var held = place.Incidents.FirstOrDefault(incident => incident.Id.Value == request.Title || Path.GetFullPath(incident.Path, place.Root) == shell.FullPath(request.Title));
        var report = held is not null ? ChosenReport.Of(held.Path, place.Root, place.Options) : await BeginAsync(request, place, shell);
        await Watch.ShowAsync(report, request.IsWatched, shell, cancel);
        return ExitCode.Ok;
    }

    private static async Task<ChosenReport> BeginAsync(OpenRequest request, Workplace place, Shell shell)
    {
        if (request.Title.Length == 0)
            throw new Refusal("An incident needs a title: postmortems open \"What is wrong, in one line\".");
        if (request.Roles.FirstOrDefault(role => place.Options.Roles.All(known => known.Id != role.Id)) is { Id: { } unknown })
            throw new Refusal($"There is no role '{unknown}' in postmortems.yml. It has {string.Join(", ", place.Options.Roles.Select(role => role.Id))}.");
        var zone = place.Options.TimeZone ?? shell.Zone;
        var now = shell.Clock.GetCurrentInstant();
        var at = request.At is { } typed ? LogCommand.InstantOf(typed, now, zone) : now;
        var said = RequestCheck.Check(
            new ReportRequest
            {
                Title = request.Title,
                Severity = request.Severity,
                Services = request.Services,
                Language = request.Language,
                Detected = ReportTime.Of(at, zone),
                TimeZone = place.Options.TimeZone is null ? zone.Id : null,
            },
            place);
        var path = ReportWriter.Write(said, place, request.Library.Today).Path;
        var language = Sentences.For(request.Language ?? place.Options.DefaultLanguage);
        var checklist = ResponseChecklist.Of(said.Level, at.InZone(zone), place.Options, language);
        ReportEdit.Apply(place.Root, path, source => WithRoles(source.Text, request, path).TrimEnd('\n') + "\n" + (checklist.Length > 0 ? "\n" + checklist : ""));
        var declared = (at, said.Level is null ? Phase.Update : Phase.Classified, Sentences.Say(language, "open.declared") + (said.Level is { } level ? $": {level.Id}" : ""));
        var (_, report) = RunningIncident.Log(ChosenReport.Of(path, place.Root, place.Options), declared, shell);
        var shown = Printable.Line(shell.ShortPath(Path.GetFullPath(path, place.Root)));
        await shell.Out.WriteLineAsync($"Opened {shown}. postmortems log \"…\" adds to its timeline, postmortems close ends it.");
        return report;
    }

    private static string WithRoles(string text, OpenRequest request, string path) =>
        request.Roles.IsEmpty
            ? text
            : FrontMatterEditor.Set(text, "roles", $"[{string.Join(", ", request.Roles.Select(role => $"{{role: {role.Id}, name: {YamlValue.Of(role.Name)}}}"))}]")
                ?? throw new Refusal($"The roles find no place in the front matter of {path}, which is written without them: write them there by hand.");
}

/// <param name="Title">Of a new incident; or the id or file of one that is open.</param>
internal sealed record OpenRequest(LibraryRequest Library, string Title, bool IsWatched)
{
    public string? Severity { get; init; }

    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>As typed; null: now.</summary>
    public string? At { get; init; }

    public string? Language { get; init; }

    public ImmutableArray<(string Id, string Name)> Roles { get; init; } = [];
}
