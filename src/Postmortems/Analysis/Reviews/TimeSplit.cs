using System.Collections.Immutable;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>Where the time of an incident goes, in the order in which it goes.</summary>
public enum Stage
{
    /// <summary>Started to detected.</summary>
    Detect,

    /// <summary>Detected to acknowledged.</summary>
    Acknowledge,

    /// <summary>Acknowledged to identified.</summary>
    Identify,

    /// <summary>Identified to mitigated.</summary>
    Mitigate,

    /// <summary>Mitigated to recovered.</summary>
    Recover,

    /// <summary>Between two milestones that are known lies one that is not.</summary>
    Untold,
}

/// <param name="N">Incidents that have such a stretch.</param>
/// <param name="Share">Of the time of all.</param>
public sealed record StageTime(Stage Stage, Duration Total, int N, double Share);

/// <summary>The time between start and recovery of all incidents together, by stages.</summary>
/// <param name="Stages">All of them, in order.</param>
/// <param name="N">Incidents whose start and end are both known.</param>
/// <param name="Of">Incidents.</param>
public sealed record TimeSplit(ImmutableArray<StageTime> Stages, int N, int Of)
{
    /// <summary>Harm within the period, minutes of overlapping incidents counted once.</summary>
    public required Duration HarmUnion { get; init; }

    /// <summary>The same, each incident for itself.</summary>
    public required Duration HarmSum { get; init; }

    /// <summary>Incidents whose harm is not known, or not over.</summary>
    public required int HarmUnknown { get; init; }

    private static readonly ImmutableArray<Phase> Marks =
        [Phase.Started, Phase.Detected, Phase.Acknowledged, Phase.Identified, Phase.Mitigated, Phase.Recovered];

    internal static TimeSplit Read(ReviewScope scope)
    {
        var split = scope.Now.Select(filed => Split(filed.Incident)).Where(stages => stages.Count > 0).ToList();
        var all = split.SelectMany(stages => stages).ToList();
        var total = all.Sum(stage => stage.Time.TotalSeconds);
        StageTime TimeOf(Stage stage)
        {
            var own = all.Where(one => one.Stage == stage).ToList();
            var sum = own.Aggregate(Duration.Zero, (time, one) => time + one.Time);
            return new StageTime(stage, sum, own.Count, total > 0 ? sum.TotalSeconds / total : 0);
        }

        var harm = scope.Now.Where(filed => HarmWindows.Total(filed.Incident) is not null).ToList();
        return new TimeSplit([.. Enum.GetValues<Stage>().Select(TimeOf)], split.Count, scope.Now.Length)
        {
            HarmUnion = Union(harm.SelectMany(filed => HarmWindows.Of(filed.Incident))),
            HarmSum = harm.Aggregate(Duration.Zero, (sum, filed) => sum + HarmWindows.Total(filed.Incident)!.Value.Nominal),
            HarmUnknown = scope.Now.Length - harm.Count,
        };
    }

    /// <summary>From known milestone to known milestone, in order; nothing where the start or the end is not known, or not known well enough.</summary>
    internal static List<(Stage Stage, Duration Time)> Split(Incident incident)
    {
        var known = Marks.Index().Select(mark => (mark.Index, At: incident.Milestone(mark.Item).Value))
            .Where(mark => mark.At is { Exactness: <= Exactness.Minute }).ToList();
        var stages = new List<(Stage, Duration)>();
        if (known.Count < 2 || known[0].Index > 0 || known[^1].Index < Marks.Length - 2)
            return stages;
        foreach (var (from, to) in known.Zip(known.Skip(1)))
        {
            // Noticed before it was felt, mitigated before it was understood: one order does not fit all.
            if (Elapsed.Between(from.At, to.At) is not { } elapsed || elapsed.Nominal < Duration.Zero)
                return [];
            stages.Add((to.Index == from.Index + 1 ? (Stage)from.Index : Stage.Untold, elapsed.Nominal));
        }

        return stages;
    }

    /// <summary>What at least one of the windows covers.</summary>
    internal static Duration Union(IEnumerable<HarmWindow> windows)
    {
        var (sum, end) = (Duration.Zero, Instant.MinValue);
        foreach (var window in windows.Where(w => w is { From.IsRelative: false, To: not null }).OrderBy(w => w.From!.Earliest))
        {
            var from = Instant.Max(end, window.From!.Earliest);
            if (window.To!.Earliest > from)
                sum += window.To.Earliest - from;
            end = Instant.Max(end, window.To.Earliest);
        }

        return sum;
    }
}
