using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Site.Charts;

/// <summary>A place where a tick may stand, before it is known which labels find room.</summary>
/// <param name="Share">Of the length, 0 to 1.</param>
/// <param name="Weight">Of two labels that touch, the one of the lower weight gives way; of equals, the one further on.</param>
public sealed record TickWish(double Share, string Label, int Weight = 0);

/// <summary>Where ticks stand, and what they say.</summary>
public static class Ticks
{
    private const double Gap = 6;

    /// <summary>Durations that people say, in seconds: 1 s, 10 s, 1 min, 10 min, 1 h, 6 h, 1 d, 7 d, 30 d, 1 y (365 d), 10 y.</summary>
    public static ImmutableArray<int> DurationSteps { get; } = [1, 10, 60, 600, 3_600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000, 315_360_000];

    private static readonly int[] Landmarks = [60, 3_600, 86_400, 31_536_000];

    /// <summary>Multiples of 1, 2 or 5 times a power of ten, from at or below the least to at or above the greatest; about as many as asked for.</summary>
    /// <param name="isWhole">The values are counts: no tick stands between two of them.</param>
    public static ImmutableArray<double> Nice(double least, double greatest, int about, bool isWhole = false)
    {
        if (greatest <= least)
            greatest = least + 1;
        var step = NiceStep((greatest - least) / about);
        if (isWhole)
            step = Math.Max(1, Math.Ceiling(step));
        var first = Math.Floor((least / step) + 1e-9);
        var last = Math.Ceiling((greatest / step) - 1e-9);
        var ticks = ImmutableArray.CreateBuilder<double>();
        for (var i = first; i <= last; i++)
            ticks.Add(Math.Round(i * step, 10));
        return ticks.ToImmutable();
    }

    /// <summary>The steps within the scale, by which people tell short from long.</summary>
    public static IEnumerable<TickWish> Durations(LogScale scale, string language) =>
        from step in DurationSteps
        where step >= scale.Least && step <= scale.Greatest
        select new TickWish(scale.Share(step), DurationText.Tick(Duration.FromSeconds(step), language), Landmarks.Contains(step) ? 1 : 0);

    /// <summary>The first day of every quarter, or of every year where quarters would crowd; a year's own tick bears its number.</summary>
    public static IEnumerable<TickWish> Quarters(DayScale scale)
    {
        var isLong = Period.DaysBetween(scale.First, scale.Last) > 4 * 366;
        for (var quarter = Quarter.Of(scale.First); quarter.First <= scale.Last; quarter = Quarter.Of(quarter.Last.PlusDays(1)))
        {
            var isYear = quarter.Number == 1;
            if (quarter.First >= scale.First && (isYear || !isLong))
                yield return new TickWish(scale.Start(quarter.First), isYear ? quarter.Year.ToString("0000", CultureInfo.InvariantCulture) : $"Q{quarter.Number}", isYear ? 1 : 0);
        }
    }

    /// <summary>Ticks with as many labels as find room side by side; a label that would leave the plot turns inwards.</summary>
    /// <param name="room">The plot's length in pixels where it is narrowest.</param>
    public static ImmutableArray<TickAcross> Fit(IEnumerable<TickWish> wishes, double room)
    {
        var all = wishes.ToList();
        var taken = new List<(double From, double To)>();
        var ticks = new TickAcross[all.Count];
        foreach (var (i, wish) in all.Index().OrderByDescending(pair => pair.Item.Weight).ThenBy(pair => pair.Item.Share))
        {
            var width = ChartText.Width(wish.Label);
            var (anchor, from) = Anchored(wish.Share * room, width, room);
            var to = from + width;
            var isFree = from >= 0 && to <= room && taken.TrueForAll(other => to + Gap <= other.From || other.To + Gap <= from);
            if (isFree && wish.Label.Length > 0)
                taken.Add((from, to));
            ticks[i] = new TickAcross(100 * wish.Share, isFree ? wish.Label : "", anchor);
        }

        return [.. ticks];
    }

    /// <summary>Of ticks that run up, those whose labels find room one above the other; the landmarks among them first.</summary>
    /// <param name="head">Pixels above the plot.</param>
    /// <param name="plot">Pixels down the plot.</param>
    public static ImmutableArray<TickUp> FitUp(IEnumerable<TickWish> wishes, double head, double plot)
    {
        var kept = new List<TickUp>();
        foreach (var wish in wishes.OrderByDescending(wish => wish.Weight).ThenBy(wish => wish.Share))
        {
            var at = head + (plot * (1 - wish.Share));
            if (kept.TrueForAll(other => Math.Abs(other.At - at) >= ChartText.Size + 3))
                kept.Add(new TickUp(at, wish.Label));
        }

        return [.. kept.OrderByDescending(tick => tick.At)];
    }

    private static (LabelAnchor Anchor, double From) Anchored(double at, double width, double room)
    {
        if (at - (width / 2) < 0)
            return (LabelAnchor.Start, at);
        return at + (width / 2) > room ? (LabelAnchor.End, at - width) : (LabelAnchor.Middle, at - (width / 2));
    }

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0000001 => power,
            <= 2.0000001 => 2 * power,
            <= 5.0000001 => 5 * power,
            _ => 10 * power,
        };
    }
}
