using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A commitment of which nobody says whether it prevents, detects, mitigates, repairs or changes a process.</summary>
internal sealed class ActionWithoutKind : IRule
{
    public RuleInfo Info { get; } = new("PM0503", "action-without-kind", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        where pair.Action.Kind is null && !context.Places.Has($"actions[{pair.Index}].kind")
        select context.FindCommitment(Info, pair);
}
