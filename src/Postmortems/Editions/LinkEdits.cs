using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Diagnostics;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>The links of a text, each led to where it leads in the edition, or else taken from its words.</summary>
internal static partial class LinkEdits
{
    /// <param name="lead">From a target as written to the one that stands in its place; null: no link.</param>
    /// <returns>The text, and null where it cannot be read as Markdown but may have links.</returns>
    public static string? In(string text, Func<string, string?> lead)
    {
        if (text.AsSpan().IndexOfAny("[<") < 0)
            return text;
        text = TextCut.Without(text, CommentsOf(text));
        if (BodyReader.ParseOrNull(text) is not { } document)
            return null;
        var edits = new List<(int Start, int End, string Instead)>();
        foreach (var link in document.Descendants<LinkInline>())
            Edit(link, text, lead, edits);
        // Each is written out where it is used.
        foreach (var definition in document.Descendants<LinkReferenceDefinition>().Where(definition => definition is not Markdig.Extensions.Footnotes.FootnoteLinkReferenceDefinition && !definition.Span.IsEmpty))
            edits.Add((definition.Span.Start, definition.Span.End + 1, ""));
        return Apply(text, edits);
    }

    private static void Edit(LinkInline link, string text, Func<string, string?> lead, List<(int Start, int End, string Instead)> edits)
    {
        // The words between the brackets keep their place, since another link may stand among them (a picture that leads on).
        var (start, end) = (link.Span.Start, link.Span.End + 1);
        var open = link.IsImage ? 2 : 1;
        var close = CloseOf(link, text, start + open);
        if (link.IsAutoLink || close < 0)
            return;
        edits.Add(lead(link.Url ?? "") is { } target
            ? (close, end, $"]({target})")
            : (close, end, ""));
        if (lead(link.Url ?? "") is null)
            edits.Add((start, start + open, ""));
    }

    // The bracket behind the last of the words.
    private static int CloseOf(LinkInline link, string text, int from)
    {
        var last = link.LastChild is { } child ? child.Span.End + 1 : from;
        return text.IndexOf(']', Math.Clamp(Math.Max(last, from), 0, text.Length)) is >= 0 and var close && close <= link.Span.End ? close : -1;
    }

    // Notes to writers are not printed, and not published.
    private static IEnumerable<TextSpan> CommentsOf(string text)
    {
        if (!text.Contains("<!--", StringComparison.Ordinal))
            yield break;
        var code = CodeStretches.In(text, 0);
        foreach (Match match in Comment().Matches(text))
        {
            if (!code.Contains(match.Index))
                yield return new TextSpan(match.Index, match.Index + match.Length);
        }
    }

    private static string Apply(string text, List<(int Start, int End, string Instead)> edits)
    {
        var (written, from) = (new StringBuilder(text.Length), 0);
        foreach (var (start, end, instead) in edits.OrderBy(edit => edit.Start).ThenByDescending(edit => edit.End))
        {
            // Within what is gone already.
            if (start < from)
                continue;
            written.Append(text, from, start - from).Append(instead);
            from = end;
        }

        return written.Append(text, from, text.Length - from).ToString();
    }

    // One that is never closed takes the rest with it.
    [GeneratedRegex(@"<!--.*?(-->|\z)", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
