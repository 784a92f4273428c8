namespace Postmortems.Language;

/// <summary>"Did you mean …": the nearest of some known words.</summary>
public static class Nearest
{
    /// <summary>
    /// The known word at the smallest edit distance, if that is at most a third of the longer word's length; null otherwise.
    /// Edits are insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    /// </summary>
    public static string? To(string word, IEnumerable<string> known) => Few(word, known).FirstOrDefault();

    /// <summary>All known words that are as near as <see cref="To"/> asks, the nearest first.</summary>
    public static IEnumerable<string> Few(string word, IEnumerable<string> known) =>
        known
            .Select(candidate => (candidate, Distance: Distance(Vocabulary.Fold(word), Vocabulary.Fold(candidate))))
            .Where(pair => pair.Distance * 3 <= Math.Max(word.Length, pair.candidate.Length))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate);

    /// <summary>
    /// The known word that this one must be a slip of: it begins alike, and one letter is wrong. Null for a short word, which is near to too many.
    /// "Restarted" is no slip of "started".
    /// </summary>
    /// <param name="known">Folded, as <see cref="Vocabulary"/> compares.</param>
    public static string? SlipOf(string word, IEnumerable<string> known) =>
        Vocabulary.Fold(word) is { Length: >= 6 } folded
            ? known.Where(candidate => candidate[0] == folded[0] && Distance(folded, candidate) == 1).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;

    /// <summary>
    /// What a word surely means: it begins alike, one letter is wrong at most, it is no short word, and nothing of another meaning is as near.
    /// "Unresolved" is surely not "resolved". Letters of English alone: in Chinese one character is a word.
    /// </summary>
    /// <param name="known">Words, each with what it means: the word by the book, which is what the answer is.</param>
    public static string? Sure(string word, IEnumerable<(string Word, string Means)> known)
    {
        var folded = Vocabulary.Fold(word);
        if (folded.Length is 0 or > 100 || !folded.All(char.IsAsciiLetterLower))
            return null;
        var near = known.Where(pair => Distance(folded, Vocabulary.Fold(pair.Word)) <= 1).Select(pair => pair.Means).Distinct().Take(2).ToList();
        return near is [var meant] && Vocabulary.Fold(meant) is var plain && plain.All(char.IsAsciiLetterLower) && plain[0] == folded[0]
            && (plain == folded || (plain.Length >= 5 && Distance(folded, plain) == 1))
            ? meant
            : null;
    }

    private static int Distance(string a, string b)
    {
        // Far apart in length is far apart: and a hostile key of a megabyte costs nothing.
        if (Math.Abs(a.Length - b.Length) > 10 || a.Length > 200)
            return int.MaxValue / 4;
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var best = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                table[i, j] = isSwap ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
            }
        }

        return table[a.Length, b.Length];
    }
}
