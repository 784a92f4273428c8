using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Validation.Rules;

/// <summary>A promise that people will take more care, which no tired day keeps.</summary>
internal sealed class BeMoreCareful : IRule
{
    public RuleInfo Info { get; } = new("PM0507", "be-more-careful", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        where pair.Action.Status is not ActionStatus.WontDo
        let words = Promise.CarefulWords(Prose.Of(pair.Action.Title))
        where words is not null
        select context.Find(Info, $"actions[{pair.Index}].title", ("title", pair.Action.Title), ("words", words));
}
