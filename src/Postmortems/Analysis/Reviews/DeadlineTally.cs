using System.Collections.Immutable;
using Postmortems.Analysis.Statistics;
using Postmortems.Configuration;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Reviews;

/// <summary>A missed deadline, where it was missed.</summary>
public sealed record MissedDeadline(Incident Incident, DeadlineReading Reading);

/// <summary>One deadline of the config over the incidents of a period that it binds.</summary>
/// <param name="Kept">The share met of those that can be judged, exact; null where none can.</param>
public sealed record DeadlineTally(Deadline Deadline, int Met, ImmutableArray<MissedDeadline> Missed, Estimate? Kept)
{
    /// <summary>Why the others cannot be judged, the commonest first.</summary>
    public ImmutableArray<(NoVerdict Reason, int Count)> NotJudgeable { get; init; } = [];

    /// <summary>Incidents told from old sources, whose teams may have had other deadlines.</summary>
    public int Backfilled { get; init; }

    public int Judged => Met + Missed.Length;

    public int Of => Judged + NotJudgeable.Sum(reason => reason.Count);

    /// <summary>In the order of the config; those that bind none of the incidents are left out.</summary>
    internal static ImmutableArray<DeadlineTally> All(ReviewScope scope)
    {
        var readings = scope.Now.SelectMany(filed => Deadlines.Of(filed.Incident, scope.Input.Options), (filed, reading) => (filed.Incident, Reading: reading)).ToLookup(one => one.Reading.Deadline, ReferenceEqualityComparer.Instance);
        return [.. scope.Input.Options.Deadlines.Where(deadline => readings.Contains(deadline)).Select(deadline => Read(deadline, [.. readings[deadline]]))];
    }

    private static DeadlineTally Read(Deadline deadline, ImmutableArray<(Incident Incident, DeadlineReading Reading)> readings)
    {
        var met = readings.Count(one => one.Reading.Verdict is Verdict.Met);
        ImmutableArray<MissedDeadline> missed = [.. readings.Where(one => one.Reading.Verdict is Verdict.Missed).Select(one => new MissedDeadline(one.Incident, one.Reading))];
        var judged = met + missed.Length;
        return new DeadlineTally(deadline, met, missed, judged == 0 ? null : new Estimate((double)met / judged, Proportion.Exact(met, judged)))
        {
            NotJudgeable = [.. readings.Where(one => one.Reading.Verdict is Verdict.NotJudgeable).CountBy(one => one.Reading.Reason).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))],
            Backfilled = readings.Count(one => one.Incident.IsBackfilled),
        };
    }
}
