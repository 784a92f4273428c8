using NodaTime;

namespace Postmortems.Incidents;

/// <summary>How finely a time was written, finest first.</summary>
public enum Exactness
{
    Second,
    Minute,
    Day,
    Month,
}

/// <summary>
/// A point in time with the exactness in which it was written. It is a stretch, <see cref="Earliest"/> inclusive to
/// <see cref="Latest"/> exclusive: "10:05" may be any second of that minute.
/// </summary>
public sealed record Moment
{
    /// <summary>Start of the stretch. For a relative moment, counted from the Unix epoch in place of the unknown T.</summary>
    public required Instant Earliest { get; init; }

    /// <summary>Offset from UTC at the place of the report, for showing. Zero for a relative moment.</summary>
    public Offset Offset { get; init; }

    public required Exactness Exactness { get; init; }

    /// <summary>Written with "~", "about", "约" or the like.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Written as "T+2d": the distance from the report's first moment is known, its date is not.</summary>
    public bool IsRelative { get; init; }

    public LocalDateTime Local => Earliest.WithOffset(Offset).LocalDateTime;

    /// <summary>End of the stretch, exclusive, by the calendar for days and months.</summary>
    public Instant Latest => Exactness switch
    {
        Exactness.Second => Earliest + Duration.FromSeconds(1),
        Exactness.Minute => Earliest + Duration.FromMinutes(1),
        Exactness.Day => Earliest + Duration.FromDays(1),
        _ => Local.PlusMonths(1).WithOffset(Offset).ToInstant(),
    };

    private Duration Tolerance => IsApproximate && Exactness <= Exactness.Minute ? Duration.FromMinutes(1) : Duration.Zero;

    /// <summary>The calendar day at the place of the report; null when no date is known.</summary>
    public LocalDate? Date => IsRelative ? null : Local.Date;

    /// <summary>
    /// Certainly before, whatever the exactness hides: an approximate time of day may be a minute off, and not more, or it would hide what is in the
    /// wrong order; days and months are wide enough. False where the two cannot be compared.
    /// </summary>
    public bool IsBefore(Moment other) => IsRelative == other.IsRelative && CertainlyOver <= other.CertainlyAhead;

    /// <summary>From here on it is past: <see cref="IsBefore"/> for whoever compares one moment with thousands.</summary>
    internal Instant CertainlyOver => Latest + Tolerance;

    /// <summary>Up to here it has not come.</summary>
    internal Instant CertainlyAhead => Earliest - Tolerance;

    /// <summary>Could the two be one moment, written with different exactness?</summary>
    public bool Overlaps(Moment other) => IsRelative == other.IsRelative && Earliest < other.Latest && other.Earliest < Latest;
}
