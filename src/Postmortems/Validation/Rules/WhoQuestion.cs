using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A question that can only be answered with a name.</summary>
internal sealed class WhoQuestion : IRule
{
    public RuleInfo Info { get; } = new("PM0604", "who-question", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        context.FindBlame(Info, BlameKind.WhoQuestion);
}
