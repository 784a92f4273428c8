using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Postmortems.Site.Charts;

/// <summary>A stretch of the incident behind a series.</summary>
/// <param name="Tone">Of the phase, as in <see cref="PhaseBar"/>.</param>
public sealed record MetricStretch(Instant From, Instant To, int Tone, string Name);

/// <summary>A stretch laid out.</summary>
/// <param name="From">In percent from the left.</param>
/// <param name="Width">In percent.</param>
/// <param name="Label">The name where it has room, else its letter in the key, else empty.</param>
public sealed record MetricBand(MetricStretch Stretch, double From, double Width, string Label);

/// <summary>A value that stands out, or the first on a new level.</summary>
/// <param name="X">In percent.</param>
/// <param name="Y">In pixels.</param>
public sealed record MetricMark(double X, double Y, string Said);

/// <summary>What is to be drawn of a series.</summary>
public sealed record MetricData(ImmutableArray<(Instant At, double Value)> Points, TimeScale Time)
{
    public ImmutableArray<MetricStretch> Stretches { get; init; } = [];

    public ImmutableArray<(Instant At, double Value, string Said)> Changes { get; init; } = [];

    public ImmutableArray<(Instant At, double Value, string Said)> Spikes { get; init; } = [];
}

/// <summary>A measured series over an incident's time, with the phases behind it.</summary>
public sealed record MetricChart(ChartWords Words, ImmutableArray<(double X, double Y)> Line, ImmutableArray<MetricMark> Points) : Chart(Words)
{
    /// <summary>More values than these are drawn as the lowest and highest of equal stretches of time.</summary>
    public const int MostDrawn = 240;

    /// <summary>More than these are summed up in the table, by equal stretches of time.</summary>
    public const int MostRows = 60;

    public const int Stretches = 120;

    private const double Head = 26;
    private const double Plot = 150;
    private const double Gutter = 60;

    public double Top { get; } = Head;

    public double Ground { get; } = Head + Plot;

    public ImmutableArray<TickUp> Grid { get; init; } = [];

    public ImmutableArray<TickAcross> Ticks { get; init; } = [];

    public ImmutableArray<MetricBand> Bands { get; init; } = [];

    /// <summary>Names of the bands that had room for a letter only.</summary>
    public ImmutableArray<(string Letter, string Name)> Key { get; init; } = [];

    public ImmutableArray<MetricMark> Changes { get; init; } = [];

    public ImmutableArray<MetricMark> Spikes { get; init; } = [];

    /// <summary>What must be said beside the picture, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Columns of the numbers: time, value; where there are more than <see cref="MostRows"/>: time, least, median, greatest.</summary>
    public static MetricChart Of(ChartWords words, MetricData data)
    {
        var drawn = Thinned(data);
        var ticks = UpOf(data.Points);
        var scale = new LinearScale(ticks[0], ticks[^1]);
        var (bands, key) = BandsOf(data);
        return new MetricChart(words, [.. drawn.Select(point => Place(point.At, point.Value))], data.Points.Length > MostRows ? [] : [.. data.Points.Select(point => Mark(point.At, point.Value, $"{data.Time.Say(point.At)}: {Say(point.Value)}"))])
        {
            Height = Head + Plot + 26,
            Grid = [.. ticks.Select(tick => new TickUp(Y(tick, scale), Say(tick)))],
            Ticks = data.Points.IsEmpty ? [] : Charts.Ticks.Fit(data.Time.Ticks(), Narrow - Gutter),
            Bands = bands,
            Key = key,
            Changes = [.. data.Changes.Select(change => Mark(change.At, change.Value, change.Said))],
            Spikes = [.. data.Spikes.Select(spike => Mark(spike.At, spike.Value, spike.Said))],
            Numbers = new ChartNumbers(words.Columns, [.. RowsOf(data)]),
        };

        (double X, double Y) Place(Instant at, double value) => (100 * data.Time.Share(at), Y(value, scale));

        MetricMark Mark(Instant at, double value, string said) => new(Place(at, value).X, Place(at, value).Y, said);
    }

