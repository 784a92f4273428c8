using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Postmortems.Configuration;
using Postmortems.Drafting;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>A severity within other words: "SEV-2 (major)", "P1 - High", "故障等级：L2".</summary>
internal static partial class SeverityWords
{
    /// <summary>The author's own word for one level of the declared schemes; null where none is named, or two are.</summary>
    public static string? Find(string text, ImmutableArray<SeverityScheme> schemes)
    {
        var bare = FrontMatterWriter.Plain(text).Trim();
        if (SeverityWord.Levels(bare, schemes) is [_])
            return bare;
        var named = Candidate().Matches(bare)
            .SelectMany(match => ((string[])[match.Value.Trim(), $"Sev{match.Value[^1]}"])[..(Numbered().IsMatch(match.Value) ? 2 : 1)])
            .Select(word => (Word: word, Levels: SeverityWord.Levels(word, schemes)))
            .Where(pair => pair.Levels.Length == 1)
            .DistinctBy(pair => pair.Levels[0].Id)
            .ToList();
        return named is [var only] ? only.Word : null;
    }

    // "severity::3", "S3".
    [GeneratedRegex(@"^s(ev(erity)?)?[^0-9]*[0-9]\z", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(sev(erity)?|level|priority)[ _:-]{0,2}[0-9]\b|\b[PLS][0-9]\b|[一二三四特]级", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Candidate();
}
