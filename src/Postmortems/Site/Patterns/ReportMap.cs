using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Reviews;
using Postmortems.Site.Subjects;

namespace Postmortems.Site.Patterns;

/// <summary>
/// Every compared report once, at its day: in the row of its possible recurrence, else in that of its service. Nearness means the day and nothing else: a
/// plane of likeness would show groups wherever it had to squeeze thousands of words into two directions.
/// </summary>
internal static class ReportMap
{
    /// <summary>Beyond so many the page would grow too heavy.</summary>
    public const int MostDots = 2_000;

    private const int MostFamilies = 12;
    private const int MostServices = 10;
    private const int FewestDots = 2;

    /// <summary>Null of too few.</summary>
    public static RowStrip? Of(SiteMap map)
    {
        var compared = map.Library.Incidents.Where(incident => incident is { Kind: not ReportKind.Drill, TranslationOf: null }).ToList();
        var dated = compared.Select(incident => new Dated(incident, incident.Began?.Date)).Where(one => one.Day is not null).OrderByDescending(one => one.Day).ThenBy(one => one.Incident.Id).ToList();
        if (dated.Count < FewestDots)
            return null;
        var shown = dated.Take(MostDots).ToList();
        var rows = FamilyRows(shown, map).Concat(ServiceRows([.. shown.Where(one => map.Patterns.Of(one.Incident) is null)], map)).ToList();
        var words = new ReviewWords(map);
        var chart = RowStrip.Of(
            words.Chart(map.Say("pattern.map"), Said(map, "pattern.map.is", shown.Count), map.Say("pattern.map.row"), map.Say("chart.count"), map.Say("pattern.map.first"), map.Say("pattern.map.last")),
            rows,
            new DayScale(shown[^1].Day!.Value, LocalDate.Max(shown[0].Day!.Value, map.Library.Today)));
        return chart with { Note = Left(map, compared.Count - dated.Count, dated.Count - shown.Count) };
    }

    private static IEnumerable<StripRow> FamilyRows(List<Dated> shown, SiteMap map)
    {
        var members = shown.ToLookup(one => map.Patterns.Of(one.Incident)?.Id);
        var families = map.Patterns.Ordered.Where(family => members.Contains(family.Id)).ToList();
        foreach (var family in families.Take(MostFamilies))
            yield return new StripRow(map.Patterns.NameOf(family).Text, Dots(members[family.Id], map), new Place(map.Pattern(family.Id)));
        if (families.Skip(MostFamilies).SelectMany(family => members[family.Id]).ToList() is { Count: > 0 } others)
            yield return new StripRow(Said(map, "pattern.map.others", families.Count - MostFamilies), Dots(others, map));
    }

    private static IEnumerable<StripRow> ServiceRows(List<Dated> alone, SiteMap map)
    {
        var byService = alone.GroupBy(one => one.Incident.Services is { IsGiven: true, Value: [var first, ..] } ? first : "")
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var named = byService.Where(group => group.Key.Length > 0).ToList();
        foreach (var group in named.Take(MostServices))
        {
            var service = map.Subject(SubjectKind.Service, group.Key);
            yield return new StripRow(map.Say("pattern.map.alone").Replace("{service}", service.Name, StringComparison.Ordinal), Dots(group, map), service.Path is { } path ? new Place(path) : null);
        }

        if (named.Skip(MostServices).SelectMany(group => group).ToList() is { Count: > 0 } others)
            yield return new StripRow(Said(map, "pattern.map.other-services", named.Count - MostServices), Dots(others, map));
        if (byService.Find(group => group.Key.Length == 0) is { } unnamed)
            yield return new StripRow(map.Say("pattern.map.no-service"), Dots(unnamed, map));
    }

    private static ImmutableArray<(LocalDate, Dot)> Dots(IEnumerable<Dated> reports, SiteMap map) =>
        [.. reports.Select(one => (one.Day!.Value, DotOf(IncidentRows.Row(one.Incident, map), map)))];

    private static Dot DotOf(IncidentRow row, SiteMap map) =>
        new(row.Title, MomentText.Day(row.Began!, map.Language), row.Severity) { Link = new Place(row.Path) };

    private static string Left(SiteMap map, int undated, int older) => string.Join(
        map.Say("figures.and"),
        new[] { undated > 0 ? Said(map, "pattern.map.undated", undated) : "", older > 0 ? Said(map, "pattern.map.older", older) : "" }.Where(note => note.Length > 0));

    private static string Said(SiteMap map, string key, int count) => Sentences.Say(map.Language, key, ("n", ReviewWords.Whole(count)));

    private sealed record Dated(Incident Incident, LocalDate? Day);
}
