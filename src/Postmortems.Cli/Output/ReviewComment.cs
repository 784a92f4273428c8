using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Postmortems.Analysis.Mining;
using Postmortems.Cli.Commands;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Reading;
using static Postmortems.Cli.Output.MarkdownComment;

namespace Postmortems.Cli.Output;

/// <summary>
/// One comment in Markdown for a pull request: what is wrong with the changed reports, what happened before, and what was promised then.
/// Each report is spoken of in its own language.
/// </summary>
internal sealed class ReviewComment(ScopedLibrary scoped, ReviewLinks links, LocalDate today)
{
    /// <summary>By which a workflow finds the comment that it wrote before.</summary>
    public const string Mark = "<!-- postmortems review -->";

    private const int MostEarlier = 3;

    // Forges refuse comments of more than 65,536 characters, and nobody reads half of that: when so much is written, the rest is counted.
    private const int Enough = 30_000;
    private const int MostFindings = 40;
    private const int MostActions = 10;
    private const int LongestCell = 400;

    private readonly StringBuilder _text = new();
    private readonly Lazy<LikenessIndex> _likeness = new(() => new LikenessIndex(scoped.Library.Reports.Select(report => report.Incident).OfType<Incident>(), Concepts.With(scoped.Library.Options.Concepts)));

    public string Text()
    {
        // Of one language all, or the site's.
        var language = scoped.Reports.Select(report => report.Incident?.Lang).Distinct().ToList() is [{ } one] ? one : scoped.Library.Options.DefaultLanguage;
        var heading = Say(language, "review.title");
        _text.AppendLine(Mark).AppendLine($"## {heading}").AppendLine();
        var elsewhere = scoped.Findings.Where(finding => scoped.Reports.All(report => report.Source != finding.Source)).ToImmutableArray();
        if (scoped.Reports.IsEmpty && elsewhere.IsEmpty)
        {
            _text.AppendLine(Say(language, "review.nothing"));
            return _text.ToString();
        }

        _text.AppendLine($"**{Counts(language)}**");
        if (elsewhere.Length > 0)
            AddFindings(elsewhere, language, isAlone: false);
        var said = 0;
        for (; said < scoped.Reports.Length && _text.Length < Enough; said++)
            Add(scoped.Reports[said]);
        if (said < scoped.Reports.Length)
            _text.AppendLine().AppendLine(Say(language, "review.more-reports", ("count", $"{scoped.Reports.Length - said}")));
        return _text.ToString();
    }

    private string Counts(string language)
    {
        var list = new FindingList(scoped.Findings, "");
        return Say(
            language,
            "review.counts",
            ("reports", $"{scoped.Reports.Length}"),
            ("errors", $"{list.Count(DiagnosticSeverity.Error)}"),
            ("warnings", $"{list.Count(DiagnosticSeverity.Warning)}"),
            ("hints", $"{list.Count(DiagnosticSeverity.Hint)}"));
    }

    private void Add(ReadResult report)
    {
        var language = report.Incident?.Lang ?? scoped.Library.Options.DefaultLanguage;
        if (report.Incident is { Title.Length: > 0 } incident)
            _text.AppendLine().AppendLine($"### {Link(incident.Title, links.Of(report.Source))}").AppendLine().AppendLine(Code(report.Source.Path));
        else
            _text.AppendLine().AppendLine($"### {Code(report.Source.Path)}");
        var findings = scoped.Findings.Where(finding => finding.Source == report.Source).ToImmutableArray();
        if (findings.IsEmpty)
            _text.AppendLine().AppendLine(Say(language, "review.clean"));
        else
            AddFindings(findings, language, isAlone: true);
        if (report.Incident is { } known)
            AddEarlier(known, language);
    }

    private void AddFindings(ImmutableArray<Diagnostic> findings, string language, bool isAlone)
    {
        // Behind a paragraph a table begins only for some readers of Markdown.
        _text.AppendLine();
        AddRow(Say(language, "review.line"), "", Say(language, "review.wrong"), Say(language, "review.instead"));
        _text.AppendLine("| ---: | --- | --- | --- |");
        var rows = findings.OrderBy(finding => finding.Severity).Take(MostFindings).TakeWhile(_ => _text.Length < Enough).Count(finding =>
        {
            var line = finding.Source.Position(finding.Span.Start).Line;
            var place = links.Of(finding.Source, line) is { } address ? $"[{line}](<{address}>)" : $"{line}";
            AddRow((isAlone ? "" : Code(finding.Source.Path) + " ") + place, $"{Say(language, Level(finding))} {finding.Rule.Code}", Cell(finding.Message), Cell(finding.Help ?? ""));
            return true;
        });
        if (rows < findings.Length)
            _text.AppendLine().AppendLine(Say(language, "review.more-findings", ("count", $"{findings.Length - rows}")));
    }

