using System.Collections.Immutable;
using Postmortems.Diagnostics;
using Postmortems.Editions;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Validation;

/// <summary>What the rules on reports that everybody may read have in common.</summary>
internal static class PublicFaults
{
    /// <summary>Who has pasted more has pasted a list.</summary>
    private const int MaxFindings = 50;

    /// <summary>Each once, where it first stands: a log names the same one on every line. None in a report that is not public, nor in what is marked as internal.</summary>
    public static IEnumerable<Diagnostic> Find(RuleInfo rule, Incident incident, RuleContext context, Func<string, ImmutableArray<PublicFault>> seek)
    {
        if (incident.Audience is not Audience.Public)
            return [];
        var text = context.Source.Text;
        var inside = Marks.InternalIn(text, FrontMatter.Find(text)?.BodyStart ?? 0);
        return
            from found in seek(text).Where(found => !inside.Any(span => span.Contains(found.Start))).DistinctBy(one => text[one.Start..one.End]).Take(MaxFindings)
            select context.FindVariant(rule, found.Variant, "", ("text", found.Shown)) with { Span = new TextSpan(found.Start, found.End) };
    }
}
