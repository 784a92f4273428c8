using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A milestone given twice, and differently.</summary>
internal sealed class MilestoneAndTimelineDisagree : IRule
{
    public RuleInfo Info { get; } = new("PM0206", "milestone-and-timeline-disagree", DiagnosticSeverity.Error) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Times
        let told = incident.Timeline.MilestoneOf(pair.Key)
        where told is not null && pair.Value.IsGiven && !pair.Value.Value!.Overlaps(told)
        select context.Find(
            Info,
            $"times.{Vocabulary.Identifier(pair.Key)}",
            ("milestone", Vocabulary.Identifier(pair.Key)),
            ("written", context.Say(pair.Value.Value!)),
            ("told", context.Say(told)));
}
