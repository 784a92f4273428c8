using NodaTime;
using NodaTime.TimeZones;
using Postmortems.Configuration;

namespace Postmortems.Analysis;

/// <summary>Time on a business calendar: only its hours count, in its zone.</summary>
public static class BusinessTime
{
    /// <summary>Further than any deadline looks: a calendar without a working day ends the search here.</summary>
    private const int MaxDays = 3_660;

    /// <summary>Beyond it a zone may have no day to offer.</summary>
    private static readonly LocalDate LastDay = new(9999, 12, 30);

    /// <summary>Hours of the calendar between two instants; zero when the second is not later.</summary>
    /// <param name="zone">For a calendar that names none.</param>
    public static Duration Between(Instant from, Instant to, BusinessCalendar calendar, DateTimeZone zone)
    {
        var total = Duration.Zero;
        foreach (var (opens, closes) in Openings(from, calendar, zone))
        {
            if (opens >= to)
                break;
            total += Duration.Max(Duration.Zero, Duration.Min(closes - opens, Duration.Min(to - opens, Duration.Min(closes - from, to - from))));
        }

        return total;
    }

    /// <summary>The end of the first stretch of business hours that is not over yet; null when the calendar never opens.</summary>
    public static Instant? EndOfNext(Instant from, BusinessCalendar calendar, DateTimeZone zone) =>
        Openings(from, calendar, zone).Select(stretch => (Instant?)stretch.Closes).FirstOrDefault();

    private static IEnumerable<(Instant Opens, Instant Closes)> Openings(Instant from, BusinessCalendar calendar, DateTimeZone zone)
    {
        zone = calendar.TimeZone ?? zone;
        var first = from.InZone(zone).Date;
        var days = Math.Min(MaxDays, Period.DaysBetween(first, LastDay));
        for (var i = 0; i < days; i++)
        {
            var day = first.PlusDays(i);
            var closes = At(day + calendar.Closes, zone);
            if (calendar.IsOpenOn(day) && closes > from)
                yield return (At(day + calendar.Opens, zone), closes);
        }
    }

    /// <summary>An hour that the clocks skip begins when they have skipped it; of one that comes twice the first counts.</summary>
    private static Instant At(LocalDateTime time, DateTimeZone zone) =>
        time.InZone(zone, Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter)).ToInstant();
}