    private void AddRow(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
            _text.Append("| ").Append(cell).Append(' ');
        _text.AppendLine("|");
    }

    private static string Cell(string text) => MarkdownComment.Text(text.Length > LongestCell ? text[..LongestCell] + "…" : text);

    private static string Level(Diagnostic finding) => finding.Severity switch
    {
        DiagnosticSeverity.Error => "review.error",
        DiagnosticSeverity.Warning => "review.warning",
        _ => "review.hint",
    };

    private void AddEarlier(Incident incident, string language)
    {
        var earlier = _likeness.Value.Earlier(incident, MostEarlier);
        var question = Say(language, "review.before");
        _text.AppendLine().AppendLine($"#### {question}").AppendLine();
        if (earlier.IsEmpty)
            _text.AppendLine(Say(language, "review.none-before"));
        foreach (var (place, other) in earlier.Index())
            AddEarlier(place + 1, other, language);
    }

    private void AddEarlier(int place, NearIncident earlier, string language)
    {
        var other = earlier.Incident;
        var facts = new[] { other.Began is { } began ? MomentText.Day(began, language) : "", other.Severity.Value?.Written ?? "" }.Where(fact => fact.Length > 0).Select(MarkdownComment.Text);
        _text.AppendLine($"{place}. **{Link(other.Title.Length > 0 ? other.Title : other.Id.Value, links.Of(other))}** ({string.Join(", ", facts.Append(Code(other.Id.Value)))})  ");
        var separator = Say(language, "review.reason-separator");
        _text.AppendLine($"   {string.Join(separator, Reasons(earlier, language))}");
        var open = other.Actions.Where(action => action.IsOpen).OrderByDescending(action => action.IsOverdue(today)).ToList();
        foreach (var action in open.Take(MostActions))
            _text.AppendLine($"   - [ ] {Line(action, language)}");
        var lost = other.Actions.Count(action => action.Status is ActionStatus.Unknown);
        var rest = other.Actions.IsEmpty ? Say(language, "review.no-actions")
            : open.Count == 0 && lost > 0 ? Say(language, "review.not-known", ("count", $"{lost}"))
            : open.Count == 0 ? Say(language, "review.none-open")
            : open.Count > MostActions ? Say(language, "review.more-actions", ("count", $"{open.Count - MostActions}"))
            : null;
        if (rest is not null)
            _text.AppendLine($"   - {rest}");
    }

    private IEnumerable<string> Reasons(NearIncident earlier, string language)
    {
        var separator = Say(language, "list.separator");
        if (earlier.IsNamed)
            yield return Say(language, "review.named");
        foreach (var (key, terms) in new[] { ("review.cause-terms", earlier.CauseTerms), ("review.symptom-terms", earlier.SymptomTerms), ("review.terms", earlier.OtherTerms) })
        {
            if (!terms.IsEmpty)
                yield return Say(language, key, ("terms", string.Join(separator, terms.Select(Code))));
        }

        if (!earlier.Services.IsEmpty)
            yield return Say(language, "review.services", ("services", string.Join(separator, earlier.Services.Select(MarkdownComment.Text))));
        if (!earlier.CauseKinds.IsEmpty)
            yield return Say(language, "review.kinds", ("kinds", string.Join(separator, earlier.CauseKinds.Select(kind => MarkdownComment.Text(NameOf(kind, language))))));
        if (!earlier.IsNamed && earlier.In is AlikeIn.Cause or AlikeIn.Symptom)
            yield return Say(language, earlier.In is AlikeIn.Cause ? "alike.cause" : "alike.symptom");
    }

    private string Line(CorrectiveAction action, string language)
    {
        var due = !action.Due.IsGiven ? Say(language, "review.no-due")
            : action.IsOverdue(today) ? "**" + Say(language, "review.overdue", ("due", action.Due.Value!.Written), ("days", $"{Period.DaysBetween(action.Due.Value.Last, today)}")) + "**"
            : Say(language, "review.due", ("due", action.Due.Value!.Written));
        var owner = action.Owner.IsGiven ? action.Owner.Value : action.Team;
        return string.Join(Say(language, "list.separator"), new[] { MarkdownComment.Text(action.Title), owner is null ? Say(language, "review.no-owner") : MarkdownComment.Text(owner), due });
    }

    private string NameOf(string kind, string language) =>
        scoped.Library.Options.Taxonomy.Cause.FirstOrDefault(term => term.Id == kind)?.Name.In(Sentences.For(language)) ?? kind;

    private static string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> values) => Sentences.Say(language, key, values);
}
