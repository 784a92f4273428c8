using System.Text.RegularExpressions;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>Headings by the sections they name, in both languages, numbered or not.</summary>
internal static partial class Headings
{
    private static readonly string[] Prefixes = ["故障", "事故", "后续", "问题"];

    /// <summary>The section that a heading names; null for one of the author's own.</summary>
    public static SectionKind? Find(string heading)
    {
        // Most are written plainly.
        if (Vocabulary.Find<SectionKind>(heading.Trim()) is { } plain)
            return plain;
        var bare = Aside().Replace(Ornament().Replace(Numbering().Replace(heading.Trim(), ""), ""), "").Trim();
        if (Vocabulary.Find<SectionKind>(bare) is { } kind)
            return kind;
        foreach (var prefix in Prefixes.Where(prefix => bare.StartsWith(prefix, StringComparison.Ordinal) && bare.Length > prefix.Length))
        {
            if (Vocabulary.Find<SectionKind>(bare[prefix.Length..]) is { } behindPrefix)
                return behindPrefix;
        }

        return null;
    }

    [GeneratedRegex(@"^(第?[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十0-9]+[)）]|步骤\s*[0-9]+|[0-9]+(\.[0-9]+)*[、.．)）]?)\s*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbering();

    // "Timeline (UTC)".
    [GeneratedRegex(@"\s*[(（][^()（）]*[)）]\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Aside();

    // Emphasis around a heading, and a colon or a question mark behind it.
    [GeneratedRegex(@"^[*_`]+|[*_`:：?？]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ornament();
}
