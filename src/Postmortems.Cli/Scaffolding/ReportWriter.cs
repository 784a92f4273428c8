using System.Text;
using NodaTime;
using Postmortems.Cli.Output;
using Postmortems.Diagnostics;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.IO;
using Postmortems.Language;
using Postmortems.Reading;

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
            throw Unusable(template, refused, place);
        if (!TryCreate(place.Root, path, text))
            throw Taken(place, day, id, $"There is a file {path} already, and it stays as it is.");
        return path;
    }

    /// <summary>False for a file that is there already: it is never written to.</summary>
    /// <param name="path">From the root, with "/".</param>
    /// <exception cref="IOException">A folder on the way is a symbolic link: who writes the config must not reach out of the library.</exception>
    public static bool TryCreate(string root, string path, string text)
    {
        var file = Path.GetFullPath(path, root);
        if (Path.Exists(file))
            return false;
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        ContentFolder.RefuseLinks(root, folder);
        folder.Create();
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

    private static Refusal Unusable(ReportTemplate template, string key, Workplace place)
    {
        var source = new SourceFile(template.Path ?? template.Name, template.Text);
        var fault = IncidentReader.Read(source, place.Options).Diagnostics.FirstOrDefault(finding => finding.Severity is DiagnosticSeverity.Error);
        return new Refusal(fault is null
            ? $"'{key}' finds no place in the front matter of {source.Path}: write its keys on lines of their own."
            : $"The template has a fault. {Printable.Line(fault.ToString())}{(fault.Help is { } help ? $" ({help})" : "")}");
    }

    private static Refusal Taken(Workplace place, string day, IncidentId id, string fact)
    {
        var free = ReportName.FreeBeside(id, other => place.Holder(other) is not null || Path.Exists(Path.Join(place.Root, ReportName.PathOf(place.Options.Content, day, other))));
        return new Refusal($"{fact} Give the new one another title, or --id {free}.");
    }
}
