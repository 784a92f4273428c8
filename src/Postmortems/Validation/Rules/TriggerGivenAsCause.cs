using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>The one cause of a report says again what set it off, and not why it could happen.</summary>
internal sealed class TriggerGivenAsCause : IRule
{
    private const int FewestWords = 4;
    private const double Same = 0.7;

    public RuleInfo Info { get; } = new("PM0406", "trigger-given-as-cause", DiagnosticSeverity.Warning);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (incident.IsBackfilled || incident.Causes is not [{ Why.IsEmpty: true } cause] || incident.Trigger?.Summary is not { } trigger)
            yield break;
        var (told, said) = (WordOverlap.WordsOf(trigger), WordOverlap.WordsOf(cause.Summary));
        if (said.Count >= FewestWords && WordOverlap.Of(told, said) >= Same)
            yield return context.Find(Info, "causes[0].summary", ("text", cause.Summary));
    }
}
