using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Validation.Rules;

/// <summary>Words of a template, or "TODO", left where an answer belongs.</summary>
internal sealed class TemplatePlaceholderLeft : IRule
{
    /// <summary>Who left more of them knows by then.</summary>
    private const int MaxInBody = 100;

    public RuleInfo Info { get; } = new("PM0103", "template-placeholder-left", DiagnosticSeverity.Warning);

    // A draft is still being written: there it is a reminder.
    public IEnumerable<Diagnostic> Check(Incident incident, RuleContext context) =>
        InFrontMatter(incident, context).Concat(InBody(incident, context))
            .Select(finding => incident.Status is ReportStatus.Draft ? finding with { Severity = DiagnosticSeverity.Hint } : finding);

    private IEnumerable<Diagnostic> InFrontMatter(Incident incident, RuleContext context)
    {
        if (Placeholders.IsTitle(incident.Title))
            yield return context.FindVariant(Info, "title", "title", ("text", incident.Title));
        foreach (var (place, text) in Answers(incident).Where(answer => answer.Text is { } text && Placeholders.IsWhole(text)))
            yield return context.FindVariant(Info, "value", place, ("text", text!));
    }

    private static IEnumerable<(string Place, string? Text)> Answers(Incident incident) =>
    [
        ("title", incident.Title),
        ("owner", incident.Owner.Value),
        ("impact.summary", incident.Impact.Summary.Value),
        ("detection.signal", incident.Detection?.Signal),
        ("trigger.summary", incident.Trigger?.Summary),
        .. incident.Causes.Select((cause, i) => ($"causes[{i}].summary", (string?)cause.Summary)),
        .. incident.MissedTests.IsGiven ? incident.MissedTests.Value.Select((test, i) => ($"missed_tests[{i}].summary", (string?)test.Summary)) : [],
        .. incident.Actions.Select((action, i) => ($"actions[{i}].title", (string?)action.Title)),
        .. incident.Actions.Select((action, i) => ($"actions[{i}].owner", action.Owner.Value)),
        .. incident.Timeline.Entries.Select((entry, i) => ($"timeline[{i}]", (string?)entry.Text)),
    ];

    private IEnumerable<Diagnostic> InBody(Incident incident, RuleContext context)
    {
        var body = incident.Body;
        var start = context.Source.Text.Length - body.Text.Length;
        var text = Placeholders.WithoutComments(body.Text);
        var found = Placeholders.Lines(text).Take(MaxInBody).Where(span => !IsSaidElsewhere(incident, span)).Select(span => (Span: span, Variant: "value"))
            .Concat(Placeholders.Left(text).Take(MaxInBody).Select(span => (Span: span, Variant: "blank")))
            .Where(pair => !body.ReadStretches.Any(read => pair.Span.Start >= read.Start && pair.Span.Start < read.End))
            .ToList();
        if (found.Count == 0)
            return [];
        var code = CodeStretches.In(text, 0);
        return
            from pair in found
            where !code.Contains(pair.Span.Start)
            let span = new TextSpan(start + pair.Span.Start, start + pair.Span.End)
            select context.FindVariant(Info, pair.Variant, "", ("text", text[pair.Span.Start..pair.Span.End])) with { Span = span };
    }

    /// <summary>A section that is wholly still to be written: a draft may have it, and of a known one the missing field or the empty section is named.</summary>
    private static bool IsSaidElsewhere(Incident incident, TextSpan span) =>
        incident.Body.Sections.Any(section =>
            section.IsToBeWritten && span.Start >= section.Start && span.Start < section.End && (section.Kind is not null || incident.Status is ReportStatus.Draft));
}
