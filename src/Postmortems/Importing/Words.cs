using System.Text.RegularExpressions;

namespace Postmortems.Importing;

/// <summary>Texts as bags of words: how one knows that nothing was lost.</summary>
public static partial class Words
{
    /// <summary>Runs of letters and digits, in order, as written.</summary>
    public static IEnumerable<string> Of(string text) => Word().Matches(text).Select(match => match.Value);

    /// <summary>Words that stand more often in the source than in the result.</summary>
    public static IReadOnlyList<string> Missing(string source, string result)
    {
        var there = Of(result).CountBy(word => word).ToDictionary();
        return [.. Of(source).Where(word => !there.TryGetValue(word, out var count) || (there[word] = count - 1) < 0)];
    }

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
