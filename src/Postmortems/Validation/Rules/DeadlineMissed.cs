using Postmortems.Analysis;
using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A deadline of the response that was missed, and nobody says why. Reviews and updates have rules of their own.</summary>
internal sealed class DeadlineMissed : IRule
{
    public RuleInfo Info { get; } = new("PM0301", "deadline-missed", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from reading in DeadlineRules.Unexplained(incident, context)
        where reading.Verdict is Verdict.Missed && reading.Deadline is { Repeats: false, To: not Phase.Reviewed }
        let taken = reading.Taken!.Value
        select context.FindVariant(
            Info,
            VariantOf(reading.Limit),
            incident.PlaceOf(reading.Deadline.To, incident.Milestone(reading.Deadline.To).Value!),
            ("clock", DeadlineRules.NameOf(reading.Deadline, context)),
            ("taken", DurationText.Of(taken, context.Language)),
            ("over", DurationText.Of(taken with { Nominal = taken.Nominal - reading.Limit.Duration }, context.Language)),
            ("limit", DeadlineRules.LimitOf(reading, context)),
            ("level", DeadlineRules.LevelOf(incident)),
            ("name", DeadlineNames.Of(reading.Deadline)));

    private static string VariantOf(Limit limit) => limit.Kind switch
    {
        LimitKind.NextRelease => "release",
        LimitKind.NextBusinessHours => "business",
        _ => "late",
    };
}
