using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Analysis;

/// <summary>A deadline while the incident goes on.</summary>
/// <param name="Due">Null where it has not begun, where no hour can be told for it, and where it is over.</param>
/// <param name="Reached">When the milestone came; of updates the last one.</param>
/// <param name="Verdict">Of what is over; not judgeable while it runs.</param>
public sealed record RunningClock(Deadline Deadline, Limit Limit, Instant? Due, Moment? Reached, Verdict Verdict)
{
    public bool IsRunning => Due is not null;

    /// <summary>Negative for what is late; null where nothing is due.</summary>
    public Duration? Left(Instant now) => Due - now;
}

/// <summary>What is due when, by the deadlines of an incident's level.</summary>
public static class RunningClocks
{
    /// <summary>Those that run first, by when they are due; then what is over, then what has not begun.</summary>
    public static ImmutableArray<RunningClock> Of(Incident incident, LibraryOptions options) =>
    [
        .. Deadlines.Of(incident, options)
            .Where(reading => reading.Limit.Kind is LimitKind.Duration or LimitKind.NextBusinessHours)
            .Select(reading => Of(incident, reading, options))
            .OrderBy(clock => clock.Due ?? Instant.MaxValue)
            .ThenBy(clock => clock.Reached is null),
    ];

    private static RunningClock Of(Incident incident, DeadlineReading reading, LibraryOptions options)
    {
        var (deadline, limit) = (reading.Deadline, reading.Limit);
        var reached = incident.Milestone(deadline.To).Value;
        var from = incident.Milestone(deadline.From).Value;
        if (deadline.Repeats)
        {
            var last = incident.Timeline.Entries.LastOrDefault(entry => entry.Phase is Phase.Update or Phase.Informed or Phase.Communicated && entry.At is not null)?.At;
            return new RunningClock(deadline, limit, reached is null && Start(last ?? from) is { } start ? DueAt(start, reading, options) : null, reached ?? last, reading.Verdict);
        }

        return new RunningClock(deadline, limit, reached is null && Start(from) is { } begun ? DueAt(begun, reading, options) : null, reached, reading.Verdict);
    }

    // A day or a month is no start for a clock of minutes.
    private static Instant? Start(Moment? from) => from is { IsRelative: false, Exactness: <= Exactness.Minute } ? from.Earliest : null;

    /// <summary>Of hours on a business calendar no time of day is told: too much would have to be known of it.</summary>
    private static Instant? DueAt(Instant from, DeadlineReading reading, LibraryOptions options)
    {
        if (reading.Limit.Kind is LimitKind.Duration)
            return reading.Deadline.Calendar is null ? from + reading.Limit.Duration : null;
        var calendar = options.Calendars.FirstOrDefault(calendar => calendar.Id == (reading.Deadline.Calendar ?? "business"));
        return calendar is null ? null : BusinessTime.EndOfNext(from, calendar, options.TimeZone ?? DateTimeZone.Utc);
    }
}
