using Postmortems.Diagnostics;
using Postmortems.Incidents;

namespace Postmortems.Validation.Rules;

/// <summary>A summary that says no more than the title.</summary>
internal sealed class SummaryRepeatsTitle : IRule
{
    public RuleInfo Info { get; } = new("PM0104", "summary-repeats-title", DiagnosticSeverity.Warning);

    // A backfilled report may have nothing but a headline to go by.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        from section in incident.Body.Sections.Take(1)
        where section.Kind is SectionKind.Summary || section is { Kind: null, Heading: "" }
        where incident.Status is not ReportStatus.Draft && !Demands.IsBackfilled(incident)
        where Bare(incident.Title) is { Length: > 0 } title && title == Bare(incident.Body.Text[section.Start..section.End])
        let start = context.Source.Text.Length - incident.Body.Text.Length + section.Start
        let blanks = incident.Body.Text[section.Start..section.End].TakeWhile(char.IsWhiteSpace).Count()
        select context.Find(Info, "section.summary") with { Span = new TextSpan(start + blanks, start + section.End - section.Start) };

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
