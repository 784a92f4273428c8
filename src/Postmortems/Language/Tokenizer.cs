using System.Globalization;

namespace Postmortems.Language;

/// <summary>A unit of search and where it stands in its text.</summary>
/// <param name="Term">As the index has it: a stem, or two neighbouring characters of a script without spaces.</param>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Word">Before stemming, in lower case.</param>
public readonly record struct Token(string Term, int Start, int End, string Word)
{
    /// <summary>Of a script that writes no spaces.</summary>
    public bool IsPaired { get; init; }

    /// <summary>Too common to be sought; a phrase may still hold it.</summary>
    public bool IsPassed { get; init; }
}

/// <summary>
/// Cuts text into units of search. Words end where their letters and digits end; a run of Chinese, Japanese or Korean is taken in pairs of neighbours
/// and, so that every single character can be found too, by its last character: all others begin a pair.
/// </summary>
public static class Tokenizer
{
    /// <summary>Longer runs are keys and checksums, which do not come again.</summary>
    private const int LongestKnown = 40;

    private const int MostKnown = 50_000;

    /// <summary>What became of a run of characters, which comes again and again in the texts of one library: to fold and stem it took most of the time.</summary>
    [ThreadStatic]
    private static Dictionary<string, Known>? _known;

    public static List<Token> Of(string text)
    {
        if (_known is null || _known.Count > MostKnown)
            _known = new Dictionary<string, Known>(StringComparer.Ordinal);
        var tokens = new List<Token>(text.Length / 6);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (IsPaired(text[i]))
            {
                while (i < text.Length && IsPaired(text[i]))
                    i++;
                AddPairs(tokens, text, start, i);
            }
            else if (IsWord(text[i]))
            {
                while (i < text.Length && IsWord(text[i]) && !IsPaired(text[i]))
                    i++;
                AddWord(tokens, text, start, i);
            }
            else
            {
                i++;
            }
        }

        return tokens;
    }

    /// <summary>Lower case, and full-width letters, digits and marks as the plain ones.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            folded[i] = char.ToLowerInvariant(Narrow(from[i]));
    });

    internal static bool IsPaired(char c) => c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af') or (>= '\uf900' and <= '\ufaff');

    private static char Narrow(char c) => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;

    private static bool IsWord(char c) =>
        c < '\u0080'
            ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static void AddPairs(List<Token> tokens, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var pair = KnownAs(text.AsSpan(i, Math.Min(2, end - i)), isPaired: true);
            tokens.Add(new Token(pair.Term, i, i + pair.Term.Length, pair.Term) { IsPaired = true });
        }
    }

    private static void AddWord(List<Token> tokens, string text, int start, int end)
    {
        var word = KnownAs(text.AsSpan(start, end - start), isPaired: false);
        tokens.Add(new Token(word.Term, start, end, word.Word) { IsPassed = word.IsPassed });
    }

    private static Known KnownAs(ReadOnlySpan<char> written, bool isPaired)
    {
        var known = _known!.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(written, out var found))
            return found;
        var text = written.ToString();
        var word = isPaired ? text : Fold(text);
        found = new Known(isPaired ? text : Stemmer.Of(word), word, !isPaired && (word.Length == 1 || QueryWords.IsPassed(word)));
        if (text.Length <= LongestKnown)
            _known[text] = found;
        return found;
    }

    private readonly record struct Known(string Term, string Word, bool IsPassed);
}
