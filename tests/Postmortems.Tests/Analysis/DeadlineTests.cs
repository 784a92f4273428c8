using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis;

public class DeadlineTests
{
    private static readonly BusinessCalendar Office = new() { Id = "business", Holidays = [new LocalDate(2024, 3, 15)], Workdays = [new LocalDate(2024, 3, 16)] };

    [Theory]
    [InlineData(5, Verdict.Met)]
    [InlineData(6, Verdict.Missed)]
    public void A_P0_is_acknowledged_within_five_minutes(int minutes, Verdict verdict)
    {
        var reading = Reading("P0", Phase.Acknowledged, An.Timeline((0, Phase.Detected), (minutes, Phase.Acknowledged)));
        Assert.Equal(verdict, reading.Verdict);
        Assert.Equal(minutes, reading.Taken!.Value.Nominal.TotalMinutes);
    }

    [Fact]
    public void A_deadline_of_another_level_does_not_bind()
    {
        var incident = An.Incident with { Severity = Level("P1"), Timeline = An.Timeline((0, Phase.Detected)) };
        Assert.DoesNotContain(Deadlines.Of(incident, An.Options), reading => reading.Deadline.To is Phase.Informed);
        Assert.Empty(Deadlines.Of(An.Incident, An.Options));
    }

    [Fact]
    public void Without_a_time_there_is_no_verdict_but_a_reason()
    {
        var reading = Reading("P0", Phase.Recovered, An.Timeline((0, Phase.Detected)));
        Assert.Equal((Verdict.NotJudgeable, NoVerdict.TimeMissing), (reading.Verdict, reading.Reason));
    }

    [Fact]
    public void Days_are_too_inexact_for_hours()
    {
        var day = An.Moment(0) with { Earliest = Instant.FromUtc(2024, 3, 14, 0, 0), Exactness = Exactness.Day };
        var timeline = new Timeline { Entries = [new TimelineEntry { At = day, Phase = Phase.Detected }, new TimelineEntry { At = day, Phase = Phase.Recovered }] };
        Assert.Equal(NoVerdict.TooInexact, Reading("P0", Phase.Recovered, timeline).Reason);
    }

    [Fact]
    public void The_longest_pause_between_updates_counts_from_the_start_and_to_the_end()
    {
        var kept = An.Timeline((0, Phase.Detected), (10, Phase.Update), (25, Phase.Update), (40, Phase.Recovered));
        var broken = An.Timeline((0, Phase.Detected), (10, Phase.Update), (40, Phase.Recovered));
        Assert.Equal(Verdict.Met, Repeated(kept).Verdict);
        Assert.Equal((Verdict.Missed, 30), (Repeated(broken).Verdict, Repeated(broken).Taken!.Value.Nominal.TotalMinutes));
        Assert.Equal(NoVerdict.NoUpdates, Repeated(An.Timeline((0, Phase.Detected), (40, Phase.Recovered))).Reason);

        static DeadlineReading Repeated(Timeline timeline) => Assert.Single(
            Deadlines.Of(An.Incident with { Severity = Level("P0"), Timeline = timeline }, An.Options),
            reading => reading.Deadline.Repeats);
    }

    [Fact]
    public void The_next_release_is_judged_by_the_releases_of_the_service()
    {
        var options = An.Options with { Releases = [new Release("shop", "2", new LocalDate(2024, 3, 20)), new Release("other", "9", new LocalDate(2024, 3, 15))] };
        Assert.Equal(Verdict.Met, Fixed(3));
        Assert.Equal(Verdict.Missed, Fixed(10));

        Verdict Fixed(int days) => Deadlines.Of(
            An.Incident with
            {
                Severity = Level("L3"),
                Services = Fact<ImmutableArray<string>>.Of(["shop"]),
                Timeline = An.Timeline((0, Phase.Detected), (days * 1440, Phase.Resolved)),
            },
            options).Single(reading => reading.Limit.Kind is LimitKind.NextRelease).Verdict;
    }

    [Fact]
    public void Without_a_later_release_of_the_service_the_next_one_cannot_be_judged()
    {
        // On the very day is not the next one, another service's is none, and without a service nobody knows whose.
        Assert.Equal((Verdict.NotJudgeable, NoVerdict.NoRelease), Fixed(["shop"], new Release("shop", "1", new LocalDate(2024, 3, 14)), new Release("other", "9", new LocalDate(2024, 3, 20))));
        Assert.Equal((Verdict.NotJudgeable, NoVerdict.NoRelease), Fixed(["shop"]));
        Assert.Equal((Verdict.NotJudgeable, NoVerdict.NoRelease), Fixed([], new Release("shop", "2", new LocalDate(2024, 3, 20))));
        Assert.Equal((Verdict.Met, NoVerdict.None), Fixed(["shop"], new Release("shop", "3", new LocalDate(2024, 4, 20)), new Release("shop", "2", new LocalDate(2024, 3, 17))));

        static (Verdict, NoVerdict) Fixed(string[] services, params Release[] releases)
        {
            var incident = An.Incident with
            {
                Severity = Level("L3"),
                Services = services.Length == 0 ? Fact<ImmutableArray<string>>.Unknown : Fact<ImmutableArray<string>>.Of([.. services]),
                Timeline = An.Timeline((0, Phase.Detected), (3 * 1440, Phase.Resolved)),
            };
            var reading = Deadlines.Of(incident, An.Options with { Releases = [.. releases] }).Single(one => one.Limit.Kind is LimitKind.NextRelease);
            return (reading.Verdict, reading.Reason);
        }
    }

