using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A stretch of the response of which the timeline tells nothing at all, longer than the level lets people wait for news.</summary>
internal sealed class QuietGap : IRule
{
    public RuleInfo Info { get; } = new("PM0214", "quiet-gap", DiagnosticSeverity.Hint);

    // Where updates are told, and too rarely, a rule of its own says so.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from reading in DeadlineRules.Unexplained(incident, context)
        where reading is { Deadline.Repeats: true, Reason: NoVerdict.NoUpdates }
        from gap in Gaps(incident, incident.Milestone(reading.Deadline.From).Value!, incident.Milestone(reading.Deadline.To).Value!)
        where gap.Taken.IsExact && gap.Taken.Nominal > reading.Limit.Duration
        select context.Find(
            Info,
            gap.Place,
            ("taken", DurationText.Of(gap.Taken, context.Language)),
            ("from", MomentText.TimeOfDay(gap.From, context.Language)),
            ("to", MomentText.TimeOfDay(gap.To, context.Language)),
            ("limit", DeadlineRules.LimitOf(reading, context)),
            ("level", DeadlineRules.LevelOf(incident)));

    /// <summary>Between lines that follow each other: one without a time may lie anywhere between its neighbours.</summary>
    private static IEnumerable<(string Place, Moment From, Moment To, Elapsed Taken)> Gaps(Incident incident, Moment begins, Moment ends) =>
        from pair in incident.Timeline.Entries.Zip(incident.Timeline.Entries.Skip(1)).Index()
        let first = pair.Item.First.At
        let second = pair.Item.Second.At
        where first is not null && second is not null && !first.IsBefore(begins) && !ends.IsBefore(second)
        let taken = Elapsed.Between(first, second)
        where taken is not null
        select ($"timeline[{pair.Index + 1}].at", first, second, taken.Value);
}
