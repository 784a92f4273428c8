using System.Buffers;
using System.Text;
using Postmortems.Diagnostics;

namespace Postmortems.Reading;

/// <summary>Takes stretches out of a text so that what is left does not tell where they were.</summary>
internal static class TextCut
{
    private static readonly SearchValues<char> LineSigns = SearchValues.Create(" \t>*+-0123456789.)");

    /// <summary>What has no blank before it, or is one.</summary>
    private const string Followers = " \r\n.,;:!?)\"'，。；：！？）”";

    /// <summary>
    /// A line that holds nothing any more but the sign of a list or a quotation goes with them; of blanks on both sides one stays.
    /// </summary>
    /// <param name="spans">In any order; they may overlap.</param>
    public static string Without(string text, IEnumerable<TextSpan> spans)
    {
        var (left, from) = (new StringBuilder(text.Length), 0);
        foreach (var span in Merged(spans))
        {
            left.Append(text, from, span.Start - from);
            from = span.End;
            var end = EndOfLine(text, from);
            if (IsBare(LastLine(left)) && text.AsSpan(from, end - from).IsWhiteSpace())
            {
                left.Length -= LastLine(left).Length;
                from = end < text.Length && text[end] == '\r' ? end + 1 : end;
                from = from < text.Length && text[from] == '\n' ? from + 1 : from;
                if (EndsBlank(left))
                    from = AfterBlankLines(text, from);
            }
            else if (left.Length > 0 && left[^1] == ' ' && !IsBare(LastLine(left)) && (from == text.Length || Followers.Contains(text[from])))
            {
                left.Length--;
            }
        }

        return left.Append(text, from, text.Length - from).ToString();
    }

    private static IEnumerable<TextSpan> Merged(IEnumerable<TextSpan> spans)
    {
        TextSpan? open = null;
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (open is { } before && span.Start <= before.End)
            {
                open = before with { End = Math.Max(before.End, span.End) };
                continue;
            }

            if (open is { } done)
                yield return done;
            open = span;
        }

        if (open is { } last)
            yield return last;
    }

    private static int EndOfLine(string text, int at) => text.AsSpan(at).IndexOfAny('\r', '\n') is >= 0 and var length ? at + length : text.Length;

    private static string LastLine(StringBuilder text)
    {
        var start = text.Length;
        while (start > 0 && text[start - 1] is not ('\n' or '\r'))
            start--;
        return text.ToString(start, text.Length - start);
    }

    private static bool EndsBlank(StringBuilder text) => text.Length == 0 || (text[^1] == '\n' && (text.Length == 1 || text[^2] == '\n' || (text[^2] == '\r' && text.Length > 2 && text[^3] == '\n')));

    private static int AfterBlankLines(string text, int at)
    {
        while (EndOfLine(text, at) is var end && end < text.Length && text.AsSpan(at, end - at).IsWhiteSpace())
            at = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        return at;
    }

    private static bool IsBare(string line) => !line.AsSpan().ContainsAnyExcept(LineSigns);
}
