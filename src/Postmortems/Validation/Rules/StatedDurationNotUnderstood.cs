using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A stated duration in words that the checker does not know, and so cannot check.</summary>
internal sealed class StatedDurationNotUnderstood : IRule
{
    public RuleInfo Info { get; } = new("PM0209", "stated-duration-not-understood", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        incident.DurationStated is { } stated && DurationWords.TryRead(stated) is null
            ? [context.Find(Info, "duration_stated", ("stated", stated))]
            : [];
}
