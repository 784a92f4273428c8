using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A person as the subject of what went wrong.</summary>
internal sealed class PersonAtFault : IRule
{
    public RuleInfo Info { get; } = new("PM0601", "person-at-fault", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        context.FindBlame(Info, BlameKind.PersonAtFault);
}
