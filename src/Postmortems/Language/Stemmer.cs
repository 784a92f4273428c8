using System.Buffers;

namespace Postmortems.Language;

/// <summary>
/// English words without the endings that a searcher would not think of: "crashes", "crashed" and "crashing" are one word, "deletion" is "delete". Lighter
/// than Porter's (1980), since the script in the reader's browser has to do the same, letter for letter.
/// </summary>
internal static class Stemmer
{
    private const int Shortest = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <param name="word">In lower case. Only words of plain Latin letters are changed.</param>
    public static string Of(string word)
    {
        if (word.Length < Shortest)
            return word;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c))
                return word;
        }

        var stem = WithoutEnding(Singular(word));
        return stem.Length > Shortest && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string Singular(string word) =>
        EndsWithAny(word, "sses", "shes", "ches", "xes", "zes") ? word[..^2]
        : word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) && !IsVowel(word[^4]) ? word[..^3] + "y"
        : word[^1] == 's' && word[^2] is not ('s' or 'i' or 'u') ? word[..^1]
        : word;

    private static string WithoutEnding(string word)
    {
        if (EndsWithAny(word, "ing") && HasVowel(word.AsSpan(0, word.Length - 3)))
            return Mended(word[..^3]);
        if (EndsWithAny(word, "ed") && !EndsWithAny(word, "eed") && HasVowel(word.AsSpan(0, word.Length - 2)))
            return Mended(word[..^2]);
        if (word.Length >= 8 && EndsWithAny(word, "sion", "tion"))
            return word[..^3];
        return word.Length >= 9 && EndsWithAny(word, "ment") ? word[..^4] : word;
    }

    /// <summary>"stopp" is "stop", and "retri" is "retry"; "full" and "process" stay.</summary>
    private static string Mended(string stem) =>
        stem[^1] == 'i' ? stem[..^1] + "y"
        : stem[^1] == stem[^2] && !IsVowel(stem[^1]) && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1]
        : stem;

    private static bool HasVowel(ReadOnlySpan<char> stem) => stem.Length > 2 && stem.ContainsAny(Vowels);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
