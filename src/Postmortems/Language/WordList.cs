using System.Buffers;
using System.Collections.Frozen;

namespace Postmortems.Language;

/// <summary>
/// Words that sentences are searched for, in one pass: English ones as whole words, whatever their case; Chinese ones, and phrases, wherever they
/// stand. In place of an expression of a hundred branches, which costs more to build than a library costs to check.
/// </summary>
internal sealed class WordList
{
    private readonly FrozenSet<string> _words;
    private readonly SearchValues<string> _phrases;
    private readonly SearchValues<string> _chinese;

    /// <param name="words">English words, with spaces between.</param>
    /// <param name="anywhere">Phrases and Chinese words.</param>
    public WordList(string words, params string[] anywhere)
    {
        _words = words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        // Apart from each other they are searched for much faster.
        _phrases = SearchValues.Create([.. anywhere.Where(phrase => !Han.IsIn(phrase))], StringComparison.OrdinalIgnoreCase);
        _chinese = SearchValues.Create([.. anywhere.Where(phrase => Han.IsIn(phrase))], StringComparison.Ordinal);
    }

    public bool IsIn(ReadOnlySpan<char> text)
    {
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiLetter(text[i]))
                i++;
            if (i > start && i - start < 16 && lookup.Contains(text[start..i]))
                return true;
        }

        return text.ContainsAny(_phrases) || (Han.IsIn(text) && text.ContainsAny(_chinese));
    }
}
