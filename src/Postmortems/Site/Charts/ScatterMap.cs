using System.Collections.Immutable;
using NodaTime;

namespace Postmortems.Site.Charts;

/// <summary>A report in a plane. On a map, where near means alike, the axes have no unit.</summary>
public sealed record MapPoint(Dot Dot, double X, double Y);

/// <summary>Reports as dots in a plane.</summary>
public sealed record ScatterMap(ChartWords Words, ImmutableArray<DotMark> Dots) : Chart(Words)
{
    private const double Plot = 320;

    /// <summary>Pixels, and percent of the narrowest plot, that stay free around the dots.</summary>
    private const double Edge = 10;

    private const double Head = 24;
    private const double Foot = 46;
    private const double Gutter = 60;

    /// <summary>Pixels from the top to the axis across.</summary>
    public double Ground { get; } = Plot - Foot;

    /// <summary>None on a map.</summary>
    public ImmutableArray<TickAcross> Ticks { get; init; } = [];

    /// <summary>None on a map.</summary>
    public ImmutableArray<TickUp> Grid { get; init; } = [];

    /// <summary>What the axes measure; null on a map.</summary>
    public (string Across, string Up)? Axes { get; init; }

    public bool IsNamed => Dots.Length <= DotStrip.MostNamed;

    public ImmutableArray<LegendItem> Legend { get; init; } = [];

    /// <summary>Columns of the numbers: name, what is said of it, severity.</summary>
    public static ScatterMap Of(ChartWords words, IReadOnlyCollection<MapPoint> points)
    {
        var across = new LinearScale(points.Select(point => point.X).DefaultIfEmpty().Min(), points.Select(point => point.X).DefaultIfEmpty().Max());
        var up = new LinearScale(points.Select(point => point.Y).DefaultIfEmpty().Min(), points.Select(point => point.Y).DefaultIfEmpty().Max());
        return new ScatterMap(
            words,
            [.. points.Select(point => new DotMark(point.Dot, 100 * Inset(across.Share(point.X)), Edge + ((Plot - (2 * Edge)) * (1 - up.Share(point.Y)))))])
        {
            Height = Plot,
            Legend = DotStrip.LegendOf(points.Select(point => point.Dot.Severity)),
            Numbers = new ChartNumbers(words.Columns, [.. points.Select(point => new ChartRow([point.Dot.Name, point.Dot.Said, point.Dot.Severity.Label], point.Dot.Link))]),
        };
    }

    /// <summary>Two durations of each in seconds, on logarithmic axes. Columns of the numbers as those of <see cref="Of"/>.</summary>
    public static ScatterMap OfDurations(ChartWords words, (string Across, string Up) axes, IReadOnlyCollection<MapPoint> points)
    {
        var across = LogScale.OfDurations([.. points.Select(point => Duration.FromSeconds(point.X))]);
        var up = LogScale.OfDurations([.. points.Select(point => Duration.FromSeconds(point.Y))]);
        var chart = Of(words, points);
        return chart with
        {
            Dots = [.. points.Select(point => new DotMark(point.Dot, 100 * Inset(across.Share(point.X)), Head + ((chart.Ground - Head) * (1 - up.Share(point.Y)))))],
            Ticks = Charts.Ticks.Fit(Charts.Ticks.Durations(across, words.Language).Select(tick => tick with { Share = Inset(tick.Share) }), Narrow - Gutter),
            Grid = Charts.Ticks.FitUp(Charts.Ticks.Durations(up, words.Language), Head, chart.Ground - Head),
            Axes = axes,
        };
    }

    /// <summary>No dot stands on the edge, where the labels of the axis are.</summary>
    private static double Inset(double share) => 0.03 + (0.94 * share);
}
