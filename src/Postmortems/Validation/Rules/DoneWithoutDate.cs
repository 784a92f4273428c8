using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A kept promise without the day on which it was kept.</summary>
internal sealed class DoneWithoutDate : IRule
{
    public RuleInfo Info { get; } = new("PM0509", "done-without-date", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from pair in incident.Commitments()
        where incident.Status is not ReportStatus.Draft && pair.Action.Status is ActionStatus.Done && !pair.Action.Done.IsSaid
        select context.Find(Info, $"actions[{pair.Index}]", ("title", pair.Action.Title));
}
