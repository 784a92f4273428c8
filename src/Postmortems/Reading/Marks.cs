using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>
/// Audience marks: <c>::: internal</c> … <c>:::</c> around blocks, <c>[text]{.internal}</c> within a line. They are blanked out, and
/// what stands under a mark that nobody knows is blanked with them: a misspelt mark must withhold, not publish. Every character that
/// stays keeps its offset.
/// </summary>
internal sealed partial class Marks
{
    private static readonly string[] Known = ["internal", "public"];

    private readonly FaultList _faults;
    private readonly char[] _clean;
    private (int Start, string Mark, TextSpan Span)? _open;

    private Marks(string text, FaultList faults) => (_clean, _faults) = (text.ToCharArray(), faults);

    /// <param name="bodyStart">Block marks are looked for from here on; marks within a line everywhere. Code is passed over.</param>
    public static string Clean(string text, int bodyStart, FaultList faults)
    {
        if (!text.Contains(":::", StringComparison.Ordinal) && !text.Contains("]{.", StringComparison.Ordinal))
            return text;
        var marks = new Marks(text, faults);
        marks.CleanSpans(text, 0, bodyStart);
        marks.CleanBody(text, bodyStart);
        return new string(marks._clean);
    }

    private void CleanBody(string text, int bodyStart)
    {
        var fence = default(CodeFence);
        for (var line = bodyStart; line < text.Length;)
        {
            var end = text.IndexOf('\n', line) is >= 0 and var newline ? newline + 1 : text.Length;
            var content = text.AsSpan(line, end - line);
            var isCode = fence.IsOpen || CodeFence.IsIndented(content);
            fence = fence.After(content);
            if (!isCode && !fence.IsOpen)
            {
                if (content.Trim().StartsWith(":::"))
                    BlockMark(content.Trim(), line, end);
                else
                    CleanSpans(text, line, end);
            }

            line = end;
        }

        if (_open is not { } unclosed)
            return;
        _faults.Add(ReadingRules.UnclosedMark, unclosed.Span, ("mark", unclosed.Mark));
        Blank(unclosed.Start, text.Length);
    }

    private void BlockMark(ReadOnlySpan<char> content, int line, int end)
    {
        var mark = content.TrimStart(':').Trim().ToString();
        if (mark.Length > 0)
            _open ??= (line, mark, new TextSpan(line, line + content.Length));
        else if (_open is { } opened)
            Close(opened, line, end);
    }

    private void Close((int Start, string Mark, TextSpan Span) open, int line, int end)
    {
        _open = null;
        if (Known.Contains(open.Mark))
        {
            Blank(open.Start, open.Span.End);
            Blank(line, end);
            return;
        }

        _faults.Add(ReadingRules.UnknownMark, open.Span, ("mark", open.Mark));
        Blank(open.Start, end);
    }

    private void CleanSpans(string text, int start, int end)
    {
        foreach (Match match in Inline().Matches(text[start..end]))
        {
            var (at, words, mark) = (start + match.Index, match.Groups["text"], match.Groups["mark"].Value);
            if (!match.Groups["mark"].Success)
                continue;
            if (!Known.Contains(mark))
            {
                _faults.Add(ReadingRules.UnknownMark, new TextSpan(at, at + match.Length), ("mark", mark));
                Blank(at, at + match.Length);
                continue;
            }

            Blank(at, start + words.Index);
            Blank(start + words.Index + words.Length, at + match.Length);
        }
    }

    // Line ends stay, so that lines keep their numbers and lists their shape.
    private void Blank(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_clean[i] is not ('\n' or '\r'))
                _clean[i] = ' ';
        }
    }

    // The first alternatives swallow code within a line, so that a mark in it is none.
    [GeneratedRegex(@"``[^\r\n]*?``|`[^`\r\n]*`|\[(?<text>[^\[\]\r\n]*)\]\{\.(?<mark>[A-Za-z][A-Za-z-]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();
}
