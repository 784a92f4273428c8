using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Postmortems.Playbooks;

/// <summary>Takes parts out of a chapter together with the section that they stand in.</summary>
internal static partial class SectionFilter
{
    /// <summary>Each unwanted part goes with all from the heading above it to the next heading of the same or a higher level.</summary>
    public static ImmutableArray<ChapterPart> Without(ImmutableArray<ChapterPart> parts, Func<ChapterPart, bool> isUnwanted)
    {
        if (!parts.Any(isUnwanted))
            return parts;
        var sections = Sections(parts);
        var kept = new List<ChapterPart>();
        for (var i = 0; i < sections.Count; i++)
        {
            if (!sections[i].Parts.Any(isUnwanted))
            {
                kept.AddRange(sections[i].Parts);
                continue;
            }

            // Its subsections speak of the same thing.
            while (i + 1 < sections.Count && sections[i + 1].Level > sections[i].Level)
                i++;
        }

        return [.. kept];
    }

    private static List<(int Level, List<ChapterPart> Parts)> Sections(ImmutableArray<ChapterPart> parts)
    {
        List<(int Level, List<ChapterPart> Parts)> sections = [(1, [])];
        foreach (var part in parts)
        {
            if (part is not ProsePart prose)
            {
                sections[^1].Parts.Add(part);
                continue;
            }

            foreach (var stretch in Stretches(prose.Markdown))
            {
                if (Heading().Match(stretch) is { Success: true } heading)
                    sections.Add((heading.Groups["marks"].Length, []));
                sections[^1].Parts.Add(new ProsePart(stretch));
            }
        }

        return sections;
    }

    /// <summary>The prose cut before each heading; what looks like one within a fence is none.</summary>
    private static IEnumerable<string> Stretches(string markdown)
    {
        var (lines, isFenced) = (new List<string>(), false);
        foreach (var line in markdown.Split('\n'))
        {
            if (line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..])
                isFenced = !isFenced;
            if (!isFenced && lines.Count > 0 && Heading().IsMatch(line))
            {
                yield return string.Join('\n', lines);
                lines.Clear();
            }

            lines.Add(line);
        }

        yield return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^(?<marks>#{2,6}) ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
