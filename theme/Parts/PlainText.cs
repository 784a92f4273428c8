using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Postmortems.Theme.Parts;

/// <summary>The words of an inline piece without its markup, for places that are links already.</summary>
internal static partial class PlainText
{
    /// <param name="html">
    /// Of <see cref="MarkdownText"/>: its tags are the renderer's own and everything else is escaped, so that a tag ends at the first
    /// "&gt;" outside quotes.
    /// </param>
    public static MarkupString Of(MarkupString html) => html.Value.Contains('<', StringComparison.Ordinal) ? new(Tag().Replace(html.Value, "")) : html;

    [GeneratedRegex("<[^>\"]*(\"[^\"]*\"[^>\"]*)*>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
