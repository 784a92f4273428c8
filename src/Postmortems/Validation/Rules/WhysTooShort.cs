using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A chain of whys that ends after one or two answers, or gives one answer twice.</summary>
internal sealed class WhysTooShort : IRule
{
    private const int Enough = 3;
    private const double Same = 0.8;

    public RuleInfo Info { get; } = new("PM0405", "whys-too-short", DiagnosticSeverity.Hint);

    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context)
    {
        if (incident.IsBackfilled || incident.Status is ReportStatus.Draft || incident.TranslationOf is not null)
            yield break;
        foreach (var (i, cause) in incident.Causes.Index())
        {
            if (cause.Why.Length is > 0 and < Enough)
                yield return context.FindVariant(Info, "short", $"causes[{i}].why", ("cause", cause.Id));
            else if (Repeated(cause) is { } place)
                yield return context.FindVariant(Info, "repeated", $"causes[{i}].why[{place}]", ("text", cause.Why[place]));
        }
    }

    private static int? Repeated(Cause cause)
    {
        var links = cause.Why.Take(50).Select(WordOverlap.WordsOf).ToList();
        for (var i = 1; i < links.Count; i++)
        {
            if (links.Take(i).Any(earlier => WordOverlap.Of(earlier, links[i]) >= Same))
                return i;
        }

        return null;
    }
}
