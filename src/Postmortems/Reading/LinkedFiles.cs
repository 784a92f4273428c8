using System.Collections.Immutable;
using Markdig.Syntax.Inlines;
using Markdig.Syntax;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The files beside a report that it links to.</summary>
internal static class LinkedFiles
{
    public static ImmutableArray<string> In(MarkdownDocument document) =>
        [.. document.Descendants<LinkInline>().Select(link => link.Url ?? "").Where(IsRelative).Distinct()];

    /// <summary>Neither another host, nor a place on the page, nor a scheme: a path beside the report, perhaps with "../".</summary>
    public static bool IsRelative(string target) =>
        target.Length > 0 && target[0] is not ('#' or '/' or '\\' or '?') && !target.Contains(':') && !target.Any(char.IsControl);
}
