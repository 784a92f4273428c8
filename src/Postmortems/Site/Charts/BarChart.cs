using System.Collections.Immutable;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Charts;

/// <summary>What one bar says.</summary>
/// <param name="Said">The value as it is written beside the bar: "9", "46 %", "2 h 10 min".</param>
public sealed record Bar(string Name, double Value, string Said)
{
    /// <summary>The interval around the value, in its unit; null where none is known.</summary>
    public (double Low, double High, string Said)? Interval { get; init; }

    public Place? Link { get; init; }
}

/// <summary>A bar laid out.</summary>
/// <param name="Label">The name, cut to its room.</param>
/// <param name="Top">Of its row, in pixels.</param>
/// <param name="Width">In percent.</param>
/// <param name="Interval">In percent from the left.</param>
public sealed record BarMark(Bar Bar, string Label, double Top, double Width, (double From, double To)? Interval);

/// <summary>Bars one below the other, in the order given, each under its name.</summary>
public sealed record BarChart(ChartWords Words, ImmutableArray<BarMark> Bars) : Chart(Words)
{
    public const double Row = 42;

    /// <summary>The bars are shares of a whole, which is drawn behind them.</summary>
    public bool IsOfWhole { get; init; }

    /// <summary>Columns of the numbers: name, value, and the interval where any bar has one.</summary>
    /// <param name="whole">What a full bar stands for; null: the greatest value or end of an interval.</param>
    public static BarChart Of(ChartWords words, IReadOnlyCollection<Bar> bars, double? whole = null)
    {
        var scale = new LinearScale(0, whole ?? Math.Max(bars.Select(Reach).DefaultIfEmpty().Max(), double.Epsilon));
        return new BarChart(words, [.. bars.Select((bar, i) => Mark(bar, i, scale))])
        {
            IsOfWhole = whole is not null,
            Height = bars.Count * Row,
            Numbers = new ChartNumbers(words.Columns, [.. bars.Select(bar => new ChartRow([.. new[] { bar.Name, bar.Said, bar.Interval?.Said ?? "" }.Take(words.Columns.Length)], bar.Link))]),
        };
    }

    private static double Reach(Bar bar) => Math.Max(bar.Value, bar.Interval?.High ?? 0);

    private static BarMark Mark(Bar bar, int place, LinearScale scale) =>
        new(
            bar,
            ChartText.Shorten(bar.Name, Narrow - ChartText.Width(bar.Said) - 16),
            place * Row,
            100 * scale.Share(bar.Value),
            bar.Interval is { } interval ? (100 * scale.Share(interval.Low), 100 * scale.Share(interval.High)) : null);
}
