using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The files beside a report that it links to.</summary>
internal static class LinkedFiles
{
    /// <summary>Targets as written, in order, each once, with the place of the first link.</summary>
    /// <param name="offset">Of the body in the file.</param>
    public static ImmutableArray<(string Target, TextSpan Span)> In(MarkdownDocument document, int offset) =>
    [
        .. document.Descendants<LinkInline>()
            .Select(link => (Target: link.Url ?? "", Span: TextSpan.Of(link, offset)))
            .Where(link => IsRelative(link.Target))
            .DistinctBy(link => link.Target),
    ];

    /// <summary>Neither another host, nor a place on the page, nor a scheme: a path beside the report, perhaps with "../".</summary>
    public static bool IsRelative(string target) =>
        target.Length > 0 && target[0] is not ('#' or '/' or '\\' or '?') && !target.Contains(':') && !target.Any(char.IsControl);
}
