using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A severe incident after which everything is repaired or watched, and nothing keeps its like from happening.</summary>
internal sealed class NoPreventingAction : IRule
{
    public RuleInfo Info { get; } = new("PM0511", "no-preventing-action", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        var kinds = incident.Commitments().Select(pair => pair.Action.Kind).ToList();
        // An action without a kind may be the one: another rule asks for the kind.
        if (Demands.Apply(RequiredFrom.Severe, incident) && incident.TranslationOf is null && kinds.Count > 0
            && kinds.All(kind => kind is ActionKind.Repair or ActionKind.Detect or ActionKind.Mitigate))
            yield return context.Find(Info, context.PlaceOfActions());
    }
}
