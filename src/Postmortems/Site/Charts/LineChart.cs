using System.Collections.Immutable;
using NodaTime;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Charts;

/// <summary>One value of a line.</summary>
/// <param name="Name">Of its time, for the table: "2026-Q3".</param>
/// <param name="Said">The value in words.</param>
public sealed record LinePoint(LocalDate Day, string Name, double Value, string Said)
{
    /// <summary>The interval around it, in its unit; null where none is known.</summary>
    public (double Low, double High, string Said)? Band { get; init; }

    public Place? Link { get; init; }
}

/// <param name="X">In percent.</param>
/// <param name="Y">In pixels.</param>
public sealed record PointMark(LinePoint Point, double X, double Y);

/// <summary>A value over time, with the band in which the true one may lie.</summary>
public sealed record LineChart(ChartWords Words, Curve Line, ImmutableArray<PointMark> Points) : Chart(Words)
{
    private const double Head = 10;
    private const double Plot = 150;
    private const double Gutter = 60;

    public double Ground { get; } = Head + Plot;

    public ImmutableArray<TickUp> Grid { get; init; } = [];

    public ImmutableArray<TickAcross> Ticks { get; init; } = [];

    /// <summary>An outline for every run of points whose intervals are known.</summary>
    public ImmutableArray<ImmutableArray<(double X, double Y)>> Bands { get; init; } = [];

    /// <summary>From zero. Columns of the numbers: time, value, and the interval where any point has one.</summary>
    /// <param name="points">In order of time.</param>
    /// <param name="say">How a tick of the value is written.</param>
    public static LineChart Of(ChartWords words, IReadOnlyList<LinePoint> points, DayScale days, Func<double, string> say)
    {
        var ticks = Charts.Ticks.Nice(0, points.Select(Reach).DefaultIfEmpty().Max(), 4);
        var scale = new LinearScale(ticks[0], ticks[^1]);
        return Lay(words, points, days, scale) with { Grid = [.. ticks.Select(tick => new TickUp(Y(tick, scale), say(tick)))] };
    }

    /// <summary>Durations in seconds, on a logarithmic axis. Columns of the numbers as those of <see cref="Of"/>.</summary>
    public static LineChart OfDurations(ChartWords words, IReadOnlyList<LinePoint> points, DayScale days)
    {
        var reach = points.SelectMany(point => new[] { point.Value, point.Band?.Low ?? point.Value, point.Band?.High ?? point.Value });
        var scale = LogScale.OfDurations([.. reach.Select(Duration.FromSeconds)]);
        return Lay(words, points, days, scale) with { Grid = Charts.Ticks.FitUp(Charts.Ticks.Durations(scale, words.Language), Head, Plot) };
    }

    private static double Reach(LinePoint point) => Math.Max(point.Value, point.Band?.High ?? 0);

    private static LineChart Lay(ChartWords words, IReadOnlyList<LinePoint> points, DayScale days, IScale scale)
    {
        var marks = points.Select(point => new PointMark(point, 100 * days.Share(point.Day), Y(point.Value, scale))).ToImmutableArray();
        return new LineChart(words, new Curve(1, "", [.. marks.Select(mark => (mark.X, mark.Y))]), marks)
        {
            Height = Head + Plot + 26,
            Ticks = Charts.Ticks.Fit(Charts.Ticks.Quarters(days), Narrow - Gutter),
            Bands = [.. BandsOf(marks, scale)],
            Numbers = new ChartNumbers(words.Columns, [.. points.Select(point => new ChartRow([.. new[] { point.Name, point.Said, point.Band?.Said ?? "" }.Take(words.Columns.Length)], point.Link))]),
        };
    }

    private static IEnumerable<ImmutableArray<(double X, double Y)>> BandsOf(ImmutableArray<PointMark> marks, IScale scale)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            var run = marks.Skip(i).TakeWhile(mark => mark.Point.Band is not null).ToList();
            if (run.Count > 0)
                yield return Curves.Between(run.Select(mark => (mark.X, Y(mark.Point.Band!.Value.High, scale))), run.Select(mark => (mark.X, Y(mark.Point.Band!.Value.Low, scale))));
            i += run.Count;
        }
    }

    private static double Y(double value, IScale scale) => Head + (Plot * (1 - scale.Share(value)));
}
