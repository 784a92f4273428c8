using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A promise given up without a word why.</summary>
internal sealed class WontDoWithoutWhy : IRule
{
    public RuleInfo Info { get; } = new("PM0508", "wont-do-without-why", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Actions.Index()
        where pair.Item is { Status: ActionStatus.WontDo, Why: null }
        select context.Find(Info, $"actions[{pair.Index}]", ("title", pair.Item.Title));
}
