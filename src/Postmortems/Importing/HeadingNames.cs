using System.Text.RegularExpressions;
using Postmortems.Incidents;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>Headings that say a section's name and something more.</summary>
internal static partial class HeadingNames
{
    public static SectionKind? Find(string heading) => Headings.Find(heading) ?? Headings.Find(Parted(heading).Name);

    /// <summary>The name, and what stands behind it; the whole and nothing where no name leads.</summary>
    public static (string Name, string Behind) Parted(string heading)
    {
        var bare = heading.Trim().Trim('*', '_').Trim();
        foreach (Match end in Breaks().Matches(bare).OrderByDescending(match => match.Index))
        {
            var (name, rest) = (bare[..end.Index].Trim(), bare[end.Index..].TrimStart(' ', ':', '：', '-', '–', '—', ',', '，', '|', '/').Trim());
            if (name.Length == 0 || Headings.Find(name) is not { } kind)
                continue;
            // "Resolution tentative" is a heading of its own; "Timeline of the outage" is a timeline.
            if (kind is SectionKind.Timeline || !char.IsWhiteSpace(end.Value[0]) || Sign().IsMatch(end.Value.TrimStart()))
                return (name, rest);
        }

        // "如何解决（Fix）": the name in brackets, where the words before are no name.
        return InBrackets().Match(bare) is { Success: true } aside && Headings.Find(aside.Groups["name"].Value) is not null
            ? (aside.Groups["name"].Value, aside.Groups["before"].Value.Trim())
            : (heading, "");
    }

    [GeneratedRegex(@"(\s+[(（\[\-–—:：|/]|[:：(（\[|,，]|\s)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"^[(（\[\-–—:：|/]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?<before>.+?)[(（](?<name>[^()（）/]{2,40})[)）]\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InBrackets();
}
