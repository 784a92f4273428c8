using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;
using Postmortems.Site.Pages;
using Postmortems.Site.PlaybookBlocks;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Subjects;

/// <summary>Draws how often a subject comes, and how long its incidents hurt.</summary>
internal static class SubjectDrawer
{
    /// <summary>Of fewer, the list says all that a picture could.</summary>
    public const int Fewest = 3;

    /// <summary>Dots with their links; the page has rows and promises to carry too.</summary>
    private const int MostDots = 60;

    public static SubjectCharts Of(SubjectEntry subject, SiteMap map)
    {
        var dated = subject.Counted.Where(incident => incident.Began?.Date is not null).ToList();
        var steps = TimeSteps.Of([.. dated.Select(incident => incident.Began!.Date!.Value)]);
        var input = map.Library.ReviewInput;
        var now = input.Today.AtStartOfDayInZone(input.Options.TimeZone ?? DateTimeZone.Utc).ToInstant();
        var sample = DurationSample.Read(Clocks.Harm, subject.Counted.Select(incident => FiledIncident.Of(incident, input.Options)), now);
        return new SubjectCharts(dated.Count, sample.Dots.Length)
        {
            Often = dated.Count < Fewest ? null : Columns(dated, steps, map),
            IsByYear = steps.AreYears,
            Harm = sample.Dots.Length < Fewest ? null : Dots(subject, sample, map),
        };
    }

    /// <summary>A line the size of a word, over the time of the whole library, so that lines beneath one another can be compared.</summary>
    public static Sparkline? Spark(SubjectEntry subject, TimeSteps steps, SiteMap map)
    {
        var days = subject.Counted.Select(incident => incident.Began?.Date).OfType<LocalDate>().ToList();
        if (days.Count < Fewest || steps.Firsts.Length < Fewest)
            return null;
        var counts = steps.Firsts.Select(first => (Name: steps.NameOf(first), Count: days.Count(day => steps.IsIn(day, first)))).ToList();
        var most = counts.MaxBy(step => step.Count);
        var words = new ChartWords(
            Sentences.Say(map.Language, "subject.spark", ("name", subject.NameIn(map.Language))),
            Sentences.Say(map.Language, "subject.spark.is", ("n", Said(days.Count)), ("from", counts[0].Name), ("to", counts[^1].Name), ("most", Said(most.Count)), ("when", most.Name)),
            map.Language,
            [map.Say(steps.AreYears ? "figures.year-name" : "chart.quarter"), map.Say("chart.count")]);
        return Sparkline.Of(words, [.. counts.Select(step => (step.Name, (double)step.Count, Said(step.Count)))]);
    }

    private static ColumnChart Columns(List<Incident> dated, TimeSteps steps, SiteMap map)
    {
        var rows = dated.Select(incident => (Day: incident.Began!.Date!.Value, IncidentRows.Row(incident, map).Severity)).ToList();
        var words = new ChartWords(
            map.Say(steps.AreYears ? "subject.often.years" : "subject.often.quarters"),
            Sentences.Say(map.Language, "subject.often.is", ("n", Said(dated.Count))),
            map.Language,
            [map.Say(steps.AreYears ? "figures.year-name" : "chart.quarter"), map.Say("chart.severity"), map.Say("chart.count")]);
        var chart = ColumnChart.Of(words, [.. steps.Firsts.Select(first => Column(first, steps, rows.Where(row => steps.IsIn(row.Day, first)).Select(row => row.Severity)))]);
        // A row of noughts says no more than the gaps do.
        return chart with { Totals = [.. chart.Totals.Where(total => total.Label != "0")] };
    }

    private static Column Column(LocalDate first, TimeSteps steps, IEnumerable<SeverityMark> severities)
    {
        var parts = severities.GroupBy(mark => (mark.Rank, mark.Label)).Select(group => new ColumnPart(group.First(), group.Count()));
        return steps.AreYears ? new Column(steps.NameOf(first), steps.NameOf(first), "", [.. parts]) : Charts.Column.Of(Quarter.Of(first), parts);
    }

    private static DotStrip Dots(SubjectEntry subject, DurationSample sample, SiteMap map)
    {
        var words = new ReviewWords(map);
        var known = sample.Dots.ToDictionary(dot => dot.Incident.Id);
        // In the order of the library, the newest first.
        var drawn = subject.Counted.Where(incident => known.ContainsKey(incident.Id)).Take(MostDots).Select(incident => known[incident.Id]);
        return DotStrip.OverDurations(
            words.Chart(map.Say("subject.harm"), map.Say("figures.dots.is"), map.Say("chart.incident"), map.Say("figures.duration"), map.Say("chart.severity")),
            [.. drawn.Select(dot => (Length(dot.Seconds), DotOf(dot, words)))],
            Marker(sample, words));
    }

    private static Dot DotOf(DurationDot dot, ReviewWords words)
    {
        var row = IncidentRows.Row(dot.Incident, words.Map);
        var said = words.Duration(dot.Seconds);
        return new Dot(row.Title, dot.IsAtLeast ? words.Say("duration.at-least", ("duration", said)) : said, row.Severity) { Link = new Place(row.Path) };
    }

    private static DurationMarker? Marker(DurationSample sample, ReviewWords words) =>
        sample.Median is not { } median || double.IsInfinity(median.Low) ? null : new DurationMarker(Length(median.Low), words.Say("subject.harm.median", ("median", words.Median(sample))))
        {
            Interval = sample.MedianInterval is { } interval && double.IsFinite(interval.High) ? (Length(interval.Low), Length(interval.High)) : null,
        };

    // A logarithmic axis has no nought.
    private static Duration Length(double seconds) => Duration.FromSeconds(Math.Max(1, Math.Round(seconds)));

    private static string Said(int count) => Grouped.Of(count);
}
