using System.Collections.Immutable;
using Postmortems.Site.Facets;

namespace Postmortems.Site.Pages;

/// <summary>Makes the list of all reports, and beyond what a page can carry a list for each year.</summary>
internal static class IncidentsPages
{
    private const int MaxRows = 300;
    private const int NewestRows = 40;

    public static IEnumerable<IncidentsPage> From(SiteMap map)
    {
        ImmutableArray<IncidentRow> rows = [.. map.Library.Incidents.Select(incident => IncidentRows.Row(incident, map))];
        var isCut = IsCut(rows);
        var groups = Grouped(rows);
        var years = YearsOf(groups, isCut, map);
        var whole = Page(map, isCut ? Grouped(rows.Take(NewestRows)) : groups, "incidents", years) with { IsCut = isCut };
        return isCut ? [whole, .. groups.SelectMany((group, i) => YearPages(map, group, i, years))] : [whole];
    }

    /// <summary>Where the reports of each year stand.</summary>
    public static ImmutableArray<YearEntry> YearsOf(SiteMap map)
    {
        ImmutableArray<IncidentRow> rows = [.. map.Library.Incidents.Select(incident => IncidentRows.Row(incident, map))];
        return YearsOf(Grouped(rows), IsCut(rows), map);
    }

    private static bool IsCut(ImmutableArray<IncidentRow> rows) => rows.Length > MaxRows || Paging.Cut(rows, Paging.Weight).Length > 1;

    private static ImmutableArray<YearEntry> YearsOf(ImmutableArray<YearOfIncidents> groups, bool isCut, SiteMap map) =>
    [
        .. groups.Select(group => new YearEntry(
            group.Year, group.Count, group.Severities, isCut ? map.Numbered(StemOf(group), 1) : map.Incidents, isCut ? "" : group.Anchor)),
    ];

    private static IEnumerable<IncidentsPage> YearPages(SiteMap map, YearOfIncidents group, int place, ImmutableArray<YearEntry> years)
    {
        var pieces = Paging.Cut(group.Months.SelectMany(month => month.Rows), Paging.Weight);
        var paths = Paging.Paths(map, StemOf(group), pieces.Length);
        return pieces.Select((piece, i) => Page(map, Grouped(piece), StemOf(group), years, i + 1) with
        {
            Year = years[place],
            NewerYear = place > 0 ? years[place - 1] : null,
            OlderYear = place + 1 < years.Length ? years[place + 1] : null,
            Turn = new PageTurn(i + 1, paths),
        });
    }

    private static IncidentsPage Page(SiteMap map, ImmutableArray<YearOfIncidents> groups, string stem, ImmutableArray<YearEntry> years, int number = 1)
    {
        var title = stem == "incidents" ? map.Say("page.incidents") : groups[0].Year is { } year ? $"{map.Say("page.incidents")} {year}" : map.Say("page.incidents-undated");
        var path = map.Numbered(stem, number);
        return new IncidentsPage(path, title, map.Frame(SiteMap.NumberedPath(stem, number)), groups)
        {
            Reports = map.Library.Incidents.Length,
            Years = years,
            Turn = new PageTurn(1, [path]),
            AllPath = map.Incidents,
            Facets = map.IncidentFacets,
            SubjectsPath = map.SubjectContents,
            Subjects = [.. map.Subjects.All.CountBy(subject => subject.Kind).Select(pair => (pair.Key, pair.Value))],
        };
    }

    private static string StemOf(YearOfIncidents group) => group.Year is { } year ? $"incidents-{year}" : "incidents-undated";

    private static ImmutableArray<YearOfIncidents> Grouped(IEnumerable<IncidentRow> rows) =>
    [
        .. rows.GroupBy(row => row.Began?.Date?.Year)
            .OrderBy(group => group.Key is null ? 1 : 0)
            .ThenByDescending(group => group.Key)
            .Select(group => new YearOfIncidents(group.Key, MonthsOf(group.Key, group), SeveritiesOf(group))),
    ];

    private static ImmutableArray<SeverityCount> SeveritiesOf(IEnumerable<IncidentRow> rows) =>
    [
        .. rows.GroupBy(row => (Rank: row.Severity.Rank == 0 ? int.MaxValue : row.Severity.Rank, row.Severity.Label))
            .OrderBy(group => group.Key.Rank)
            .ThenBy(group => group.Key.Label, StringComparer.Ordinal)
            .Select(group => new SeverityCount(group.First().Severity, group.Count())),
    ];

    private static ImmutableArray<MonthOfIncidents> MonthsOf(int? year, IEnumerable<IncidentRow> rows) =>
    [
        .. rows.GroupBy(row => row.Began?.Date?.Month)
            .OrderByDescending(group => group.Key)
            .Select(group => new MonthOfIncidents(year, group.Key, [.. group])),
    ];
}
