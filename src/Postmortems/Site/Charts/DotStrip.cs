using System.Collections.Immutable;
using NodaTime;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Charts;

/// <summary>One incident, to be drawn as a dot.</summary>
/// <param name="Said">Its date or duration in words, for the table.</param>
/// <param name="Severity">For colour, shape and word.</param>
public sealed record Dot(string Name, string Said, SeverityMark Severity)
{
    public Place? Link { get; init; }

    /// <summary>The rest of what is told of it when one points at it; may be empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A dot laid out.</summary>
/// <param name="X">In percent.</param>
/// <param name="Y">In pixels.</param>
public sealed record DotMark(Dot Dot, double X, double Y);

/// <summary>All dots of one severity, to be drawn in one go.</summary>
public sealed record DustStroke(int Rank, ImmutableArray<DotMark> Dots);

/// <summary>Every incident as a dot above an axis; those that would cover one another are piled up.</summary>
public sealed record DotStrip(ChartWords Words, ImmutableArray<DotMark> Dots, ImmutableArray<TickAcross> Ticks) : Chart(Words)
{
    /// <summary>Beyond so many, a dot has neither link nor name of its own, or the page would grow too heavy: the table leads on.</summary>
    public const int MostNamed = 160;

    // Of a lightened chart.
    private const int MostShapes = 40;

    private const double Foot = 26;
    private const double Head = 22;
    private const int MostHigh = 14;

    /// <summary>Pixels across one dot.</summary>
    public double Size { get; init; } = 11;

    /// <summary>Pixels from the top to the line that the dots stand on.</summary>
    public double Ground => Height - Foot;

    public StripMarker? Marker { get; init; }

    /// <summary>Names <see cref="Size"/> for the style sheet.</summary>
    public string SizeName => Size switch { > 10 => "dots-large", > 7 => "dots-middle", > 4 => "dots-small", _ => "dots-tiny" };

    public bool IsNamed => Numbers.More is null && Dots.Length <= MostNamed;

    /// <summary>The dots in one stroke for each severity, with marks that a stroke can draw; empty where each is a shape.</summary>
    public ImmutableArray<DustStroke> Dust { get; init; } = [];

    /// <summary>For a page that has many charts of many dots: each dot is there, without a link, and the table names the last rows alone.</summary>
    /// <param name="named">How many rows are named, from the end of the axis.</param>
    /// <param name="more">Where the others stand.</param>
    public DotStrip Lightened(int named, MoreRows more) => this with
    {
        Dust = Dots.Length <= MostShapes ? [] : DustOf(Dots),
        Numbers = Numbers with { Rows = [.. Numbers.Rows.Reverse().Take(named)], More = more },
    };

    /// <summary>The severities that occur, the worst first.</summary>
    public ImmutableArray<LegendItem> Legend { get; init; } = [];

    /// <summary>On a time axis by quarter. Columns of the numbers: name, day, severity.</summary>
    public static DotStrip OverTime(ChartWords words, IEnumerable<(LocalDate Day, Dot Dot)> dots, DayScale scale) =>
        Lay(words, dots.Select(pair => (scale.Share(pair.Day), pair.Dot)), Charts.Ticks.Quarters(scale), null);

    /// <summary>On a logarithmic axis of durations. Columns of the numbers: name, duration, severity.</summary>
    public static DotStrip OverDurations(ChartWords words, IReadOnlyCollection<(Duration Length, Dot Dot)> dots, DurationMarker? marker = null)
    {
        var scale = LogScale.OfDurations([.. dots.Select(pair => pair.Length)]);
        return Lay(words, dots.Select(pair => (scale.Share(pair.Length.TotalSeconds), pair.Dot)), Charts.Ticks.Durations(scale, words.Language), marker is null ? null : StripMarker.Of(marker, scale, Narrow));
    }

    private static DotStrip Lay(ChartWords words, IEnumerable<(double Share, Dot Dot)> dots, IEnumerable<TickWish> ticks, StripMarker? marker)
    {
        var inOrder = dots.OrderBy(pair => pair.Share).ToList();
        var (size, levels) = Piled([.. inOrder.Select(pair => pair.Share)]);
        var ground = (marker is null ? 6 : Head) + (Math.Max(3, levels.DefaultIfEmpty().Max() + 1) * size);
        var marks = inOrder.Select((pair, i) => new DotMark(pair.Dot, 100 * pair.Share, ground - ((levels[i] + 0.5) * size)));
        return new DotStrip(words, [.. marks], Charts.Ticks.Fit(ticks, Narrow))
        {
            Size = size - 1,
            Height = ground + Foot,
            Marker = marker,
            Legend = LegendOf(inOrder.Select(pair => pair.Dot.Severity)),
            Numbers = new ChartNumbers(words.Columns, [.. inOrder.Select(pair => new ChartRow([pair.Dot.Name, pair.Dot.Said, pair.Dot.Severity.Label], pair.Dot.Link))]),
        };
    }

    /// <summary>The largest dots with which no pile grows too high, and each dot's place in its pile, 0 at the ground.</summary>
    private static (double Size, ImmutableArray<int> Levels) Piled(ImmutableArray<double> shares)
    {
        foreach (var size in new[] { 12.0, 9, 6 })
        {
            var levels = Levels(shares, size);
            if (levels.DefaultIfEmpty().Max() < MostHigh)
                return (size, levels);
        }

        return (4, Levels(shares, 4));
    }

    /// <summary>The mildest first, so that the worst lie on top.</summary>
    internal static ImmutableArray<DustStroke> DustOf(IEnumerable<DotMark> dots) =>
        [.. dots.GroupBy(mark => Math.Clamp(mark.Dot.Severity.Rank, 0, 5)).OrderByDescending(group => group.Key).Select(group => new DustStroke(group.Key, [.. group]))];

    /// <param name="shares">In ascending order.</param>
    /// <param name="most">Dots in a pile; one that finds no room lies over the first.</param>
    internal static ImmutableArray<int> Levels(ImmutableArray<double> shares, double size, int most = int.MaxValue)
    {
        var last = new List<double>();
        var levels = ImmutableArray.CreateBuilder<int>(shares.Length);
        foreach (var x in shares.Select(share => share * Narrow))
        {
            var level = last.FindIndex(other => x - other >= size);
            if (level < 0 && last.Count < most)
            {
                level = last.Count;
                last.Add(x);
            }

            level = Math.Max(level, 0);
            last[level] = x;
            levels.Add(level);
        }

        return levels.ToImmutable();
    }

    internal static ImmutableArray<LegendItem> LegendOf(IEnumerable<SeverityMark> severities) =>
    [
        .. severities.DistinctBy(severity => (severity.Rank, severity.Label))
            .OrderBy(severity => severity.Rank == 0 ? int.MaxValue : severity.Rank)
            .GroupBy(severity => Math.Min(severity.Rank, 5))
            .Select(group => new LegendItem(group.Key, string.Join(" / ", group.Select(severity => severity.Label).Distinct().Order(StringComparer.Ordinal)))),
    ];
}
