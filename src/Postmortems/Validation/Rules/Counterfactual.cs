using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>What people did not do, told by who knows how it ended.</summary>
internal sealed class Counterfactual : IRule
{
    public RuleInfo Info { get; } = new("PM0602", "counterfactual-wording", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        context.FindBlame(Info, BlameKind.Counterfactual);
}
