using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A verdict on people.</summary>
internal sealed class BlameWord : IRule
{
    public RuleInfo Info { get; } = new("PM0603", "blame-word", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        context.FindBlame(Info, BlameKind.BlameWord);
}
