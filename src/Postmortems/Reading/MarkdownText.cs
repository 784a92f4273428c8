using System.Text;
using Markdig.Syntax;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The author's own characters behind a node.</summary>
internal static class MarkdownText
{
    /// <summary>As written, trimmed; continuation lines lose their indentation, so that the text stands alone.</summary>
    public static string Of(MarkdownObject node, string text) =>
        node.Span.IsEmpty || node.Span.End >= text.Length ? "" : Unindent(text[node.Span.Start..(node.Span.End + 1)]);

    /// <summary>Of a list item without its marker, all its blocks; and where that begins in <paramref name="text"/>.</summary>
    /// <param name="until">Where to stop, for an item whose inner list is read by itself.</param>
    public static (string Text, int Start) OfItem(ListItemBlock item, string text, int? until = null)
    {
        if (item.Count == 0 || item[0].Span.IsEmpty)
            return ("", item.Span.Start);
        var start = item[0].Span.Start;
        var end = Math.Min(until ?? Math.Max(item.Span.End, item[^1].Span.End) + 1, text.Length);
        return (Unindent(text[start..Math.Max(start, end)]), start);
    }

    private static string Unindent(string written)
    {
        if (!written.Contains('\n'))
            return written.Trim();
        var lines = written.ReplaceLineEndings("\n").Split('\n');
        var indent = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var text = new StringBuilder(lines[0].TrimEnd());
        foreach (var line in lines.Skip(1))
            text.Append('\n').Append(line.Length >= indent ? line[indent..].TrimEnd() : line.Trim());
        return text.ToString().Trim();
    }
}
