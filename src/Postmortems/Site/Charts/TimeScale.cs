using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Postmortems.Site.Charts;

/// <summary>Moments from the first to the last, with ticks where a clock on the wall would have them.</summary>
public sealed record TimeScale(Instant From, Instant To, DateTimeZone Zone)
{
    private const int MostTicks = 8;

    /// <summary>In minutes; beyond a day, whole days.</summary>
    private static readonly ImmutableArray<int> Steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 43_200, 129_600, 525_600];

    public double Share(Instant at) => new LinearScale(0, (To - From).TotalSeconds).Share((at - From).TotalSeconds);

    public bool Holds(Instant at) => at >= From && at <= To;

    /// <summary>The time of day; at midnight, and first of all, the date.</summary>
    public IEnumerable<TickWish> Ticks()
    {
        var minutes = (To - From).TotalMinutes;
        var step = Steps.FirstOrDefault(step => minutes / step <= MostTicks, Steps[^1]);
        var start = From.InZone(Zone).LocalDateTime.Date.AtMidnight();
        for (var local = start; ; local = local.PlusMinutes(step))
        {
            var at = local.InZoneLeniently(Zone).ToInstant();
            if (at > To)
                yield break;
            if (at >= From)
                yield return local.TimeOfDay == LocalTime.Midnight
                    ? new TickWish(Share(at), local.ToString("MM-dd", CultureInfo.InvariantCulture), 1)
                    : new TickWish(Share(at), local.ToString("HH:mm", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>As the page writes it: the date and the time of day in the report's zone.</summary>
    public string Say(Instant at) => at.InZone(Zone).LocalDateTime.ToString(at.ToUnixTimeSeconds() % 60 == 0 ? "uuuu-MM-dd HH:mm" : "uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
