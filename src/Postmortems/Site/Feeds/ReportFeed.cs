using System.Collections.Immutable;
using Markdig;
using NodaTime;
using NodaTime.Text;
using Postmortems.Incidents;
using Postmortems.Site.Pages;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Feeds;

/// <summary>
/// The newest reports of the library, of a service or of a team, as both formats tell them. Reports without a date, or with one that had to be assumed,
/// are not in it: feeds have no word for them.
/// </summary>
/// <param name="Name">Of the feed for its identifier: the same wherever the site moves.</param>
/// <param name="Home">The page that it follows.</param>
internal sealed record ReportFeed(SiteMap Map, string Name, string Title, PagePath Home)
{
    private const int Entries = 50;

    // There is one for each service and team; who wants the older ones has the page.
    private const int SubjectEntries = 20;

    public required PagePath Atom { get; init; }

    public required ImmutableArray<Incident> Incidents { get; init; }

    public static ReportFeed OfLibrary(SiteMap map) => new(map, $"feed:{map.Language}:{map.Library.Options.Title}", map.Library.Options.Title, map.Home)
    {
        Atom = map.Feed,
        Incidents = Newest(map.Library.Incidents, Entries),
    };

    public static IEnumerable<ReportFeed> OfSubjects(SiteMap map) => map.Subjects.All.Where(HasOwn).Select(subject => Of(subject, map));

    /// <summary>A level, a kind of cause or a tag is looked at, and nobody's to follow.</summary>
    public static bool HasOwn(SubjectEntry subject) => subject.Kind is SubjectKind.Service or SubjectKind.Team;

    private static ReportFeed Of(SubjectEntry subject, SiteMap map)
    {
        var title = $"{SubjectPages.TitleOf(subject, map.Language)} · {map.Library.Options.Title}";
        return new ReportFeed(map, $"feed:{map.Language}:{map.Library.Options.Title}:{subject.Kind}:{subject.Key}", title, map.Subject(subject))
        {
            Atom = map.Subject(subject, "xml"),
            Incidents = Newest(subject.Incidents, SubjectEntries),
        };
    }

    /// <summary>Absolute where the site's address is known, else relative to the feed at <paramref name="from"/>.</summary>
    public string Address(PagePath from, PagePath path) => Map.Library.Options.BaseUrl is { } root ? root + path.Encoded : from.LinkTo(path);

    public static string Updated(Incident? incident) =>
        InstantPattern.General.Format(incident?.Began?.Earliest ?? Instant.FromUnixTimeTicks(0));

    public static string TitleOf(IncidentRow row) => $"{row.Severity.Label} · {row.Title}";

    /// <summary>Null where the report has none.</summary>
    public static string? SummaryOf(Incident incident) => incident.Impact.Summary.Value is { } summary ? PlainText(summary) : null;

    public static string PlainText(string markdown)
    {
        try
        {
            return Markdown.ToPlainText(markdown).Trim();
        }
        catch (ArgumentException)
        {
            // Nested beyond Markdig's bound: the author's own characters will do.
            return markdown;
        }
    }

    private static ImmutableArray<Incident> Newest(IEnumerable<Incident> incidents, int count) => [.. incidents.Where(HasDate).Take(count)];

    private static bool HasDate(Incident incident) =>
        incident.Began is { IsRelative: false } && !incident.Assumed.Any(assumption => assumption.Field is "timeline" or "times" or "date" or "year");
}
