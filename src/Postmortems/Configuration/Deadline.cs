using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Configuration;

/// <summary>How long something may take. Exactly one of the kinds.</summary>
public enum LimitKind
{
    Duration,

    /// <summary>Within the next stretch of business hours of the deadline's calendar.</summary>
    NextBusinessHours,

    /// <summary>With the next release of the service, judged by <c>releases</c>.</summary>
    NextRelease,

    /// <summary>Wished for, never judged as missed.</summary>
    BestEffort,
}

/// <param name="Duration">On the deadline's calendar; zero for the other kinds.</param>
public sealed record Limit(LimitKind Kind, Duration Duration);

/// <summary>A promise about the pace of the response, by level.</summary>
public sealed record Deadline
{
    /// <summary>The scheme whose levels it binds; null binds every report.</summary>
    public string? Scheme { get; init; }

    public required Phase From { get; init; }

    /// <summary>The milestone to reach; with <see cref="Repeats"/>, where the repeating ends.</summary>
    public required Phase To { get; init; }

    /// <summary>The limit is between one update and the next, from <see cref="From"/> until <see cref="To"/>.</summary>
    public bool Repeats { get; init; }

    /// <summary>Null: the wall clock.</summary>
    public string? Calendar { get; init; }

    /// <summary>Level id to limit; the key "*" stands for every level.</summary>
    public ImmutableSortedDictionary<string, Limit> Limits { get; init; } = ImmutableSortedDictionary.Create<string, Limit>(StringComparer.Ordinal);

    public Limit? LimitFor(SeverityLevel? level) =>
        Scheme is not null && level?.Scheme != Scheme ? null
        : level is not null && Limits.TryGetValue(level.Id, out var limit) ? limit
        : Limits.GetValueOrDefault("*");
}

/// <summary>When a team works: hours by weekday, less the holidays, plus the days worked to make up for them.</summary>
public sealed record BusinessCalendar
{
    public required string Id { get; init; }

    public DateTimeZone? TimeZone { get; init; }

    public LocalTime Opens { get; init; } = new(9, 0);

    public LocalTime Closes { get; init; } = new(18, 0);

    public ImmutableSortedSet<IsoDayOfWeek> Days { get; init; } =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    public ImmutableSortedSet<LocalDate> Holidays { get; init; } = [];

    public ImmutableSortedSet<LocalDate> Workdays { get; init; } = [];

    public bool IsOpenOn(LocalDate date) => Workdays.Contains(date) || (Days.Contains(date.DayOfWeek) && !Holidays.Contains(date));
}
