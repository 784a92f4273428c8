using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Postmortems.Language;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Charts;

/// <summary>Reports that belong together, to be drawn in one row; one at least.</summary>
/// <param name="Link">The page that lists them; null where there is none.</param>
public sealed record StripRow(string Name, ImmutableArray<(LocalDate Day, Dot Dot)> Dots, Place? Link = null);

/// <summary>The head of a row, laid out.</summary>
/// <param name="Label">As much of the name as there is room for.</param>
/// <param name="Base">Of the label, in pixels from the top.</param>
/// <param name="Line">Beneath its dots, in pixels from the top.</param>
public sealed record RowMark(string Label, string Name, Place? Link, double Base, double Line);

/// <summary>Reports as dots in named rows on one axis of time: what stands in one row belongs together, and nothing else does.</summary>
public sealed record RowStrip(ChartWords Words, ImmutableArray<DotMark> Dots, ImmutableArray<TickAcross> Ticks) : Chart(Words)
{
    private const double Foot = 26;
    private const double LabelRoom = 17;
    private const double Gap = 5;

    /// <summary>A pile that would be higher is drawn over itself from the ground: the numbers tell how many there are.</summary>
    private const int MostHigh = 4;

    public ImmutableArray<RowMark> Rows { get; init; } = [];

    /// <summary>Pixels from the top to the axis.</summary>
    public double Ground => Height - Foot;

    /// <summary>Pixels across one dot.</summary>
    public double Size { get; init; }

    public bool IsNamed => Dots.Length <= DotStrip.MostNamed;

    /// <summary>The dots in one stroke for each severity, where they are too many to have a name each; else empty.</summary>
    public ImmutableArray<DustStroke> Dust { get; init; } = [];

    public ImmutableArray<LegendItem> Legend { get; init; } = [];

    /// <summary>Columns of the numbers: row, reports, the first day, the last.</summary>
    public static RowStrip Of(ChartWords words, IReadOnlyList<StripRow> rows, DayScale scale)
    {
        var size = rows.Sum(row => row.Dots.Length) <= DotStrip.MostNamed ? 9.0 : 6;
        var heads = ImmutableArray.CreateBuilder<RowMark>();
        var dots = ImmutableArray.CreateBuilder<DotMark>();
        var top = 0.0;
        foreach (var row in rows)
        {
            var placed = Piled(row, scale, size);
            var line = top + LabelRoom + ((placed.Max(dot => dot.Level) + 1) * size);
            heads.Add(new RowMark(ChartText.Shorten(row.Name, Narrow), row.Name, row.Link, top + 12, line));
            dots.AddRange(placed.Select(dot => new DotMark(dot.Dot, 100 * dot.Share, line - ((dot.Level + 0.5) * size))));
            top = line + Gap;
        }

        return new RowStrip(words, dots.ToImmutable(), Charts.Ticks.Fit(Charts.Ticks.Quarters(scale), Narrow))
        {
            Rows = heads.ToImmutable(),
            Size = size - 1,
            Height = top + Foot,
            Dust = dots.Count <= DotStrip.MostNamed ? [] : DotStrip.DustOf(dots),
            Legend = DotStrip.LegendOf(dots.Select(mark => mark.Dot.Severity)),
            Numbers = new ChartNumbers(words.Columns, [.. rows.Select(Numbered)]),
        };
    }

    private static ChartRow Numbered(StripRow row)
    {
        static string Said(LocalDate day) => LocalDatePattern.Iso.Format(day);
        return new ChartRow([row.Name, Grouped.Of(row.Dots.Length), Said(row.Dots.Min(dot => dot.Day)), Said(row.Dots.Max(dot => dot.Day))], row.Link);
    }

    /// <summary>Each dot with its place in its pile, 0 at the line.</summary>
    private static List<(Dot Dot, double Share, int Level)> Piled(StripRow row, DayScale scale, double size)
    {
        var dots = row.Dots.Select(pair => (Share: scale.Share(pair.Day), pair.Dot)).OrderBy(pair => pair.Share).ToList();
        var levels = DotStrip.Levels([.. dots.Select(dot => dot.Share)], size, MostHigh);
        return [.. dots.Select((dot, i) => (dot.Dot, dot.Share, levels[i]))];
    }
}
