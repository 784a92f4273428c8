using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Analysis;

/// <summary>A clock that runs from one milestone to another.</summary>
/// <param name="Id">Names its sentence: <c>clock.ID</c>.</param>
public sealed record Clock(string Id, Phase From, Phase To);

/// <summary>What a clock shows for one incident.</summary>
/// <param name="Id">The clock's.</param>
/// <param name="Elapsed">Null: not known.</param>
/// <param name="Missing">The milestones for want of which it is not known; empty when it is known, or when the two cannot be compared.</param>
public sealed record ClockReading(string Id, Phase From, Phase To, Elapsed? Elapsed, ImmutableArray<Phase> Missing)
{
    /// <summary>One of its two ends was settled without evidence (<c>assumed</c> names <c>times.PHASE</c>).</summary>
    public bool IsAssumed { get; init; }
}

/// <summary>The figures of one incident. A missing milestone leaves a figure unknown; nothing is guessed.</summary>
public static class Clocks
{
    public static Clock Latent { get; } = new("latent", Phase.Introduced, Phase.Started);

    public static Clock Detect { get; } = new("detect", Phase.Started, Phase.Detected);

    public static Clock Acknowledge { get; } = new("acknowledge", Phase.Detected, Phase.Acknowledged);

    public static Clock Identify { get; } = new("identify", Phase.Detected, Phase.Identified);

    public static Clock Mitigate { get; } = new("mitigate", Phase.Started, Phase.Mitigated);

    /// <summary>The union of the windows of harm.</summary>
    public static Clock Harm { get; } = new("harm", Phase.Started, Phase.Recovered);

    /// <summary>From the first start to the last recovery, relapses and the calm between them included.</summary>
    public static Clock Elapsed { get; } = new("elapsed", Phase.Started, Phase.Recovered);

    public static Clock Resolve { get; } = new("resolve", Phase.Detected, Phase.Resolved);

    /// <summary>Mitigated, recovered or resolved, from the start or from when it was noticed: with the others of the kind, what "it lasted" may mean.</summary>
    public static Clock StartToResolved { get; } = new("start-to-resolved", Phase.Started, Phase.Resolved);

    public static Clock DetectedToMitigated { get; } = new("detected-to-mitigated", Phase.Detected, Phase.Mitigated);

    public static Clock DetectedToRecovered { get; } = new("detected-to-recovered", Phase.Detected, Phase.Recovered);

    public static Clock Review { get; } = new("review", Phase.Resolved, Phase.Reviewed);

    public static ImmutableArray<Clock> All { get; } = [Latent, Detect, Acknowledge, Identify, Mitigate, Harm, Elapsed, Resolve, Review];

    /// <summary>Any of these may be meant by "it lasted", the likeliest first.</summary>
    public static ImmutableArray<Clock> OfTheWhole { get; } = [Harm, Elapsed, Resolve, StartToResolved, DetectedToRecovered, Mitigate, DetectedToMitigated];

    public static ClockReading Read(Incident incident, Clock clock)
    {
        var reading = ReadFigure(incident, clock);
        return reading with { IsAssumed = IsAssumed(incident, reading.From) || IsAssumed(incident, reading.To) };
    }

    private static bool IsAssumed(Incident incident, Phase phase) =>
        incident.Assumed.Any(assumption => assumption.Field == $"times.{Language.Vocabulary.Identifier(phase)}");

    private static ClockReading ReadFigure(Incident incident, Clock clock)
    {
        if (clock == Harm)
            return ReadHarm(incident);
        var to = clock == Elapsed && !incident.Milestone(Phase.Recovered).IsGiven ? Phase.Mitigated : clock.To;
        return Between(incident, clock with { To = to });
    }

    private static ClockReading ReadHarm(Incident incident)
    {
        if (HarmWindows.Total(incident) is { } total)
            return new ClockReading(Harm.Id, Harm.From, Harm.To, total, []);
        return Between(incident, Harm) with { Elapsed = null };
    }

    private static ClockReading Between(Incident incident, Clock clock)
    {
        var (from, to) = (incident.Milestone(clock.From), incident.Milestone(clock.To));
        ImmutableArray<Phase> missing = [.. new[] { (clock.From, from), (clock.To, to) }.Where(pair => !pair.Item2.IsGiven).Select(pair => pair.Item1)];
        return new ClockReading(clock.Id, clock.From, clock.To, Incidents.Elapsed.Between(from.Value, to.Value), missing);
    }
}
