using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Metrics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;
using Postmortems.Site.Charts;

namespace Postmortems.Site;

/// <summary>The series beside a report, each over the incident's own time.</summary>
internal static class MetricCharts
{
    /// <summary>So much of the incident's time is shown before and after it, and five minutes at least.</summary>
    private const double Margin = 0.25;

    private static readonly ImmutableArray<Phase> Stations = [Phase.Started, Phase.Detected, Phase.Acknowledged, Phase.Identified, Phase.Mitigated, Phase.Recovered, Phase.Resolved];

    public static ImmutableArray<MetricChart> Of(Incident incident, SiteMap map)
    {
        var zone = MetricPaths.ZoneOf(incident) ?? DateTimeZone.ForOffset(incident.Began?.Offset ?? Offset.Zero);
        return
        [
            .. from file in map.Library.Metrics.GetValueOrDefault(incident.Id, [])
               from series in file.Series
               select Chart(series, incident, zone, map.Language),
        ];
    }

    private static MetricChart Chart(MetricSeries series, Incident incident, DateTimeZone zone, string language)
    {
        var whole = new TimeScale(series.Points[0].At, series.Points[^1].At, zone);
        var window = Window(incident, zone) ?? whole;
        var inside = series.Points.Where(point => window.Holds(point.At)).ToImmutableArray();
        var time = inside.IsEmpty ? whole : window;
        var shown = inside.IsEmpty ? series.Points : inside;
        var shape = SeriesShape.Of(series);
        var data = new MetricData([.. shown.Select(point => (point.At, point.Value))], time)
        {
            Stretches = [.. Phases(incident, time, language)],
            Changes = [.. shape.Changes.Where(change => time.Holds(change.At.At)).Select(change => (change.At.At, change.At.Value, ChangeSaid(change, time, language)))],
            Spikes = [.. shape.Spikes.Where(spike => time.Holds(spike.At.At)).Select(spike => (spike.At.At, spike.At.Value, SpikeSaid(spike, time, language)))],
        };
        var notes = Notes(series, shown, shape, data, language);
        return MetricChart.Of(Words(series, data, language), data) with { Notes = inside.IsEmpty ? [Sentences.Say(language, "metric.elsewhere"), .. notes] : [.. notes] };
    }

    private static ChartWords Words(MetricSeries series, MetricData data, string language) => new(
        series.Name,
        Sentences.Say(
            language,
            "metric.about",
            ("name", series.Name),
            ("n", Grouped.Of(data.Points.Length)),
            ("from", data.Time.Say(data.Points[0].At)),
            ("to", data.Time.Say(data.Points[^1].At)),
            ("least", MetricChart.Say(data.Points.Min(point => point.Value))),
            ("greatest", MetricChart.Say(data.Points.Max(point => point.Value)))),
        language,
        [.. (data.Points.Length > MetricChart.MostRows ? new[] { "metric.time", "metric.least", "metric.median", "metric.greatest" } : ["metric.time", "metric.value"]).Select(key => Sentences.Say(language, key))]);

    private static IEnumerable<string> Notes(MetricSeries series, ImmutableArray<MetricPoint> shown, SeriesShape shape, MetricData data, string language)
    {
        foreach (var (_, _, said) in data.Changes.Concat(data.Spikes).OrderBy(mark => mark.At))
            yield return said;
        if (!shape.IsLongEnough)
            yield return Sentences.Say(language, "metric.few", ("n", Grouped.Of(SeriesShape.Fewest)));
        else
            yield return Sentences.Say(language, data.Changes.IsEmpty && data.Spikes.IsEmpty ? "metric.none" : "metric.alarm");
        if (shown.Length < series.Points.Length)
            yield return Sentences.Say(language, "metric.outside", ("n", Grouped.Of(series.Points.Length - shown.Length)), ("all", Grouped.Of(series.Points.Length)));
        if (shown.Length > MetricChart.MostDrawn)
            yield return Sentences.Say(language, "metric.thinned", ("n", Grouped.Of(MetricChart.Stretches)), ("all", Grouped.Of(shown.Length)));
        if (shown.Length > MetricChart.MostRows)
            yield return Sentences.Say(language, "metric.summed", ("n", Grouped.Of(MetricChart.MostRows)));
    }

    /// <summary>From before the first known moment of the incident to after its end; null where it has none.</summary>
    private static TimeScale? Window(Incident incident, DateTimeZone zone)
    {
        var known = Known(incident).Where(told => told.Phase is not Phase.Resolved).Select(told => told.At.Earliest).ToList();
        if (known.Count == 0)
            return null;
        var (from, to) = (known.Min(), known.Max());
        var margin = Duration.Max(Duration.FromMinutes(5), (to - from) * Margin);
        return new TimeScale(from - margin, to + margin, zone);
    }

    /// <summary>From one station to the next, as often as the timeline tells of them; nothing between a recovery and the next start.</summary>
    private static IEnumerable<MetricStretch> Phases(Incident incident, TimeScale time, string language)
    {
        var told = Known(incident).OrderBy(one => one.At.Earliest).ThenBy(one => Stations.IndexOf(one.Phase)).ToList();
        foreach (var (here, next) in told.Zip(told.Skip(1).Select(one => one.At.Earliest).Append(time.To)))
        {
            if (here.Phase is not (Phase.Recovered or Phase.Resolved) && next > here.At.Earliest)
                yield return new MetricStretch(here.At.Earliest, next, Stations.IndexOf(here.Phase) + 2, Vocabulary.Name(here.Phase, language));
        }
    }

    private static IEnumerable<(Phase Phase, Moment At)> Known(Incident incident)
    {
        var told = incident.Timeline.Entries.Where(entry => entry.Phase is { } phase && Stations.Contains(phase)).Select(entry => (Phase: entry.Phase!.Value, entry.At));
        var given = incident.Times.Where(pair => Stations.Contains(pair.Key) && incident.Timeline.FirstOf(pair.Key) is null).Select(pair => (Phase: pair.Key, At: pair.Value.Value));
        return told.Concat(given).Where(pair => pair.At is { IsRelative: false, Exactness: <= Exactness.Minute, Local.Year: >= 1970 and <= 2200 }).Select(pair => (pair.Phase, pair.At!));
    }

    private static string ChangeSaid(LevelChange change, TimeScale time, string language) =>
        Sentences.Say(language, "metric.change", ("at", time.Say(change.At.At)), ("before", MetricChart.Say(change.Before)), ("after", MetricChart.Say(change.After)));

    private static string SpikeSaid(Spike spike, TimeScale time, string language) =>
        Sentences.Say(language, "metric.spike", ("at", time.Say(spike.At.At)), ("value", MetricChart.Say(spike.At.Value)), ("level", MetricChart.Say(spike.Level)));

}
