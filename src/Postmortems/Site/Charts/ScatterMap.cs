using System.Collections.Immutable;

namespace Postmortems.Site.Charts;

/// <summary>A report on a map, where near means alike. The axes have no unit.</summary>
public sealed record MapPoint(Dot Dot, double X, double Y);

/// <summary>Reports as dots in a plane.</summary>
public sealed record ScatterMap(ChartWords Words, ImmutableArray<DotMark> Dots) : Chart(Words)
{
    private const double Plot = 320;

    /// <summary>Pixels, and percent of the narrowest plot, that stay free around the dots.</summary>
    private const double Edge = 10;

    public bool IsNamed => Dots.Length <= DotStrip.MostNamed;

    public ImmutableArray<LegendItem> Legend { get; init; } = [];

    /// <summary>Columns of the numbers: name, what is said of it, severity.</summary>
    public static ScatterMap Of(ChartWords words, IReadOnlyCollection<MapPoint> points)
    {
        var across = new LinearScale(points.Select(point => point.X).DefaultIfEmpty().Min(), points.Select(point => point.X).DefaultIfEmpty().Max());
        var up = new LinearScale(points.Select(point => point.Y).DefaultIfEmpty().Min(), points.Select(point => point.Y).DefaultIfEmpty().Max());
        return new ScatterMap(
            words,
            [.. points.Select(point => new DotMark(point.Dot, 3 + (94 * across.Share(point.X)), Edge + ((Plot - (2 * Edge)) * (1 - up.Share(point.Y)))))])
        {
            Height = Plot,
            Legend = DotStrip.LegendOf(points.Select(point => point.Dot.Severity)),
            Numbers = new ChartNumbers(words.Columns, [.. points.Select(point => new ChartRow([point.Dot.Name, point.Dot.Said, point.Dot.Severity.Label], point.Dot.Link))]),
        };
    }
}
