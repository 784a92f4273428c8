using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A commitment that nobody stands for.</summary>
internal sealed class ActionWithoutOwner : IRule
{
    public RuleInfo Info { get; } = new("PM0501", "action-without-owner", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        where !pair.Action.Owner.IsSaid && pair.Action.Team is null
        select context.FindCommitment(Info, pair);
}
