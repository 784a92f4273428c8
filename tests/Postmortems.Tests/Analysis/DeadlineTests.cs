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
