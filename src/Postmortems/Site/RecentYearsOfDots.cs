using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site;

/// <summary>Draws every incident of the last years over time.</summary>
internal static class RecentYearsOfDots
{
    /// <summary>Years that may be shown: two, unless these hold next to nothing.</summary>
    private static readonly int[] Spans = [2, 5, 10];

    /// <summary>Of fewer, the list of the newest says all that a picture could.</summary>
    private const int Fewest = 3;

    /// <summary>Dots that make a picture without asking further back.</summary>
    private const int Enough = 12;

    /// <summary>Beyond so many, dots are dust: they are counted by quarter instead.</summary>
    private const int MostDots = 1_000;

    public static RecentYears? Of(ImmutableArray<Incident> incidents, SiteMap map)
    {
        var today = map.Library.Today;
        var dated = incidents.Where(incident => incident.Began is { IsRelative: false } began && began.Local.Date <= today).ToList();
        if (dated.Count < Fewest)
            return null;
        var newest = dated.Max(incident => incident.Began!.Local.Date);
        var isPast = newest <= today.PlusYears(-Spans[0]);
        var to = isPast ? newest : today;
        List<Incident> Of(int years) => dated.FindAll(incident => incident.Began!.Local.Date > to.PlusYears(-years));
        var years = Spans.First(span => Of(span).Count is var count && (count >= Enough || count == Of(Spans[^1]).Count));
        if (Of(years).Count < Fewest)
            return null;
        var from = to.PlusYears(-years).PlusDays(1);
        var rows = Of(years).Select(incident => IncidentRows.Row(incident, map)).ToImmutableArray();
        return new RecentYears(from, to, rows.Length, Strip(rows, new DayScale(from, to), years, map), Columns(rows, new DayScale(from, to), years, map))
        {
            IsPast = isPast,
            InLastTwo = years == Spans[0] ? null : Of(Spans[0]).Count,
        };
    }

    private static DotStrip? Strip(ImmutableArray<IncidentRow> rows, DayScale scale, int years, SiteMap map)
    {
        if (rows.Length > MostDots)
            return null;
        var words = Words(map, (rows.Length, years), ["chart.incident", "chart.day", "chart.severity"]);
        var strip = DotStrip.OverTime(words, rows.Select(row => (row.Began!.Local.Date, DotOf(row, map.Language))), scale);
        return strip.IsNamed ? strip : strip with { Numbers = Counted(rows, map) };
    }

    private static ColumnChart? Columns(ImmutableArray<IncidentRow> rows, DayScale scale, int years, SiteMap map)
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

        return ColumnChart.Of(Words(map, (rows.Length, years), ["chart.quarter", "chart.severity", "chart.count"]), columns);
    }

    private static ChartWords Words(SiteMap map, (int Incidents, int Years) count, IEnumerable<string> columns) => new(
        Sentences.Say(map.Language, "recent-years.title", ("n", count.Years.ToString(CultureInfo.InvariantCulture))),
        Sentences.Say(map.Language, "recent-years.description", ("n", Grouped.Of(count.Incidents))),
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
               select new ChartRow([cell.Key.Quarter.ToString(), cell.Key.Label, Grouped.Of(cell.Count())], new Place(map.Incidents)),
        ]);
}
