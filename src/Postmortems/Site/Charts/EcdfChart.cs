using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Site.Charts;

/// <summary>Durations of one group of incidents, in any order.</summary>
/// <param name="Name">"2026-Q3"; names the line where there are several.</param>
public sealed record DurationSeries(string Name, ImmutableArray<Duration> Values);

/// <summary>Which share of incidents took at most so long: a stair that rises at every duration, on a logarithmic axis.</summary>
public sealed record EcdfChart(ChartWords Words, ImmutableArray<Curve> Lines, ImmutableArray<TickAcross> Ticks) : Chart(Words)
{
    private const double Head = 22;
    private const double Plot = 160;
    private const double Gutter = 44;

    /// <summary>A table of more rows says less: it names tenths instead.</summary>
    private const int MostRows = 40;

    // Of more steps those are one that lie less than a pixel apart on a phone, in percent across.
    private const int MostSteps = 60;
    private const double Finest = 0.25;

    /// <summary>Pixels from the top to the axis.</summary>
    public double Ground { get; } = Head + Plot;

    public ImmutableArray<TickUp> Grid { get; } = Shares.Grid(Head, Plot, Words.Language);

    public StripMarker? Marker { get; init; }

    /// <summary>Empty where there is only one line.</summary>
    public ImmutableArray<LegendItem> Legend { get; init; } = [];

    /// <summary>Columns of the numbers: group, duration, share that took at most so long.</summary>
    /// <param name="marker">The median of the first series.</param>
    public static EcdfChart Of(ChartWords words, IReadOnlyCollection<DurationSeries> series, DurationMarker? marker = null)
    {
        var known = series.Where(one => !one.Values.IsEmpty).ToList();
        var scale = LogScale.OfDurations([.. known.SelectMany(one => one.Values)]);
        return new EcdfChart(words, [.. known.Select((one, i) => Line(one, i + 1, scale))], Charts.Ticks.Fit(Charts.Ticks.Durations(scale, words.Language), Narrow - Gutter))
        {
            Height = Head + Plot + 26,
            Marker = marker is null ? null : StripMarker.Of(marker, scale, Narrow - Gutter),
            Legend = known.Count > 1 ? [.. known.Select((one, i) => new LegendItem(i + 1, one.Name))] : [],
            Numbers = new ChartNumbers(words.Columns, [.. known.SelectMany(one => Rows(one, words.Language))]),
        };
    }

    private static Curve Line(DurationSeries series, int place, LogScale scale)
    {
        var steps = series.Values.Order().Select((value, i) => (X: 100 * scale.Share(value.TotalSeconds), Y: Shares.Y((i + 1.0) / series.Values.Length, Head, Plot)));
        return new Curve(place, series.Name, Curves.Stair((0, Head + Plot), series.Values.Length <= MostSteps ? steps : Thinned(steps), 100));
    }

    private static IEnumerable<(double X, double Y)> Thinned(IEnumerable<(double X, double Y)> steps) =>
        steps.GroupBy(step => Math.Round(step.X / Finest)).Select(together => (together.Key * Finest, together.Last().Y));

    private static IEnumerable<ChartRow> Rows(DurationSeries series, string language)
    {
        var sorted = series.Values.Order().ToList();
        var step = sorted.Count <= MostRows ? 1 : sorted.Count / 10.0;
        for (var at = step; at < sorted.Count + (step / 2); at += step)
        {
            var place = Math.Clamp((int)Math.Round(at), 1, sorted.Count);
            yield return new ChartRow([series.Name, DurationText.Told(new Elapsed(sorted[place - 1], Exactness.Second, false), language), Shares.Said((double)place / sorted.Count, language)]);
        }
    }
}
