using System.Text.RegularExpressions;
using Postmortems.Language;

namespace Postmortems.Importing;

/// <summary>Labels of facts ("Severity", "发生时间", "start_time") by the names that ours have.</summary>
internal static partial class FactLabels
{
    /// <summary>The id of the vocabulary's group "fact" that a label names, or null.</summary>
    public static string? Find(string label, ImportTerms terms)
    {
        var bare = Ornament().Replace(label.Trim(), "").Trim();
        if (bare.Length is 0 or > 48)
            return null;
        if (terms.Map.TryGetValue(bare, out var field))
            return field;
        return Vocabulary.Find("fact", bare)
            ?? Vocabulary.Find("fact", Aside().Replace(bare, "").Trim())
            ?? (bare.Contains('/') || bare.Contains('.') ? Vocabulary.Find("fact", bare.AsSpan(bare.LastIndexOfAny(['/', '.']) + 1)) : null);
    }

    [GeneratedRegex(@"^[*_`\s>\-+]+|[*_`:：\s?？]+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ornament();

    // "Start time (UTC)".
    [GeneratedRegex(@"\s*[(（\[][^()（）]*[)）\]]\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Aside();
}
