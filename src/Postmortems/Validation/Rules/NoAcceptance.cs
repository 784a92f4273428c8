using Postmortems.Configuration;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A severe incident with open promises of which none says how one will know that it worked.</summary>
internal sealed class NoAcceptance : IRule
{
    public RuleInfo Info { get; } = new("PM0510", "no-acceptance", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        var open = incident.Commitments().Where(pair => pair.Action.IsOpen).ToList();
        if (Demands.Apply(RequiredFrom.Severe, incident) && incident.TranslationOf is null && open.Count > 0
            && open.All(pair => pair.Action is { Acceptance: null, Verifier: null }))
            yield return context.Find(Info, context.PlaceOfActions());
    }
}
