using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A promise whose day had passed before the incident began.</summary>
internal sealed class DueBeforeIncident : IRule
{
    public RuleInfo Info { get; } = new("PM0504", "due-before-incident", DiagnosticSeverity.Error) { IsContradiction = true };

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Actions.Index()
        where pair.Item.Due.IsGiven && pair.Item.Due.Value!.Last < incident.Began?.Date
        select context.Find(
            Info,
            $"actions[{pair.Index}].due",
            ("title", pair.Item.Title),
            ("due", pair.Item.Due.Value!.Written),
            ("began", context.Say(incident.Began!)));
}
