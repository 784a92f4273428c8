using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Site.Feeds;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Pages;

/// <summary>Makes the pages of services, teams, severities, causes and tags.</summary>
internal static class SubjectPages
{
    private const int MaxPromises = 30;

    // The first page has charts, figures and promises beside its rows.
    private const int FirstWeight = Paging.MaxWeight / 3;

    public static IEnumerable<SubjectPage> From(SiteMap map) => map.Subjects.All.SelectMany(subject => Pages(subject, map));

    private static IEnumerable<SubjectPage> Pages(SubjectEntry subject, SiteMap map)
    {
        ImmutableArray<IncidentRow> rows = [.. subject.Incidents.Select(incident => IncidentRows.Row(incident, map))];
        var first = Paging.Cut(rows, Paging.Weight, FirstWeight)[0];
        ImmutableArray<ImmutableArray<IncidentRow>> pieces =
            first.Length == rows.Length ? [first] : [first, .. Paging.Cut(rows.Skip(first.Length), Paging.Weight)];
        var paths = Paging.Paths(map, SiteMap.PathOf(subject), pieces.Length);
        var page = First(subject, map, rows);
        return pieces.Select((piece, i) => page with
        {
            Path = paths[i],
            Frame = FrameOf(subject, map, i + 1),
            Rows = piece,
            Turn = new PageTurn(i + 1, paths),
        });
    }

    private static SubjectPage First(SubjectEntry subject, SiteMap map, ImmutableArray<IncidentRow> rows)
    {
        var actions = map.PromisesOf(subject);
        var mark = subject.Level is { } level ? IncidentRows.Mark(level, map.Language) : null;
        var path = map.Subject(subject);
        return new SubjectPage(path, TitleOf(subject, map.Language), FrameOf(subject, map, 1), subject.Kind, rows)
        {
            Id = subject.Level?.Id ?? subject.Key,
            Description = subject.DescriptionIn(map.Language),
            Severity = mark,
            Playbook = subject.Kind is SubjectKind.Cause ? map.Playbook.OfCause(subject.Key) : map.Playbook.Of(subject.Level),
            Figures = Figures(subject, rows),
            Charts = SubjectDrawer.Of(subject, map),
            Years = YearsOf(subject),
            Shares = Shares.Of(subject, map),
            Promises = [.. PromiseKeeping.OpenOf(actions).Take(MaxPromises)],
            Counts = PromiseCounts.Of(actions),
            Turn = new PageTurn(1, [path]),
            ContentsPath = map.SubjectContents,
            ActionsPath = map.Actions,
            AtomPath = ReportFeed.HasOwn(subject) ? map.Subject(subject, "xml") : null,
            CalendarPath = DueCalendar.IsDue(subject, map) ? map.Subject(subject, "ics") : null,
        };
    }

    private static PageFrame FrameOf(SubjectEntry subject, SiteMap map, int number)
    {
        var frame = map.Frame(SiteMap.NumberedPath(SiteMap.PathOf(subject), number));
        var title = $"{subject.NameIn(map.Language)} · {map.Library.Options.Title}";
        return ReportFeed.HasOwn(subject) ? frame with { Feeds = [new FeedLink(title, FeedKind.Atom, map.Subject(subject, "xml")), .. frame.Feeds] } : frame;
    }

    public static string TitleOf(SubjectEntry subject, string language) =>
        subject.Level?.Name.In(language) is { Length: > 0 } name && name != subject.Level.Id ? $"{subject.Level.Id} {name}" : subject.NameIn(language);

    private static SubjectFigures Figures(SubjectEntry subject, ImmutableArray<IncidentRow> rows)
    {
        ImmutableArray<Incident> once = [.. subject.Incidents.Where(incident => incident.TranslationOf is null)];
        var counted = subject.Counted;
        ImmutableArray<IncidentRow> dated = [.. rows.Where(row => row.Began?.Date is not null)];
        return new SubjectFigures(
            counted.Length,
            once.Count(incident => incident.Kind is ReportKind.NearMiss),
            once.Count(incident => incident.Kind is ReportKind.Drill),
            counted.Count(incident => incident.Began?.Date is null),
            counted.Count(incident => incident.IsOpen))
        {
            Newest = dated.FirstOrDefault(),
            Oldest = dated.LastOrDefault(),
        };
    }

    private static ImmutableArray<YearByQuarters> YearsOf(SubjectEntry subject)
    {
        var quarters = subject.Counted.Select(incident => incident.Began?.Date).OfType<NodaTime.LocalDate>().CountBy(Quarter.Of).ToDictionary();
        if (quarters.Count == 0)
            return [];
        var (first, last) = (quarters.Keys.Min().Year, quarters.Keys.Max().Year);
        return
        [
            .. Enumerable.Range(first, last - first + 1).Reverse()
                .Select(year => new YearByQuarters(year, [.. Enumerable.Range(1, 4).Select(number => quarters.GetValueOrDefault(new Quarter(year, number)))])),
        ];
    }
}
