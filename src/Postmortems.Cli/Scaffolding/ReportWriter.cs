using System.Text;
using NodaTime;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Cli.Scaffolding;

/// <summary>Puts a new report on disk, where none is yet.</summary>
internal static class ReportWriter
{
    /// <param name="said">Its title is known by now.</param>
    /// <returns>The report's path from the root, and the template that it was made from.</returns>
    /// <exception cref="Refusal">The id or the file is taken, or the template cannot be filled in.</exception>
    public static (string Path, ReportTemplate Template) Write(CheckedRequest said, Workplace place, LocalDate today)
    {
        var language = said.Said.Language ?? Sentences.For(place.Options.DefaultLanguage);
        var template = place.Templates.Find(said.Said.Template ?? TemplateShelf.DefaultFor(said.Level), language)!;
        return (Write(said, place, today, template), template);
    }

    /// <inheritdoc cref="Write(CheckedRequest, Workplace, LocalDate)"/>
    public static string Write(CheckedRequest said, Workplace place, LocalDate today, ReportTemplate template)
    {
        var day = ReportName.DayOf(Dated(said.Said.Detected) ?? Dated(said.Said.Started), today);
        var id = said.Id ?? ReportName.Of(day, said.Said.Title!);
        var path = ReportName.PathOf(place.Options.Content, day, id);
        if (place.Holder(id) is { } holder)
            throw Taken(place, day, id, $"There is a report {id} already: {holder.Path}.");
        var text = DraftOf(said, place, id).Fill(template, Sentences.For(place.Options.DefaultLanguage), out var refused);
        if (refused.Length > 0)
            throw new Refusal($"The front matter of {template.Path ?? template.Name} is no YAML that '{refused}' could be put into. postmortems check names the fault if you copy it among the reports.");
        if (!TryCreate(Path.Join(place.Root, path), text))
            throw Taken(place, day, id, $"There is a file {path} already, and it stays as it is.");
        return path;
    }

    /// <summary>A file that is there already is never written to.</summary>
    public static bool TryCreate(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (Path.Exists(file))
            return false;
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return true;
    }

    private static string? Dated(string? time) => time is not null && !ReportTime.IsUnknown(time) ? time : null;

    private static Draft DraftOf(CheckedRequest said, Workplace place, IncidentId id) => new()
    {
        Title = said.Said.Title!,
        Language = said.Said.Language ?? Sentences.For(place.Options.DefaultLanguage),
        Severity = said.Level?.Id ?? (said.Said.Severity is null ? null : "unknown"),
        Started = said.Said.Started is { } started ? Dated(started) ?? "unknown" : null,
        Detected = said.Said.Detected is { } detected ? Dated(detected) ?? "unknown" : null,
        Services = said.Said.Services,
        Owner = said.Said.Owner,
        TimeZone = said.Said.TimeZone,
        Id = id.Value,
    };

    private static Refusal Taken(Workplace place, string day, IncidentId id, string fact)
    {
        var free = ReportName.FreeBeside(id, other => place.Holder(other) is not null || Path.Exists(Path.Join(place.Root, ReportName.PathOf(place.Options.Content, day, other))));
        return new Refusal($"{fact} Give the new one another title, or --id {free}.");
    }
}
