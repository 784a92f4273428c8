using System.Globalization;
using System.Numerics;

namespace Postmortems.Analysis;

/// <summary>How alike two texts are, by the words they share. Chinese writes no borders between words: there each pair of neighbours counts as one.</summary>
public static class WordOverlap
{
    private const int Bits = 512;

    /// <summary>In lower case, each once.</summary>
    public static HashSet<string> WordsOf(string text) => [.. Words(text)];

    /// <summary>In lower case, in the order of the text. Words of a single letter say nothing.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var isPaired = IsPaired(text[i]);
            while (i < text.Length && char.IsLetterOrDigit(text[i]) && IsPaired(text[i]) == isPaired)
                i++;
            if (isPaired && i - start == 1)
                yield return text[start..i];
            else if (isPaired)
            {
                for (var second = start + 1; second < i; second++)
                    yield return text[(second - 1)..(second + 1)];
            }
            else if (i - start > 1)
                yield return text[start..i].ToLowerInvariant();
            i = Math.Max(i, start + 1);
        }
    }

    /// <summary>Shared words among all words of both: 0 for strangers, 1 for the same words. 0 where one of the texts has none.</summary>
    public static double Of(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return 0;
        var shared = a.Count < b.Count ? a.Count(b.Contains) : b.Count(a.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    /// <summary>A bit for each word, several words to a bit: what one set has and another lacks shows without looking at a word.</summary>
    public static ulong[] BitsOf(HashSet<string> words)
    {
        var bits = new ulong[Bits / 64];
        foreach (var word in words)
        {
            var place = (string.GetHashCode(word, StringComparison.Ordinal) & int.MaxValue) % Bits;
            bits[place / 64] |= 1UL << (place % 64);
        }

        return bits;
    }

    /// <summary>False only where <see cref="IsAtLeast"/> is false too; it costs a hundredth.</summary>
    public static bool MayBeAtLeast(double share, (HashSet<string> Words, ulong[] Bits) a, (HashSet<string> Words, ulong[] Bits) b)
    {
        var (few, many) = a.Words.Count < b.Words.Count ? (a, b) : (b, a);
        var missed = 0;
        for (var i = 0; i < few.Bits.Length; i++)
            missed += BitOperations.PopCount(few.Bits[i] & ~many.Bits[i]);
        return missed <= few.Words.Count - (share / (1 + share) * (few.Words.Count + many.Words.Count));
    }

    /// <summary>Whether <see cref="Of"/> reaches a share. Texts that have nothing to do with each other are given up after a few words.</summary>
    public static bool IsAtLeast(double share, HashSet<string> a, HashSet<string> b)
    {
        var (few, many) = a.Count < b.Count ? (a, b) : (b, a);
        var mayMiss = few.Count - (share / (1 + share) * (few.Count + many.Count));
        foreach (var word in few)
        {
            if (!many.Contains(word) && --mayMiss < 0)
                return false;
        }

        return few.Count > 0 && mayMiss >= 0;
    }

    // Scripts without case: Chinese, Japanese, Korean and others.
    private static bool IsPaired(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter;
}
