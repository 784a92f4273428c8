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
        where incident.Status is not ReportStatus.Draft && !incident.IsBackfilled
        where SayTheSame(incident.Title, incident.Body.Text.AsSpan(section.Start, section.End - section.Start))
        let start = context.Source.Text.Length - incident.Body.Text.Length + section.Start
        let blanks = incident.Body.Text[section.Start..section.End].TakeWhile(char.IsWhiteSpace).Count()
        select context.Find(Info, "section.summary") with { Span = new TextSpan(start + blanks, start + section.End - section.Start) };

    /// <summary>Letter by letter, whatever stands between; most differ in the first word. False where there is no letter at all.</summary>
    private static bool SayTheSame(ReadOnlySpan<char> title, ReadOnlySpan<char> summary)
    {
        var isSaid = false;
        for (var (i, j) = (0, 0); ; (i, j) = (i + 1, j + 1))
        {
            i = NextLetter(title, i);
            j = NextLetter(summary, j);
            if (i == title.Length || j == summary.Length)
                return isSaid && i == title.Length && j == summary.Length;
            if (char.ToLowerInvariant(title[i]) != char.ToLowerInvariant(summary[j]))
                return false;
            isSaid = true;
        }
    }

    private static int NextLetter(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && !char.IsLetterOrDigit(text[from]))
            from++;
        return from;
    }
}
