using Markdig;

namespace Postmortems.Notices;

/// <summary>An author's inline Markdown as the words alone, on one line.</summary>
internal static class PlainWords
{
    public static string Of(string markdown)
    {
        try
        {
            return string.Join(' ', Markdown.ToPlainText(markdown).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        catch (ArgumentException)
        {
            // Nested beyond Markdig's bound: the author's own characters will do.
            return markdown;
        }
    }
}
