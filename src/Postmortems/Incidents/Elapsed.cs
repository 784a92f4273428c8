using NodaTime;

namespace Postmortems.Incidents;

/// <summary>The time between two moments, as exact as the coarser of them. Negative when they are in the wrong order.</summary>
/// <param name="Nominal">Between the starts of the two stretches: what a reader would subtract.</param>
/// <param name="Exactness">The coarser of the two.</param>
/// <param name="IsApproximate">One of the two was written as approximate.</param>
public readonly record struct Elapsed(Duration Nominal, Exactness Exactness, bool IsApproximate)
{
    /// <summary>More time belongs to it, and nobody wrote down how much.</summary>
    public bool IsAtLeast { get; init; }

    /// <summary>Neither approximate nor coarser than a minute, and nothing left out: may be shown as it stands.</summary>
    public bool IsExact => !IsApproximate && !IsAtLeast && Exactness <= Exactness.Minute;

    /// <summary>How far the true value may lie from <see cref="Nominal"/> on either side, exclusive. A month is taken as 31 days.</summary>
    public Duration Slack => Exactness switch
    {
        Exactness.Second => Duration.FromSeconds(1),
        Exactness.Minute => Duration.FromMinutes(1),
        Exactness.Day => Duration.FromDays(1),
        _ => Duration.FromDays(31),
    };

    /// <summary>Null when one of them is missing, or when one has a date and the other counts from an unknown T.</summary>
    public static Elapsed? Between(Moment? from, Moment? to) =>
        from is null || to is null || from.IsRelative != to.IsRelative
            ? null
            : new(Distance(from, to), Coarser(from, to), from.IsApproximate || to.IsApproximate);

    /// <summary>The sum; as exact as its coarsest part.</summary>
    public static Elapsed? Sum(IReadOnlyCollection<Elapsed> parts) =>
        parts.Count == 0
            ? null
            : new(
                parts.Aggregate(Duration.Zero, (sum, part) => sum + part.Nominal),
                parts.Max(part => part.Exactness),
                parts.Any(part => part.IsApproximate));

    // A day that holds the moment before it begins earlier than it, and yet nothing has gone backwards; nor has it where a time is approximate.
    private static Duration Distance(Moment from, Moment to) =>
        to.Earliest < from.Earliest && !to.IsBefore(from) ? Duration.Zero : to.Earliest - from.Earliest;

    private static Exactness Coarser(Moment a, Moment b) => a.Exactness > b.Exactness ? a.Exactness : b.Exactness;
}
