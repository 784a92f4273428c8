using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Validation.Rules;

/// <summary>A stated duration in words that the checker does not know, and so cannot check.</summary>
internal sealed class StatedDurationNotUnderstood : IRule
{
    public RuleInfo Info { get; } = new("PM0209", "stated-duration-not-understood", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        incident.DurationStated is not { } stated || DurationWords.TryRead(stated) is not null ? []
        : DurationWords.OnlyOneIn(stated) is { } figure ? [context.FindVariant(Info, "figure", "duration_stated", ("stated", stated), ("figure", figure))]
        : [context.FindVariant(Info, "none", "duration_stated", ("stated", stated))];
}
