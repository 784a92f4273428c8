using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Validation.Rules;

/// <summary>A promise of work without a result: nobody can tell when it is kept.</summary>
internal sealed class VagueAction : IRule
{
    public RuleInfo Info { get; } = new("PM0506", "vague-action", DiagnosticSeverity.Hint);

    // A ticket or an acceptance says more than the title.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        let action = pair.Action
        where action.IsOpen && action.Acceptance is null && action.Url is null
        let title = Prose.Of(action.Title)
        let words = Promise.VagueWords(title)
        where words is not null && Promise.CarefulWords(title) is null
        select context.Find(Info, $"actions[{pair.Index}].title", ("title", action.Title), ("words", words));
}
