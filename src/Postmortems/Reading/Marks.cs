using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>
/// Audience marks: <c>::: internal</c> … <c>:::</c> around blocks, <c>[text]{.internal}</c> within a line. They are blanked out, and
/// what stands under a mark that nobody knows is blanked with them: a misspelt mark must withhold, not publish. Every character that
/// stays keeps its offset.
/// </summary>
internal static partial class Marks
{
    private static readonly string[] Known = ["internal", "public"];

    /// <param name="bodyStart">Block marks are looked for from here on; marks within a line everywhere.</param>
    public static string Clean(string text, int bodyStart, FaultList faults)
    {
        if (!text.Contains(":::", StringComparison.Ordinal) && !text.Contains("]{.", StringComparison.Ordinal))
            return text;
        var clean = text.ToCharArray();
        CleanBlocks(text, bodyStart, clean, faults);
        CleanSpans(text, clean, faults);
        return new string(clean);
    }

    private static void CleanBlocks(string text, int bodyStart, char[] clean, FaultList faults)
    {
        var codeFence = '\0';
        (int Start, string Mark, TextSpan Span)? open = null;
        for (var line = bodyStart; line < text.Length;)
        {
            var end = text.IndexOf('\n', line) is >= 0 and var newline ? newline + 1 : text.Length;
            var content = text.AsSpan(line, end - line).Trim();
            codeFence = CodeFenceAfter(codeFence, content);
            if (codeFence == '\0' && content.StartsWith(":::"))
            {
                var mark = content.TrimStart(':').Trim().ToString();
                if (mark.Length > 0)
                    open = open ?? (line, mark, new TextSpan(line, end));
                else if (open is { } opened)
                    (_, open) = (Close(clean, opened, (line, end), faults), null);
            }

            line = end;
        }

        if (open is not { } unclosed)
            return;
        faults.Add(ReadingRules.UnclosedMark, unclosed.Span, ("mark", unclosed.Mark));
        Blank(clean, unclosed.Start, text.Length);
    }

    private static char CodeFenceAfter(char open, ReadOnlySpan<char> line)
    {
        foreach (var fence in "`~")
        {
            if (line.Length >= 3 && line[..3].IndexOfAnyExcept(fence) < 0)
                return open == '\0' ? fence : open == fence ? '\0' : open;
        }

        return open;
    }

    private static bool Close(char[] clean, (int Start, string Mark, TextSpan Span) open, (int Start, int End) closing, FaultList faults)
    {
        if (Known.Contains(open.Mark))
        {
            Blank(clean, open.Start, open.Span.End);
            Blank(clean, closing.Start, closing.End);
            return true;
        }

        faults.Add(ReadingRules.UnknownMark, open.Span, ("mark", open.Mark));
        Blank(clean, open.Start, closing.End);
        return false;
    }

    private static void CleanSpans(string text, char[] clean, FaultList faults)
    {
        foreach (Match match in Inline().Matches(text))
        {
            var (words, mark) = (match.Groups["text"], match.Groups["mark"].Value);
            if (!Known.Contains(mark))
            {
                faults.Add(ReadingRules.UnknownMark, new TextSpan(match.Index, match.Index + match.Length), ("mark", mark));
                Blank(clean, match.Index, match.Index + match.Length);
                continue;
            }

            Blank(clean, match.Index, words.Index);
            Blank(clean, words.Index + words.Length, match.Index + match.Length);
        }
    }

    // Line ends stay, so that lines keep their numbers and lists their shape.
    private static void Blank(char[] clean, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (clean[i] is not ('\n' or '\r'))
                clean[i] = ' ';
        }
    }

    [GeneratedRegex(@"\[(?<text>[^\[\]\r\n]*)\]\{\.(?<mark>[A-Za-z][A-Za-z-]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();
}
