using System.Collections.Immutable;
using Postmortems.Language;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Charts;

/// <summary>What a field of a heat map counts.</summary>
/// <param name="Row">Its place among the rows, from 0.</param>
/// <param name="Column">Its place among the columns, from 0.</param>
public sealed record HeatCell(int Row, int Column, int Count)
{
    public Place? Link { get; init; }
}

/// <summary>A field laid out.</summary>
/// <param name="Left">In percent, as is <paramref name="Width"/>.</param>
/// <param name="Top">In pixels.</param>
/// <param name="Heat">0 (nothing) to 5 (the most), for its tint.</param>
public sealed record HeatMark(HeatCell Cell, string Name, double Left, double Width, double Top, int Heat);

/// <summary>Counts in rows and columns, darker where there are more. Each row stands under its name.</summary>
public sealed record HeatMap(ChartWords Words, ImmutableArray<HeatMark> Cells) : Chart(Words)
{
    /// <summary>Pixels down one field.</summary>
    public const double Field = 26;

    private const double Head = 20;
    private const double Row = 50;
    private const int Warmest = 5;

    /// <summary>The names of the rows, cut to their room, with the whole name and the pixels from the top.</summary>
    public ImmutableArray<(string Label, string Name, double Top)> Rows { get; init; } = [];

    /// <summary>Above the fields: names where all have room, else letters.</summary>
    public ImmutableArray<TickAcross> Columns { get; init; } = [];

    /// <summary>What the letters stand for; empty where the names themselves had room.</summary>
    public ImmutableArray<(string Letter, string Name)> Key { get; init; } = [];

    /// <summary>Columns of the numbers: row, column, count.</summary>
    /// <param name="rows">Names, from the top.</param>
    /// <param name="columns">Names, from the left.</param>
    /// <param name="cells">Those that count something; the others are drawn empty.</param>
    public static HeatMap Of(ChartWords words, IReadOnlyList<string> rows, IReadOnlyList<string> columns, IReadOnlyCollection<HeatCell> cells)
    {
        var most = cells.Select(cell => cell.Count).DefaultIfEmpty().Max();
        var hasRoom = columns.All(column => ChartText.Width(column) + 6 <= Narrow / columns.Count);
        var byPlace = cells.ToDictionary(cell => (cell.Row, cell.Column));
        var all = rows.Index().SelectMany(_ => columns.Index(), (row, column) => byPlace.GetValueOrDefault((row.Index, column.Index), new HeatCell(row.Index, column.Index, 0)));
        return new HeatMap(words, [.. all.Select(cell => Mark(cell, $"{rows[cell.Row]} · {columns[cell.Column]}", columns.Count, most))])
        {
            Height = Head + (rows.Count * Row),
            Rows = [.. rows.Select((row, i) => (ChartText.Shorten(row, Narrow), row, Head + (i * Row) + 15))],
            Columns = [.. columns.Select((column, i) => new TickAcross(100 * (i + 0.5) / columns.Count, hasRoom ? column : Letter(i)))],
            Key = hasRoom ? [] : [.. columns.Select((column, i) => (Letter(i), column))],
            Numbers = new ChartNumbers(words.Columns, [.. cells.Where(cell => cell.Count > 0).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column).Select(cell => new ChartRow([rows[cell.Row], columns[cell.Column], Said(cell.Count)], cell.Link))]),
        };
    }

    private static HeatMark Mark(HeatCell cell, string name, int columns, int most) => new(
        cell,
        name,
        100.0 * cell.Column / columns,
        100.0 / columns,
        Head + (cell.Row * Row) + 20,
        cell.Count == 0 ? 0 : (int)Math.Ceiling((double)Warmest * cell.Count / most));

    /// <summary>A to Z, then AA.</summary>
    private static string Letter(int place) => place < 26 ? ((char)('A' + place)).ToString() : Letter((place / 26) - 1) + Letter(place % 26);

    private static string Said(int count) => Grouped.Of(count);
}
