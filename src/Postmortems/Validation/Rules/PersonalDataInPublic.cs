using Postmortems.Analysis;
using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>How to reach a person, or who they are to the state, in a report that everybody may read.</summary>
internal sealed class PersonalDataInPublic : IRule
{
    /// <summary>Who has pasted more has pasted a list.</summary>
    private const int MaxFindings = 50;

    public RuleInfo Info { get; } = new("PM0702", "personal-data-in-public", DiagnosticSeverity.Warning);

    // A log names the same one on every line.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from found in incident.Audience is Audience.Public ? PersonalData.In(context.Source.Text).DistinctBy(one => context.Source.Text[one.Start..one.End]).Take(MaxFindings) : []
        select context.FindVariant(Info, found.Variant, "", ("text", found.Shown)) with { Span = new TextSpan(found.Start, found.End) };
}
