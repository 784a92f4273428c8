using System.Text.RegularExpressions;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>
/// Audience marks: <c>::: internal</c> … <c>:::</c> around blocks, <c>[text]{.internal}</c> within a line. For a reader they are blanked out,
/// and what stands under a mark that nobody knows is blanked with them: a misspelt mark must withhold, not publish. Every character that
/// stays keeps its offset. For an edition they are cut out, with all that is internal, and leave no room behind.
/// </summary>
internal sealed partial class Marks
{
    private const string Internal = "internal";

    private static readonly string[] Known = [Internal, "public"];

    private readonly string _text;
    private readonly FaultList _faults;
    private readonly CodeStretches _code;
    private readonly char[] _clean;

    // The marks and what stands under those that nobody knows; what is internal, with its marks.
    private readonly List<TextSpan> _blank = [];
    private readonly List<TextSpan> _internal = [];

    private Marks(string text, CodeStretches code, FaultList faults) => (_text, _clean, _code, _faults) = (text, text.ToCharArray(), code, faults);

    /// <summary>The text without marks and without what is withheld. Code is passed over.</summary>
    /// <param name="bodyStart">First character of the Markdown; code is looked for from here on.</param>
    /// <param name="shown">Takes where the text is internal, marks included, in no order; null where nobody asks.</param>
    public static string Clean(string text, int bodyStart, FaultList faults, List<TextSpan>? shown = null)
    {
        if (!MayHaveMarks(text))
            return text;
        var marks = Find(text, bodyStart, faults);
        shown?.AddRange(marks._internal);
        foreach (var span in marks._blank)
            marks.Blank(span.Start, span.End);
        return new string(marks._clean);
    }

    /// <summary>The text without marks and without all that is internal: nothing tells how long it was, or that it was there.</summary>
    public static string Cut(string text, int bodyStart)
    {
        if (!MayHaveMarks(text))
            return text;
        var marks = Find(text, bodyStart, new FaultList());
        return TextCut.Without(text, marks._blank.Concat(marks._internal));
    }

    /// <summary>Where a text is internal, marks included, in no order.</summary>
    public static IReadOnlyCollection<TextSpan> InternalIn(string text, int bodyStart) => MayHaveMarks(text) ? Find(text, bodyStart, new FaultList())._internal : [];

    private static Marks Find(string text, int bodyStart, FaultList faults)
    {
        var marks = new Marks(text, CodeStretches.In(text, bodyStart), faults);
        marks.FindBlocks();
        marks.FindSpans();
        return marks;
    }

    // Most reports have none, and need not be parsed twice.
    private static bool MayHaveMarks(string text) =>
        text.Contains(":::", StringComparison.Ordinal) || text.Contains("：：：", StringComparison.Ordinal)
        || text.Contains("]{", StringComparison.Ordinal) || text.Contains("){", StringComparison.Ordinal)
        || text.Contains("*{", StringComparison.Ordinal) || text.Contains("_{", StringComparison.Ordinal);

    private void FindBlocks()
    {
        var open = new Stack<(string Mark, TextSpan Line)>();
        foreach (Match match in BlockMark().Matches(_text))
        {
            var line = new TextSpan(match.Index, match.Index + match.Length);
            if (_code.Contains(match.Groups["fence"].Index))
                continue;
            var mark = match.Groups["mark"].Value.Trim();
            if (mark.Length > 0)
                open.Push((mark, line));
            else if (open.TryPop(out var opened))
                Close(opened, line);
        }

        // Of several that are never closed the outermost withholds all that the others would.
        foreach (var (mark, line) in open)
        {
            _faults.Add(ReadingRules.UnclosedMark, line, ("mark", mark));
            _blank.Add(new TextSpan(line.Start, _text.Length));
        }
    }

    private void Close((string Mark, TextSpan Line) opened, TextSpan closing)
    {
        if (Known.Contains(opened.Mark))
        {
            _blank.Add(opened.Line);
            _blank.Add(closing);
            if (opened.Mark == Internal)
                _internal.Add(new TextSpan(opened.Line.Start, closing.End));
            return;
        }

        _faults.Add(ReadingRules.UnknownMark, opened.Line, ("mark", opened.Mark));
        _blank.Add(new TextSpan(opened.Line.Start, closing.End));
    }

    private void FindSpans()
    {
        foreach (Match match in SpanMark().Matches(_text))
        {
            var (words, mark) = (match.Groups["text"], match.Groups["mark"].Value.Trim());
            var whole = new TextSpan(match.Index, match.Index + match.Length);
            if (_code.Contains(match.Index))
                continue;
            if (mark.StartsWith('.') && Known.Contains(mark[1..]) && words.Success)
            {
                _blank.Add(new TextSpan(match.Index, words.Index));
                _blank.Add(new TextSpan(words.Index + words.Length, whole.End));
                if (mark[1..] == Internal)
                    _internal.Add(whole);
                continue;
            }

            _faults.Add(ReadingRules.UnknownMark, whole, ("mark", mark));
            _blank.Add(whole);
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

    // Anywhere a block can begin: in lists, quotations and the block texts of the front matter too.
    [GeneratedRegex(@"^[ \t>*+\-0-9.)]*(?<fence>:{3,}|：{3,})(?<mark>[^\r\n]*)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BlockMark();

    // Whatever looks like an attribute behind a bracket, a link or emphasis is a mark, and withholds unless it is known to the letter.
    [GeneratedRegex(
        @"\[(?<text>([^\[\]]|\[[^\[\]]*\])*)\]\{(?<mark>[^{}\r\n]+)\}|(\[([^\[\]]|\[[^\[\]]*\])*\]\([^()\r\n]*\)|\*+[^*\r\n]+\*+|_+[^_\r\n]+_+)\{(?<mark>[.#][^{}\r\n]+)\}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SpanMark();
}
