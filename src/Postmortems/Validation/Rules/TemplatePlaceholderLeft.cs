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
        foreach (var (list, index, key, text) in Answers(incident))
        {
            if (text is not null && Placeholders.IsWhole(text))
                yield return context.FindVariant(Info, "value", index < 0 ? key : $"{list}[{index}]{key}", ("text", text));
        }
    }

    /// <summary>In parts, since nearly no place is ever asked for.</summary>
    private static IEnumerable<(string List, int Index, string Key, string? Text)> Answers(Incident incident)
    {
        yield return ("", -1, "title", incident.Title);
        yield return ("", -1, "owner", incident.Owner.Value);
        yield return ("", -1, "impact.summary", incident.Impact.Summary.Value);
        yield return ("", -1, "detection.signal", incident.Detection?.Signal);
        yield return ("", -1, "trigger.summary", incident.Trigger?.Summary);
        for (var i = 0; i < incident.Impact.Windows.Length; i++)
            yield return ("impact.windows", i, ".what", incident.Impact.Windows[i].What);
        for (var i = 0; i < incident.Causes.Length; i++)
            yield return ("causes", i, ".summary", incident.Causes[i].Summary);
        for (var i = 0; incident.MissedTests.IsGiven && i < incident.MissedTests.Value.Length; i++)
            yield return ("missed_tests", i, ".summary", incident.MissedTests.Value[i].Summary);
        for (var i = 0; i < incident.Actions.Length; i++)
            yield return ("actions", i, ".title", incident.Actions[i].Title);
        for (var i = 0; i < incident.Actions.Length; i++)
            yield return ("actions", i, ".owner", incident.Actions[i].Owner.Value);
        for (var i = 0; i < incident.Timeline.Entries.Length; i++)
            yield return ("timeline", i, "", incident.Timeline.Entries[i].Text);
    }

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
