using System.Text.RegularExpressions;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>What of a report is compared: without comments, tags and addresses, but with code, which has the error messages.</summary>
/// <param name="Causes">Of the front matter.</param>
/// <param name="Facts">Trigger, impact and signal, as far as they are told in words.</param>
/// <param name="Opening">How the body begins, and the section on the root cause: what tells most.</param>
internal sealed partial record ReportText(string Title, string Causes, string Facts, string Body, string Opening)
{
    /// <summary>A word of the title counts as often. From 2 to 5 makes no difference that could be measured.</summary>
    public const double TitleWeight = 3;

    /// <summary>In UTF-16 units. From 600 to 1,500 makes little difference.</summary>
    private const int OpeningLength = 800;

    private const int CauseLength = 600;

    /// <summary>Of a heading.</summary>
    private const int MostMarks = 6;

    /// <param name="templates">What is passed over, since many reports say it; null keeps all, as a reader sees it.</param>
    public static ReportText Of(Incident incident, Templates? templates = null)
    {
        var body = Clean(Without(incident.Body.Text));
        var cause = incident.Body.Find(SectionKind.RootCause) is { } section ? Cut(Flat(Clean(Without(incident.Body.Text[section.Start..section.End]))), CauseLength) : "";
        var opening = OpeningOf(body);
        return new ReportText(
            Without(incident.Title),
            CausesOf(incident),
            Without(FactsOf(incident)),
            body,
            opening.Contains(Cut(cause, CauseLength / 6), StringComparison.Ordinal) ? opening : opening + "\n" + cause);

        string Without(string text) => templates?.Without(text) ?? text;
    }

    public static string FactsOf(Incident incident) => string.Join('\n', [incident.Trigger?.Summary, incident.Impact.Summary.Value, incident.Detection?.Signal]);

    public static string CausesOf(Incident incident) => string.Join('\n', incident.Causes.SelectMany(cause => (IEnumerable<string?>)[cause.Summary, cause.Evaded, .. cause.Why]));

    /// <summary>What it states of its causes: in the front matter, and in the section on the root cause.</summary>
    /// <param name="templates">Passed over in the body alone: a cause of one word that many reports give is still what they state.</param>
    public static string CauseSideOf(Incident incident, Templates templates) => string.Join('\n', [CausesOf(incident), .. SectionsOf(incident, templates, [SectionKind.RootCause])]);

    /// <summary>What it says was seen. A summary tells both, and belongs to neither side.</summary>
    public static string SymptomSideOf(Incident incident, Templates templates) =>
        string.Join('\n', [.. new[] { incident.Title, incident.Impact.Summary.Value, incident.Detection?.Signal }.Select(text => templates.Without(text ?? "")), .. SectionsOf(incident, templates, [SectionKind.Impact, SectionKind.Detection])]);

    /// <summary>Most sentences have nothing to be taken out, and to see that takes no time.</summary>
    private static string Clean(string markdown) =>
        markdown.Contains('<', StringComparison.Ordinal) || markdown.Contains("](", StringComparison.Ordinal) || markdown.Contains("://", StringComparison.Ordinal) ? Noise().Replace(markdown, " ") : markdown;

    private static IEnumerable<string> SectionsOf(Incident incident, Templates templates, SectionKind[] kinds) =>
        incident.Body.Sections.Where(section => section.Kind is { } kind && kinds.Contains(kind)).Select(section => Flat(Clean(templates.Without(incident.Body.Text[section.Start..section.End]))));

    /// <summary>On one line, without headings: what a template calls a section tells nothing. A heading and a run of blanks are one blank.</summary>
    private static string Flat(string text)
    {
        var (flat, length, isBlank) = (new char[text.Length], 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var end = HeadingEnd(text, i);
            if (end > i || char.IsWhiteSpace(text[i]))
            {
                (i, isBlank) = (Math.Max(i, end - 1), true);
                continue;
            }

            if (isBlank && length > 0)
                flat[length++] = ' ';
            (flat[length++], isBlank) = (text[i], false);
        }

        return new string(flat, 0, length);
    }

    /// <summary>The end of the line where it is a heading's that begins here; 0 where none does.</summary>
    private static int HeadingEnd(string text, int start)
    {
        if (text[start] != '#' || (start > 0 && text[start - 1] != '\n'))
            return 0;
        var marks = text.AsSpan(start).IndexOfAnyExcept('#') is >= 0 and var count ? count : text.Length - start;
        if (marks > MostMarks || start + marks == text.Length || text[start + marks] is not (' ' or '\t'))
            return 0;
        return text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;
    }

    /// <summary>Line by line as far as it takes: most of a long report stands behind it.</summary>
    private static string OpeningOf(string body)
    {
        for (var length = 2 * OpeningLength; length < body.Length; length *= 2)
        {
            if (body.IndexOf('\n', length) is >= 0 and var end && Flat(body[..end]) is { Length: >= OpeningLength } flat)
                return Cut(flat, OpeningLength);
        }

        return Cut(Flat(body), OpeningLength);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    [GeneratedRegex(@"<!--.*?-->|\]\([^)\s]*\)|https?://[^\s)>]+|</?[A-Za-z][^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Noise();
}
