using NodaTime;
using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A review later than the level allows, or none although the time for it is over.</summary>
internal sealed class ReviewedLate : IRule
{
    public RuleInfo Info { get; } = new("PM0302", "reviewed-late", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        var isReviewed = incident.Milestone(Phase.Reviewed).IsSaid;
        // Then the missing field is asked for already.
        if (!isReviewed && context.Asks("reviewed"))
            return [];
        var judged = isReviewed ? incident : ReviewedAt(incident, context.Today);
        return
            from reading in DeadlineRules.Unexplained(judged, context)
            where reading.Verdict is Verdict.Missed && reading is { Deadline: { Repeats: false, To: Phase.Reviewed }, Limit.Kind: LimitKind.Duration }
            let taken = reading.Taken!.Value
            select context.FindVariant(
                Info,
                isReviewed ? "late" : "overdue",
                isReviewed ? incident.PlaceOf(Phase.Reviewed, incident.Milestone(Phase.Reviewed).Value!) : "times.reviewed",
                ("clock", DeadlineRules.NameOf(reading.Deadline, context)),
                ("taken", DurationText.Of(taken, context.Language)),
                ("over", DurationText.Of(taken with { Nominal = taken.Nominal - reading.Limit.Duration }, context.Language)),
                ("limit", DeadlineRules.LimitOf(reading, context)),
                ("level", DeadlineRules.LevelOf(incident)),
                ("name", DeadlineNames.Of(reading.Deadline)));
    }

    /// <summary>As if the review were held in today's first minute: what is too late then is too late at any hour of today.</summary>
    private static Incident ReviewedAt(Incident incident, LocalDate today)
    {
        var offset = incident.Milestone(Phase.Resolved).Value?.Offset ?? Offset.Zero;
        var moment = new Moment { Earliest = today.AtMidnight().WithOffset(offset).ToInstant(), Offset = offset, Exactness = Exactness.Minute };
        return incident with { Times = incident.Times.SetItem(Phase.Reviewed, Fact<Moment>.Of(moment)) };
    }
}
