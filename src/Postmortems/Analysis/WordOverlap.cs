using System.Globalization;

namespace Postmortems.Analysis;

/// <summary>How alike two texts are, by the words they share. Chinese writes no borders between words: there each pair of neighbours counts as one.</summary>
public static class WordOverlap
{
    /// <summary>In lower case, each once. Words of a single letter say nothing.</summary>
    public static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var isPaired = IsPaired(text[i]);
            while (i < text.Length && char.IsLetterOrDigit(text[i]) && IsPaired(text[i]) == isPaired)
                i++;
            if (isPaired)
                AddPairs(text[start..i], words);
            else if (i - start > 1)
                words.Add(text[start..i].ToLowerInvariant());
            i = Math.Max(i, start + 1);
        }

        return words;
    }

    /// <summary>Shared words among all words of both: 0 for strangers, 1 for the same words. 0 where one of the texts has none.</summary>
    public static double Of(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return 0;
        var shared = a.Count < b.Count ? a.Count(b.Contains) : b.Count(a.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    private static void AddPairs(string run, HashSet<string> words)
    {
        if (run.Length == 1)
            words.Add(run);
        for (var i = 1; i < run.Length; i++)
            words.Add(run[(i - 1)..(i + 1)]);
    }

    // Scripts without case: Chinese, Japanese, Korean and others.
    private static bool IsPaired(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter;
}
