using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Analysis;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;
using Postmortems.Site.Charts;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Reviews;

/// <summary>What is drawn of the whole library above the list of its reviews.</summary>
internal static class LibraryCharts
{
    /// <summary>Five years.</summary>
    private const int MostQuarters = 20;

    private const int FewestQuarters = 4;
    private const int FewestDots = 6;
    private const int MostDots = 100;

    /// <summary>Whole quarters alone: a running one would always seem to fall. Null of a short time.</summary>
    public static QuarterLine? Quarters(SiteMap map, ReviewWords words)
    {
        var filed = Counted(map).Where(one => one.Day is not null).ToList();
        if (filed.Count == 0)
            return null;
        var (first, last) = (Quarter.Of(filed.Min(one => one.Day!.Value)).First, Quarter.Of(map.Library.Today).First.PlusMonths(-3));
        var quarters = Enumerable.Range(0, MostQuarters).Select(i => last.PlusMonths(-3 * i)).TakeWhile(day => day >= first).Reverse().Select(Quarter.Of).ToList();
        if (quarters.Count < FewestQuarters)
            return null;
        var reviewed = Review.Periods(map.Library.ReviewInput).ToImmutableHashSet();
        var shown = filed.Where(one => quarters.Contains(Quarter.Of(one.Day!.Value))).ToLookup(one => Quarter.Of(one.Day!.Value));
        var chart = LineChart.Of(
            words.Chart(words.Say("figures.line"), words.Say("figures.line.is"), words.Say("chart.quarter"), words.Say("chart.count"), words.Say("figures.interval")),
            [.. quarters.Select(quarter => Point(quarter, shown[quarter].Count(), reviewed.Contains(ReviewPeriod.Of(quarter)) ? new Place(map.Review(ReviewPeriod.Of(quarter))) : null, words))],
            new DayScale(quarters[0].First, quarters[^1].Last),
            count => count.ToString("#,0.#", CultureInfo.InvariantCulture));
        var drawn = shown.SelectMany(group => group).ToList();
        return new QuarterLine(chart, drawn.Count, drawn.Count(one => one.Incident.IsBackfilled));
    }

    /// <summary>The newest of those of which both are known; null of too few.</summary>
    public static ScatterMap? NoticedAndHurt(SiteMap map, ReviewWords words)
    {
        var counted = Counted(map).ToList();
        ImmutableDictionary<IncidentId, double> Known(Clock clock) => DurationSample.Read(clock, counted, Instant.MinValue).Dots.Where(dot => !dot.IsAtLeast).ToImmutableDictionary(dot => dot.Incident.Id, dot => dot.Seconds);
        var (noticed, hurt) = (Known(Clocks.Detect), Known(Clocks.Harm));
        // In the order of the library, the newest first.
        var both = counted.Select(one => one.Incident).Where(incident => noticed.ContainsKey(incident.Id) && hurt.ContainsKey(incident.Id)).Take(MostDots).ToList();
        return both.Count < FewestDots ? null : ScatterMap.OfDurations(
            words.Chart(words.Say("figures.map"), words.Say("figures.map.is"), words.Say("chart.incident"), words.Say("figures.map.both"), words.Say("chart.severity")),
            (words.Say("figures.map.across"), words.Say("figures.map.up")),
            [.. both.Select(incident => new MapPoint(DotOf(incident, noticed[incident.Id], hurt[incident.Id], words), noticed[incident.Id], hurt[incident.Id]))]);
    }

    private static IEnumerable<FiledIncident> Counted(SiteMap map) =>
        map.Library.Incidents.Select(incident => FiledIncident.Of(incident, map.Library.Options)).Where(one => one.Counts);

    private static LinePoint Point(Quarter quarter, int count, Place? link, ReviewWords words)
    {
        var interval = PoissonCount.Interval(count);
        return new LinePoint(quarter.First.PlusDays(45), quarter.ToString(), count, ReviewWords.Whole(count)) { Band = (interval.Low, interval.High, words.Range(interval)), Link = link };
    }

    private static Dot DotOf(Incident incident, double noticed, double hurt, ReviewWords words)
    {
        var row = IncidentRows.Row(incident, words.Map);
        return new Dot(row.Title, words.Say("figures.map.said", ("noticed", words.Duration(noticed)), ("hurt", words.Duration(hurt))), row.Severity) { Link = new Place(row.Path) };
    }
}
