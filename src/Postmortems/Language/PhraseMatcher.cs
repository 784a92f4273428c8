using System.Collections.Immutable;

namespace Postmortems.Language;

/// <summary>A phrase of a list, where it stands in a <see cref="FoldedText"/>.</summary>
/// <param name="End">Exclusive.</param>
public readonly record struct PhraseHit(string List, int Start, int End);

/// <summary>
/// Finds every phrase of many lists in one pass over a text (Aho and Corasick, 1975), unrolled into a table: a character costs one step
/// through it, however many phrases there are and whatever the text.
/// </summary>
internal sealed class PhraseMatcher
{
    /// <summary>A long report has some hundreds; behind more, there is nothing to be learnt.</summary>
    private const int MaxHits = 5_000;

    private readonly ushort[] _classes = new ushort[char.MaxValue + 1];
    private readonly int _width;
    private readonly List<ushort[]> _steps = [];
    private readonly List<List<(string List, int Length)>> _ends = [];

    /// <summary>The steps, row by row, and whether a phrase ends in a state: what is asked for each character lies close together.</summary>
    private readonly ushort[] _table;
    private readonly bool[] _isEnd;

    public PhraseMatcher(IEnumerable<(string List, string Text)> phrases)
    {
        var all = phrases.Distinct().ToList();
        foreach (var c in all.SelectMany(phrase => phrase.Text).Distinct())
            _classes[c] = (ushort)++_width;
        _width++;
        AddState();
        foreach (var (list, text) in all)
            Add(list, text);
        FillSteps();
        _table = [.. _steps.SelectMany(row => row)];
        _isEnd = [.. _ends.Select(ends => ends.Count > 0)];
    }

    public ImmutableArray<PhraseHit> In(FoldedText folded)
    {
        var text = folded.Text;
        var hits = ImmutableArray.CreateBuilder<PhraseHit>();
        var state = 0;
        for (var i = 0; i < text.Length && hits.Count < MaxHits; i++)
        {
            state = _table[(state * _width) + _classes[text[i]]];
            if (!_isEnd[state])
                continue;
            foreach (var (list, length) in _ends[state])
            {
                if (IsWhole(text, i + 1 - length, i + 1))
                    hits.Add(new PhraseHit(list, i + 1 - length, i + 1));
            }
        }

        hits.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End != a.End ? b.End.CompareTo(a.End) : string.CompareOrdinal(a.List, b.List));
        return hits.ToImmutable();
    }

    /// <summary>
    /// Whether a phrase may stand in a text as people write it, marks of emphasis and code included. True too often and never false where
    /// <see cref="In"/> finds one in what is left of the text; nothing is copied.
    /// </summary>
    public bool MayStandIn(ReadOnlySpan<char> text)
    {
        var (state, last) = (0, FoldedText.Border);
        var isBlank = false;
        for (var i = 0; i < text.Length; i++)
        {
            var written = text[i];
            // The address of a link stands between its words and those behind it.
            if (written == ']' && i + 1 < text.Length && text[i + 1] == '(')
                i += Math.Max(0, text[i..].IndexOfAny(')', '\n'));
            var c = written is '*' or '_' or '~' or '[' or ']' or '\\' ? ' ' : FoldedText.Fold(written);
            if (c == ' ')
            {
                isBlank = true;
                continue;
            }

            // One blank for any, and none within Chinese.
            if (isBlank && !(Han.Is(c) && Han.Is(last)))
                state = _table[(state * _width) + _classes[' ']];
            if (_isEnd[state])
                return true;
            state = _table[(state * _width) + _classes[c]];
            if (_isEnd[state])
                return true;
            (last, isBlank) = (c, false);
        }

        return false;
    }

    /// <summary>Latin letters, digits and what ties them to one word.</summary>
    public static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or >= '\u00C0' and <= '\u024F';

    private static bool IsWhole(string text, int start, int end) =>
        (start == 0 || !IsWordPart(text[start]) || !IsWordPart(text[start - 1]))
        && (end == text.Length || !IsWordPart(text[end - 1]) || (!IsWordPart(text[end]) && !IsPossessive(text, end)));

    private static bool IsPossessive(string text, int end) => text[end] == '\'' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]);

    private ushort AddState()
    {
        _steps.Add(new ushort[_width]);
        _ends.Add([]);
        return (ushort)(_steps.Count - 1);
    }

    private void Add(string list, string text)
    {
        ushort state = 0;
        foreach (var c in text)
        {
            var next = _steps[state][_classes[c]];
            state = _steps[state][_classes[c]] = next != 0 ? next : AddState();
        }

        _ends[state].Add((list, text.Length));
    }

    /// <summary>In the order of depth: where a phrase breaks off, the step leads on to the longest one that has begun within it.</summary>
    private void FillSteps()
    {
        var fallback = new ushort[_steps.Count];
        var queue = new Queue<ushort>(_steps[0].Where(state => state != 0));
        while (queue.TryDequeue(out var state))
        {
            _ends[state].AddRange(_ends[fallback[state]]);
            for (var c = 0; c < _width; c++)
            {
                var next = _steps[state][c];
                var elsewhere = _steps[fallback[state]][c];
                if (next == 0)
                {
                    _steps[state][c] = elsewhere;
                    continue;
                }

                fallback[next] = elsewhere;
                queue.Enqueue(next);
            }
        }
    }
}
