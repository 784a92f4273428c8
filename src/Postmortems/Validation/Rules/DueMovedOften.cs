using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>An open promise that was put off more than twice.</summary>
internal sealed class DueMovedOften : IRule
{
    private const int Often = 3;

    public RuleInfo Info { get; } = new("PM0513", "due-moved-often", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        where pair.Action.IsOpen && pair.Action.DueHistory.Length >= Often
        select context.Find(
            Info,
            $"actions[{pair.Index}].due_history",
            ("title", pair.Action.Title),
            ("times", pair.Action.DueHistory.Length.ToString("0")),
            ("first", pair.Action.DueHistory[0].Written));
}