    /// <summary>Short enough for an axis: four digits that count, thousands as k, M, G and T.</summary>
    public static string Say(double value)
    {
        var (divided, sign) = Math.Abs(value) switch
        {
            >= 1e12 => (value / 1e12, "T"),
            >= 1e9 => (value / 1e9, "G"),
            >= 1e6 => (value / 1e6, "M"),
            >= 1e4 => (value / 1e3, "k"),
            _ => (value, ""),
        };
        return divided.ToString(Math.Abs(divided) is > 0 and < 0.001 ? "0.##e-0" : Math.Abs(divided) < 1 ? "0.####" : "0.###", CultureInfo.InvariantCulture) + sign;
    }

    // From zero where that does not squeeze the line into the upper half.
    private static ImmutableArray<double> UpOf(ImmutableArray<(Instant At, double Value)> points)
    {
        var (least, greatest) = points.IsEmpty ? (0, 0) : (points.Min(point => point.Value), points.Max(point => point.Value));
        return [.. Charts.Ticks.Nice(least >= 0 && least <= greatest / 2 ? 0 : least, greatest, 4).Distinct()];
    }

    private static IEnumerable<(Instant At, double Value)> Thinned(MetricData data) => data.Points.Length <= MostDrawn
        ? data.Points
        : Parts(data, Stretches).SelectMany(part => new[] { part.MinBy(point => point.Value), part.MaxBy(point => point.Value) }.Distinct().OrderBy(point => point.At));

    private static IEnumerable<ChartRow> RowsOf(MetricData data)
    {
        if (data.Points.Length <= MostRows)
            return data.Points.Select(point => new ChartRow([data.Time.Say(point.At), Say(point.Value)]));
        return Parts(data, MostRows).Select(part =>
        {
            var values = part.Select(point => point.Value).Order().ToList();
            return new ChartRow([data.Time.Say(part[0].At), Say(values[0]), Say(Analysis.Statistics.OrderStatistics.Median(values)), Say(values[^1])]);
        });
    }

    // Equal in time, and none without a value.
    private static IEnumerable<List<(Instant At, double Value)>> Parts(MetricData data, int count)
    {
        var time = new TimeScale(data.Points[0].At, data.Points[^1].At, data.Time.Zone);
        return data.Points.GroupBy(point => Math.Min(count - 1, (int)(count * time.Share(point.At)))).Select(part => part.ToList());
    }

    private static (ImmutableArray<MetricBand> Bands, ImmutableArray<(string Letter, string Name)> Key) BandsOf(MetricData data)
    {
        var (bands, key) = (ImmutableArray.CreateBuilder<MetricBand>(), new List<(string Letter, string Name)>());
        foreach (var stretch in data.Stretches.Where(stretch => stretch.From < data.Time.To && stretch.To > data.Time.From))
        {
            var (from, to) = (100 * data.Time.Share(stretch.From), 100 * data.Time.Share(stretch.To));
            bands.Add(new MetricBand(stretch, from, to - from, Label(stretch.Name, (to - from) / 100 * (Narrow - Gutter), key)));
        }

        return (bands.ToImmutable(), [.. key]);
    }

    private static string Label(string name, double room, List<(string Letter, string Name)> key)
    {
        if (ChartText.Width(name) + 6 <= room)
            return name;
        var known = key.FindIndex(one => one.Name == name);
        var letter = known >= 0 ? key[known].Letter : ((char)('a' + (key.Count % 26))).ToString();
        if (ChartText.Width(letter) + 4 > room)
            return "";
        if (known < 0)
            key.Add((letter, name));
        return letter;
    }

    private static double Y(double value, LinearScale scale) => Head + (Plot * (1 - scale.Share(value)));
}
