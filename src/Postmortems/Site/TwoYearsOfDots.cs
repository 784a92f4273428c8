using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site;

/// <summary>Draws every incident of two years over time.</summary>
internal static class TwoYearsOfDots
{
    /// <summary>Beyond so many, dots are dust: they are counted by quarter instead.</summary>
    private const int MostDots = 1_000;

    public static TwoYears? Of(ImmutableArray<Incident> incidents, SiteMap map)
    {
        var today = map.Library.Today;
        var dated = incidents.Where(incident => incident.Began is { IsRelative: false } began && began.Local.Date <= today).ToList();
        if (dated.Count == 0)
            return null;
        var newest = dated.Max(incident => incident.Began!.Local.Date);
        var isPast = newest <= today.PlusYears(-2);
        var to = isPast ? newest : today;
        var from = to.PlusYears(-2).PlusDays(1);
        var shown = dated.Where(incident => incident.Began!.Local.Date >= from && incident.Began!.Local.Date <= to).ToList();
        var rows = shown.Select(incident => IncidentRows.Row(incident, map)).ToImmutableArray();
        return new TwoYears(from, to, rows.Length, Strip(rows, new DayScale(from, to), map), Columns(rows, new DayScale(from, to), map)) { IsPast = isPast };
    }

    private static DotStrip? Strip(ImmutableArray<IncidentRow> rows, DayScale scale, SiteMap map)
    {
        if (rows.Length > MostDots)
            return null;
        var words = Words(map, rows.Length, ["chart.incident", "chart.day", "chart.severity"]);
        var strip = DotStrip.OverTime(words, rows.Select(row => (row.Began!.Local.Date, DotOf(row, map.Language))), scale);
        return strip.IsNamed ? strip : strip with { Numbers = Counted(rows, map) };
    }

    private static ColumnChart? Columns(ImmutableArray<IncidentRow> rows, DayScale scale, SiteMap map)
    {
        if (rows.Length <= MostDots)
            return null;
        var columns = new List<Column>();
        for (var quarter = Quarter.Of(scale.First); quarter.First <= scale.Last; quarter = Quarter.Of(quarter.Last.PlusDays(1)))
        {
            var parts = rows.Where(row => Quarter.Of(row.Began!.Local.Date) == quarter)
                .GroupBy(row => row.Severity with { Definition = "", Name = "" })
                .Select(group => new ColumnPart(group.Key, group.Count()));
            columns.Add(Column.Of(quarter, parts));
        }

        return ColumnChart.Of(Words(map, rows.Length, ["chart.quarter", "chart.severity", "chart.count"]), columns);
    }

    private static ChartWords Words(SiteMap map, int count, IEnumerable<string> columns) => new(
        map.Say("two-years.title"),
        Sentences.Say(map.Language, "two-years.description", ("n", count.ToString(CultureInfo.InvariantCulture))),
        map.Language,
        [.. columns.Select(map.Say)]);

    private static Dot DotOf(IncidentRow row, string language) => new(row.Title, MomentText.Day(row.Began!, language), row.Severity)
    {
        Link = new Place(row.Path),
        Note = row.Harm is { } harm ? DurationText.Told(harm, language) : "",
    };

    private static ChartNumbers Counted(ImmutableArray<IncidentRow> rows, SiteMap map) => new(
        [map.Say("chart.quarter"), map.Say("chart.severity"), map.Say("chart.count")],
        [
            .. from row in rows
               group row by (Quarter: Quarter.Of(row.Began!.Local.Date), row.Severity.Rank, row.Severity.Label) into cell
               orderby cell.Key.Quarter, cell.Key.Rank, cell.Key.Label
               select new ChartRow([cell.Key.Quarter.ToString(), cell.Key.Label, cell.Count().ToString(CultureInfo.InvariantCulture)], new Place(map.Incidents)),
        ]);
}
