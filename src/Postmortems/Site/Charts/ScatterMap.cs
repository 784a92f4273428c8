using System.Collections.Immutable;
using NodaTime;

namespace Postmortems.Site.Charts;

/// <summary>A report with two durations in seconds.</summary>
public sealed record MapPoint(Dot Dot, double X, double Y);

/// <summary>Reports as dots in a plane, by two durations of each.</summary>
/// <param name="Axes">What is measured across and up.</param>
public sealed record ScatterMap(ChartWords Words, (string Across, string Up) Axes, ImmutableArray<DotMark> Dots) : Chart(Words)
{
    private const double Plot = 320;

    private const double Head = 24;
    private const double Foot = 46;
    private const double Gutter = 60;

    /// <summary>Pixels from the top to the axis across.</summary>
    public double Ground { get; } = Plot - Foot;

    public ImmutableArray<TickAcross> Ticks { get; init; } = [];

    public ImmutableArray<TickUp> Grid { get; init; } = [];

    public bool IsNamed => Dots.Length <= DotStrip.MostNamed;

    public ImmutableArray<LegendItem> Legend { get; init; } = [];

    /// <summary>On logarithmic axes. Columns of the numbers: name, what is said of it, severity.</summary>
    public static ScatterMap OfDurations(ChartWords words, (string Across, string Up) axes, IReadOnlyCollection<MapPoint> points)
    {
        const double ground = Plot - Foot;
        var across = LogScale.OfDurations([.. points.Select(point => Duration.FromSeconds(point.X))]);
        var up = LogScale.OfDurations([.. points.Select(point => Duration.FromSeconds(point.Y))]);
        return new ScatterMap(words, axes, [.. points.Select(point => new DotMark(point.Dot, 100 * Inset(across.Share(point.X)), Head + ((ground - Head) * (1 - up.Share(point.Y)))))])
        {
            Height = Plot,
            Legend = DotStrip.LegendOf(points.Select(point => point.Dot.Severity)),
            Numbers = new ChartNumbers(words.Columns, [.. points.Select(point => new ChartRow([point.Dot.Name, point.Dot.Said, point.Dot.Severity.Label], point.Dot.Link))]),
            Ticks = Charts.Ticks.Fit(Charts.Ticks.Durations(across, words.Language).Select(tick => tick with { Share = Inset(tick.Share) }), Narrow - Gutter),
            Grid = Charts.Ticks.FitUp(Charts.Ticks.Durations(up, words.Language), Head, ground - Head),
        };
    }

    /// <summary>No dot stands on the edge, where the labels of the axis are.</summary>
    private static double Inset(double share) => 0.03 + (0.94 * share);
}
