using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Parsing;

/// <summary>A time as an author wrote it, before zone and missing date are known.</summary>
internal readonly record struct WrittenTime
{
    /// <summary>Null: the time of day alone was written, or <see cref="SinceStart"/>.</summary>
    public LocalDate? Date { get; init; }

    public LocalTime Time { get; init; }

    public Exactness Exactness { get; init; }

    public bool IsApproximate { get; init; }

    /// <summary>Written beside the time: "Z", "+08:00".</summary>
    public Offset? Offset { get; init; }

    /// <summary>Written as "T+2d": time since the report's first moment.</summary>
    public Duration? SinceStart { get; init; }

    /// <summary>Characters of the text that the time took.</summary>
    public int Length { get; init; }
}

/// <summary>What came of looking for a time.</summary>
internal enum TimeScan
{
    /// <summary>The text does not begin like a time.</summary>
    None,

    Found,

    /// <summary>It begins like a time but is none: month 13, hour 25, a date without its year.</summary>
    Malformed,
}
