using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Postmortems.Analysis;
using Postmortems.Configuration;

namespace Postmortems.Tests.Analysis;

/// <summary>Working hours, worked by hand; the arithmetic stands beside each.</summary>
public class BusinessTimeTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>
    /// 9:30 to 18:30, nine hours a day. National Day of 2024: Tuesday 1 to Monday 7 October off; Sunday 29 September and Saturday 12 October
    /// are worked for it.
    /// </summary>
    private static readonly BusinessCalendar Office = new()
    {
        Id = "business",
        TimeZone = Shanghai,
        Opens = new LocalTime(9, 30),
        Closes = new LocalTime(18, 30),
        Holidays = [.. Enumerable.Range(1, 7).Select(day => new LocalDate(2024, 10, day))],
        Workdays = [new LocalDate(2024, 9, 29), new LocalDate(2024, 10, 12)],
    };

    [Theory]
    // Within one day: 10:00 to 12:15.
    [InlineData("2024-09-24 10:00", "2024-09-24 12:15", "2:15")]
    // From closing to opening nothing passes; one minute on either side is a minute each.
    [InlineData("2024-09-24 18:30", "2024-09-25 09:30", "0:00")]
    [InlineData("2024-09-24 18:29", "2024-09-25 09:31", "0:02")]
    // From opening to closing the whole day, and not a minute of the evening.
    [InlineData("2024-09-24 09:30", "2024-09-24 18:30", "9:00")]
    [InlineData("2024-09-24 00:00", "2024-09-24 23:59", "9:00")]
    // Begun at night: 03:00 counts from 9:30. 9:30 to 11:00.
    [InlineData("2024-09-24 03:00", "2024-09-24 11:00", "1:30")]
    // An ordinary weekend: Friday 17:30 to Monday 10:00 is 1:00 + 0:30.
    [InlineData("2024-09-20 17:30", "2024-09-23 10:00", "1:30")]
    // Begun on a Saturday: Monday 9:30 to 10:30.
    [InlineData("2024-09-21 12:00", "2024-09-23 10:30", "1:00")]
    // Over a Sunday that is worked: Friday 27, 17:30 to 18:30, Sunday 29 whole, Monday 30, 9:30 to 10:30. 1 + 9 + 1.
    [InlineData("2024-09-27 17:30", "2024-09-30 10:30", "11:00")]
    // Over the week of holidays: Monday 30, 16:30 to 18:30, then Tuesday 8, 9:30 to 12:30. 2 + 3.
    [InlineData("2024-09-30 16:30", "2024-10-08 12:30", "5:00")]
    // Begun on a holiday: Tuesday 8, 9:30 to 10:00.
    [InlineData("2024-10-03 10:00", "2024-10-08 10:00", "0:30")]
    // Wholly within the holidays.
    [InlineData("2024-10-02 10:00", "2024-10-06 17:00", "0:00")]
    // The Saturday that is worked: Friday 11 whole, Saturday 12 whole, not Sunday, Monday to 9:45. 9 + 9 + 0:15.
    [InlineData("2024-10-11 09:30", "2024-10-14 09:45", "18:15")]
    // Backwards, and from a moment to itself.
    [InlineData("2024-09-25 12:00", "2024-09-24 12:00", "0:00")]
    [InlineData("2024-09-24 12:00", "2024-09-24 12:00", "0:00")]
    public void Hours_that_count(string from, string to, string expected) =>
        Assert.Equal(expected, Hours(BusinessTime.Between(At(from, Shanghai), At(to, Shanghai), Office, DateTimeZone.Utc)));

    /// <summary>
    /// 16:30 in Shanghai is 10:30 in Berlin (summer): to Shanghai's closing at 18:30 there are two hours, to Berlin's own eight. The calendar's
    /// zone decides, and the one that is handed over only where it names none.
    /// </summary>
    [Fact]
    public void Hours_are_counted_in_the_zone_of_the_calendar()
    {
        var (from, to) = (At("2024-09-24 16:30", Shanghai), At("2024-09-24 23:59", Berlin));
        Assert.Equal("2:00", Hours(BusinessTime.Between(from, to, Office, Berlin)));
        Assert.Equal("8:00", Hours(BusinessTime.Between(from, to, Office with { TimeZone = null }, Berlin)));
    }

    /// <summary>
    /// Sunday 31 March 2024, 02:00 is 03:00 in Berlin: the night from 00:00 to 06:00 has five hours. Sunday 27 October, 03:00 is 02:00: it has
    /// seven. Over the change by day nothing is gained or lost: Friday 17:00 to Monday 10:00 is 1 + 1.
    /// </summary>
    [Fact]
    public void A_change_of_the_clocks_is_counted_as_it_was()
    {
        var night = new BusinessCalendar { Id = "night", TimeZone = Berlin, Opens = LocalTime.Midnight, Closes = new LocalTime(6, 0), Days = [IsoDayOfWeek.Sunday] };
        Assert.Equal("5:00", Hours(BusinessTime.Between(At("2024-03-30 12:00", Berlin), At("2024-03-31 12:00", Berlin), night, Berlin)));
        Assert.Equal("7:00", Hours(BusinessTime.Between(At("2024-10-26 12:00", Berlin), At("2024-10-27 12:00", Berlin), night, Berlin)));
        Assert.Equal("2:00", Hours(BusinessTime.Between(At("2024-03-29 17:00", Berlin), At("2024-04-01 10:00", Berlin), new BusinessCalendar { Id = "day" }, Berlin)));
        // Opening at 02:30, which is skipped, is opening at 03:00: three hours until 06:00.
        Assert.Equal("3:00", Hours(BusinessTime.Between(At("2024-03-30 12:00", Berlin), At("2024-03-31 12:00", Berlin), night with { Opens = new LocalTime(2, 30) }, Berlin)));
    }

    [Theory]
    // At night, on the day itself; at closing time, on the next day; before the holidays, on the first day after them.
    [InlineData("2024-09-24 03:00", "2024-09-24 18:30")]
    [InlineData("2024-09-24 18:29", "2024-09-24 18:30")]
    [InlineData("2024-09-24 18:30", "2024-09-25 18:30")]
    [InlineData("2024-09-28 12:00", "2024-09-29 18:30")]
    [InlineData("2024-09-30 18:30", "2024-10-08 18:30")]
    public void The_next_business_hours_end(string from, string expected) =>
        Assert.Equal(At(expected, Shanghai), BusinessTime.EndOfNext(At(from, Shanghai), Office, DateTimeZone.Utc));

    [Fact]
    public void At_the_end_of_time_nothing_is_counted_and_nothing_breaks()
    {
        var (from, to) = (At("9998-12-31 12:00", DateTimeZone.Utc), At("9999-12-31 12:00", DateTimeZone.Utc));
        Assert.True(BusinessTime.Between(from, to, Office with { TimeZone = null }, Berlin) > Duration.Zero);
        Assert.Null(BusinessTime.EndOfNext(from, Office with { Days = [], Workdays = [] }, DateTimeZone.Utc));
        Assert.Null(BusinessTime.EndOfNext(to, Office, DateTimeZone.Utc));
    }

    /// <summary>Against a count of every single minute, on calendars and spans drawn by chance; the seed is in the name of the case.</summary>
    [Fact]
    public void Any_span_on_any_calendar_has_as_many_minutes_as_one_counts_one_by_one() =>
        Assert.All(Enumerable.Range(0, 300), seed =>
        {
            var random = new Random(seed);
            var zone = new[] { Shanghai, Berlin, DateTimeZoneProviders.Tzdb["America/New_York"], DateTimeZone.Utc }[random.Next(4)];
            // Around both changes of the clocks, and around the turn of the year.
            var start = new LocalDate(2024, new[] { 3, 10, 12 }[random.Next(3)], random.Next(1, 28));
            var calendar = Drawn(random, start);
            var from = start.AtMidnight().InZoneLeniently(zone).ToInstant() + Duration.FromMinutes(random.Next(3 * 1440));
            var to = from + Duration.FromMinutes(random.Next(8 * 1440));
            Assert.Equal(Naive(from, to, calendar, zone), (long)BusinessTime.Between(from, to, calendar, zone).TotalMinutes);
        });

    // No hour within a change of the clocks: those are judged above.
    private static BusinessCalendar Drawn(Random random, LocalDate around)
    {
        var opens = random.Next(2) == 0 ? random.Next(0, 60) : random.Next(4 * 60, 12 * 60);
        var closes = random.Next(Math.Max(opens + 1, 4 * 60), 24 * 60);
        return new BusinessCalendar
        {
            Id = "drawn",
            Opens = LocalTime.FromMinutesSinceMidnight(opens),
            Closes = LocalTime.FromMinutesSinceMidnight(closes),
            Days = [.. Enumerable.Range(1, 7).Where(_ => random.Next(3) > 0).Select(day => (IsoDayOfWeek)day)],
            Holidays = Dates(random, around),
            Workdays = Dates(random, around),
        };
    }

    private static ImmutableSortedSet<LocalDate> Dates(Random random, LocalDate around) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => around.PlusDays(random.Next(12)))];

    private static long Naive(Instant from, Instant to, BusinessCalendar calendar, DateTimeZone zone)
    {
        var minutes = 0;
        for (var now = from; now < to; now += Duration.FromMinutes(1))
        {
            var local = now.InZone(zone).LocalDateTime;
            if (calendar.IsOpenOn(local.Date) && local.TimeOfDay >= calendar.Opens && local.TimeOfDay < calendar.Closes)
                minutes++;
        }

        return minutes;
    }

    private static Instant At(string time, DateTimeZone zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(time).Value.InZoneStrictly(zone).ToInstant();

    private static string Hours(Duration duration) => $"{(long)duration.TotalHours}:{duration.Minutes:00}";
}
