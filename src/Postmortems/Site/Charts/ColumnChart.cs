using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Charts;

/// <summary>One severity's share of a column.</summary>
public sealed record ColumnPart(SeverityMark Severity, int Count)
{
    public Place? Link { get; init; }
}

/// <summary>One column: a stretch of time with its counts.</summary>
/// <param name="Name">In full, for the table: "2026-Q3".</param>
/// <param name="Label">Beneath it: "Q3".</param>
/// <param name="Group">Beneath the labels, where it changes: "2026"; may be empty.</param>
/// <param name="Parts">In any order.</param>
public sealed record Column(string Name, string Label, string Group, ImmutableArray<ColumnPart> Parts)
{
    /// <summary>Around the sum; null where none is known.</summary>
    public (double Low, double High)? Interval { get; init; }

    public int Count => Parts.Sum(part => part.Count);

    public static Column Of(Quarter quarter, IEnumerable<ColumnPart> parts) =>
        new(quarter.ToString(), $"Q{quarter.Number}", quarter.Year.ToString("0000", CultureInfo.InvariantCulture), [.. parts]);
}

/// <summary>A part laid out.</summary>
/// <param name="Left">In percent, as is <paramref name="Width"/>.</param>
/// <param name="Top">In pixels, as is <paramref name="Height"/>.</param>
public sealed record ColumnMark(string Name, ColumnPart Part, double Left, double Width, double Top, double Height);

/// <summary>What stands above a column.</summary>
/// <param name="Middle">Of the column, in percent.</param>
/// <param name="Interval">From the lower to the upper bound, in pixels.</param>
public sealed record ColumnTotal(double Middle, double Top, string Label, (double Low, double High)? Interval);

/// <summary>Counts over time, each column piled from its severities, the worst at the ground.</summary>
public sealed record ColumnChart(ChartWords Words, ImmutableArray<ColumnMark> Parts, ImmutableArray<TickUp> Grid) : Chart(Words)
{
    private const double Head = 18;
    private const double Plot = 150;
    private const double Gutter = 30;

    /// <summary>Pixels from the top to the line that the columns stand on.</summary>
    public double Ground { get; } = Head + Plot;

    public ImmutableArray<TickAcross> Labels { get; init; } = [];

    /// <summary>Beneath the labels: the years.</summary>
    public ImmutableArray<TickAcross> Groups { get; init; } = [];

    public ImmutableArray<ColumnTotal> Totals { get; init; } = [];

    public ImmutableArray<LegendItem> Legend { get; init; } = [];

    /// <summary>Columns of the numbers: time, severity, count.</summary>
    public static ColumnChart Of(ChartWords words, IReadOnlyList<Column> columns)
    {
        var ticks = Ticks.Nice(0, columns.Select(Reach).DefaultIfEmpty().Max(), 4, isWhole: true);
        var scale = new LinearScale(0, ticks[^1]);
        return new ColumnChart(
            words,
            [.. columns.SelectMany((column, i) => Marks(column, i, columns.Count, scale))],
            [.. ticks.Select(tick => new TickUp(Y(tick, scale), Grouped.Of((int)tick)))])
        {
            Height = Head + Plot + 40,
            Labels = Ticks.Fit(columns.Select((column, i) => new TickWish(Middle(i, columns.Count), column.Label)), Narrow - Gutter),
            Groups = Ticks.Fit(columns.Select((column, i) => new TickWish(Middle(i, columns.Count), i == 0 || columns[i - 1].Group != column.Group ? column.Group : "")), Narrow - Gutter),
            Totals = [.. columns.Select((column, i) => Total(column, Middle(i, columns.Count), scale))],
            Legend = DotStrip.LegendOf(columns.SelectMany(column => column.Parts).Select(part => part.Severity)),
            Numbers = new ChartNumbers(words.Columns, [.. columns.SelectMany(Rows)]),
        };
    }

    private static double Reach(Column column) => Math.Max(column.Count, column.Interval?.High ?? 0);

    private static double Middle(int place, int of) => (place + 0.5) / of;

    private static double Y(double count, LinearScale scale) => Head + (Plot * (1 - scale.Share(count)));

    private static IEnumerable<ColumnMark> Marks(Column column, int place, int of, LinearScale scale)
    {
        var below = 0;
        foreach (var part in InOrder(column))
        {
            var (bottom, top) = (Y(below, scale), Y(below + part.Count, scale));
            below += part.Count;
            if (part.Count > 0)
                yield return new ColumnMark(column.Name, part, 100.0 * (place + 0.14) / of, 72.0 / of, top, bottom - top);
        }
    }

    private static ColumnTotal Total(Column column, double middle, LinearScale scale)
    {
        var interval = column.Interval is { } known ? ((double, double)?)(Y(known.Low, scale), Y(known.High, scale)) : null;
        var top = Math.Min(Y(column.Count, scale), interval?.Item2 ?? double.MaxValue);
        return new ColumnTotal(100 * middle, top - 5, Grouped.Of(column.Count), interval);
    }

    private static IEnumerable<ColumnPart> InOrder(Column column) =>
        column.Parts.OrderBy(part => part.Severity.Rank == 0 ? int.MaxValue : part.Severity.Rank).ThenBy(part => part.Severity.Label, StringComparer.Ordinal);

    private static IEnumerable<ChartRow> Rows(Column column) => column.Count == 0
        ? [new ChartRow([column.Name, "–", "0"])]
        : InOrder(column).Where(part => part.Count > 0).Select(part => new ChartRow([column.Name, part.Severity.Label, Grouped.Of(part.Count)], part.Link));
}
