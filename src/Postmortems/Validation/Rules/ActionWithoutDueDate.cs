using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>An open commitment without a day on which one would ask for it.</summary>
internal sealed class ActionWithoutDueDate : IRule
{
    public RuleInfo Info { get; } = new("PM0502", "action-without-due-date", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        where !pair.Action.Due.IsSaid && pair.Action.IsOpen
        select context.FindCommitment(Info, pair);
}
