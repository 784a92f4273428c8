using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Drafting;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Cli.Scaffolding;

/// <summary>Whether a library knows the words that a new report is to hold. Each check answers with a sentence, or null when all is well.</summary>
internal static class RequestCheck
{
    /// <exception cref="Refusal">With the first fault.</exception>
    public static CheckedRequest Check(ReportRequest said, Workplace place)
    {
        var mistake =
            SeverityMistake(said.Severity, place.Options.Schemes)
            ?? TimeMistake(said.Started)
            ?? TimeMistake(said.Detected)
            ?? said.Services.Select(service => ServiceMistake(service, place.Options.Services)).FirstOrDefault(found => found is not null)
            ?? ZoneMistake(said.TimeZone)
            ?? TemplateMistake(said.Template, place.Templates)
            ?? IdMistake(said.Id);
        if (mistake is not null)
            throw new Refusal(mistake);
        return new CheckedRequest(said, LevelOf(said.Severity, place.Options.Schemes), said.Id is { } id ? IncidentId.Parse(id) : null);
    }

    public static SeverityLevel? LevelOf(string? word, ImmutableArray<SeverityScheme> schemes) =>
        word is not null && SeverityWord.Levels(word, schemes) is [var level] ? level : null;

    public static string? SeverityMistake(string? word, ImmutableArray<SeverityScheme> schemes)
    {
        if (word is null || ReportTime.IsUnknown(word))
            return null;
        var levels = SeverityWord.Levels(word, schemes);
        if (levels.Length == 1)
            return null;
        if (levels.Length > 1)
            return $"'{word}' may be {Or(levels.Select(level => $"{level.Id} ({level.Scheme})"))}: write which.";
        var known = string.Join(", ", schemes.SelectMany(scheme => scheme.Levels).Select(level => level.Id));
        return SeverityWord.Near(word, schemes) is { } near
            ? $"'{word}' is no level of this library; did you mean {near}? There are {known}, and unknown."
            : $"'{word}' is no level of this library. There are {known}, and unknown.";
    }

    public static string? TimeMistake(string? time) =>
        time is null || ReportTime.TryRead(time)
            ? null
            : $"'{time}' is no date with or without a time. Write it as 2026-03-14 12:05, 2026-03-14T12:05+08:00 or 2026-03-14; or unknown.";

    /// <summary>With a catalogue the service must be in it; without one, any slug will do.</summary>
    public static string? ServiceMistake(string service, ImmutableArray<Term> catalogue)
    {
        if (catalogue.Any(term => term.Id == service))
            return null;
        if (catalogue.IsEmpty)
            return IncidentId.IsSlug(service) ? null : $"'{service}' is no name for a service. Write it in small letters, digits and hyphens{SlugHint(service)}.";
        return Nearest.To(service, catalogue.Select(term => term.Id)) is { } near
            ? $"There is no service '{service}' in the catalogue of postmortems.yml; did you mean '{near}'?"
            : $"There is no service '{service}' in the catalogue of postmortems.yml. It has {string.Join(", ", catalogue.Select(term => term.Id))}.";
    }

    public static string? ZoneMistake(string? zone)
    {
        if (zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
            return null;
        var near = Nearest.To(zone, DateTimeZoneProviders.Tzdb.Ids);
        return near is null
            ? $"There is no time zone '{zone}'. Write an IANA name, such as Asia/Shanghai, Europe/Berlin or UTC."
            : $"There is no time zone '{zone}'; did you mean {near}?";
    }

    private static string? TemplateMistake(string? name, TemplateShelf templates)
    {
        if (name is null || templates.Names.Contains(name))
            return null;
        var near = Nearest.To(name, templates.Names) is { } found ? $"; did you mean '{found}'?" : ".";
        return $"There is no template '{name}'{near} There are {string.Join(", ", templates.Names)}.";
    }

    private static string? IdMistake(string? id) =>
        id is null || IncidentId.TryParse(id, out _) ? null : $"'{id}' is no id. Write small letters, digits and single hyphens{SlugHint(id)}.";

    private static string SlugHint(string text) => Slug.Of(text) is { Length: > 0 } slug ? $", as '{slug}'" : "";

    private static string Or(IEnumerable<string> words)
    {
        var list = words.ToList();
        return $"{string.Join(", ", list[..^1])} or {list[^1]}";
    }
}
