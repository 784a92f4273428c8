using NodaTime;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>An open promise past its day.</summary>
internal sealed class ActionOverdue : IRule
{
    public RuleInfo Info { get; } = new("PM0505", "action-overdue", DiagnosticSeverity.Warning);

    // A due date before the incident is a slip of the pen, and named as that.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        where incident.TranslationOf is null && pair.Action.IsOverdue(context.Today) && !(pair.Action.Due.Value!.Last < incident.Began?.Date)
        let days = Period.DaysBetween(pair.Action.Due.Value!.Last, context.Today)
        select context.FindVariant(
            Info,
            days == 1 ? "day" : "days",
            $"actions[{pair.Index}].due",
            ("title", pair.Action.Title),
            ("due", pair.Action.Due.Value!.Written),
            ("days", days.ToString("0")));
}
