using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A cause that no action addresses, in a report that must answer every cause.</summary>
internal sealed class CauseWithoutAction : IRule
{
    public RuleInfo Info { get; } = new("PM0403", "cause-without-action", DiagnosticSeverity.Error);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Causes.Index()
        where context.Asks("causes_addressed") && incident.NoActionsWhy is null
            && !incident.Actions.Any(action => action.Addresses.Contains(pair.Item.Id))
        select context.Find(Info, $"causes[{pair.Index}]", ("cause", pair.Item.Id));
}