    /// <summary>
    /// From Thursday noon on: 6 hours, the 15th is a holiday, 9 on Saturday the 16th, none on Sunday, 9 on Monday the 18th. 6 + 9 + 9 is 24: to
    /// the minute at closing time on Monday, and not a minute more is worked before Tuesday at nine.
    /// </summary>
    [Theory]
    [InlineData("2024-03-18 18:00", Verdict.Met)]
    [InlineData("2024-03-19 09:00", Verdict.Met)]
    [InlineData("2024-03-19 09:01", Verdict.Missed)]
    [InlineData("2024-03-17 03:00", Verdict.Met)]
    public void Twenty_four_working_hours_are_over_at_closing_time(string reviewed, Verdict verdict) =>
        Assert.Equal(verdict, Review("2024-03-14 12:00", reviewed, Office).Verdict);

    /// <summary>
    /// Days alone: between the end of the 14th and the begin of the 18th 9 hours are worked (Saturday), within the two of them 9 + 9 + 9. The
    /// limit of 24 lies in between. The 14th to the 16th hold 18 at most; between the 14th and the 22nd lie 9 + 4 × 9.
    /// </summary>
    [Theory]
    [InlineData("2024-03-18", Verdict.NotJudgeable)]
    [InlineData("2024-03-16", Verdict.Met)]
    [InlineData("2024-03-22", Verdict.Missed)]
    public void Of_two_days_the_hours_between_and_within_them_are_known(string reviewed, Verdict verdict) =>
        Assert.Equal(verdict, Review("2024-03-14", reviewed, Office).Verdict);

    [Fact]
    public void A_calendar_that_is_not_there_or_never_opens_gives_no_verdict()
    {
        Assert.Equal(NoVerdict.NoCalendar, Review("2024-03-14 12:00", "2024-03-18 12:00", Office with { Id = "other" }).Reason);
        Assert.Equal(NoVerdict.NoCalendar, Review("2024-03-14 12:00", "2024-03-18 12:00", Office with { Days = [], Workdays = [] }).Reason);
    }

    /// <summary>
    /// 17:00 in Shanghai is 09:00 in UTC. Of a working day there is one hour left in the report's own zone, and nine in UTC: with two days after
    /// it, until 12:00, 1 + 9 + 3 in Shanghai.
    /// </summary>
    [Fact]
    public void A_calendar_without_a_zone_keeps_the_librarys_and_else_the_reports()
    {
        var plain = new BusinessCalendar { Id = "business" };
        Assert.Equal(13, Review("2024-03-18 17:00", "2024-03-20 12:00", plain, library: null).Taken!.Value.Nominal.TotalHours);
        Assert.Equal(13, Review("2024-03-18 17:00", "2024-03-20 12:00", plain, library: "Asia/Shanghai").Taken!.Value.Nominal.TotalHours);
        // 09:00 to 18:00, the 19th, and the 20th until it is 04:00.
        Assert.Equal(18, Review("2024-03-18 17:00", "2024-03-20 12:00", plain, library: "Etc/UTC").Taken!.Value.Nominal.TotalHours);
    }

    /// <summary>A review within 24 working hours, told in the times of Shanghai.</summary>
    private static DeadlineReading Review(string resolved, string reviewed, BusinessCalendar calendar, string? library = "Asia/Shanghai")
    {
        var set = new Deadline { From = Phase.Resolved, To = Phase.Reviewed, Calendar = "business", Limits = An.Options.Deadlines[0].Limits.Clear().Add("*", new Limit(LimitKind.Duration, Duration.FromHours(24))) };
        var options = ConfigReader.Defaults with { Calendars = [calendar], Deadlines = [set], TimeZone = library is null ? null : DateTimeZoneProviders.Tzdb[library] };
        var report = An.Report($"timezone: Asia/Shanghai\ntimes: {{resolved: {resolved}, reviewed: {reviewed}}}", "", options);
        return Assert.Single(Deadlines.Of(report.Incident!, options));
    }

    /// <summary>Thursday noon to Monday noon: six hours, a holiday, a Saturday worked for it (nine), Sunday off, three hours.</summary>
    [Fact]
    public void Business_hours_know_holidays_and_the_days_worked_for_them()
    {
        var hours = BusinessTime.Between(Instant.FromUtc(2024, 3, 14, 12, 0), Instant.FromUtc(2024, 3, 18, 12, 0), Office, DateTimeZone.Utc);
        Assert.Equal(6 + 9 + 3, hours.TotalHours);
        Assert.Equal(0, BusinessTime.Between(Instant.FromUtc(2024, 3, 17, 1, 0), Instant.FromUtc(2024, 3, 17, 23, 0), Office, DateTimeZone.Utc).TotalHours);
        Assert.Equal(1, BusinessTime.Between(Instant.FromUtc(2024, 3, 14, 12, 0), Instant.FromUtc(2024, 3, 14, 13, 0), Office, DateTimeZone.Utc).TotalHours);
    }

    [Fact]
    public void The_next_business_hours_end_at_closing_time()
    {
        Assert.Equal(Instant.FromUtc(2024, 3, 16, 18, 0), BusinessTime.EndOfNext(Instant.FromUtc(2024, 3, 14, 19, 0), Office, DateTimeZone.Utc));
        Assert.Null(BusinessTime.EndOfNext(Instant.FromUtc(2024, 3, 14, 19, 0), new BusinessCalendar { Id = "never", Days = [] }, DateTimeZone.Utc));
    }

    private static DeadlineReading Reading(string level, Phase to, Timeline timeline) => Assert.Single(
        Deadlines.Of(An.Incident with { Severity = Level(level), Timeline = timeline }, An.Options),
        reading => reading.Deadline.To == to && !reading.Deadline.Repeats);

    private static Fact<Severity> Level(string id) =>
        Fact<Severity>.Of(new Severity(id, An.Options.Schemes.SelectMany(scheme => scheme.Levels).Single(level => level.Id == id)));
}
