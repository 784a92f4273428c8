using System.Collections.Immutable;
using Markdig.Syntax;
using Postmortems.Incidents;

namespace Postmortems.Importing;

/// <summary>Several incidents in one file: headings of one level, each with the same sections below it.</summary>
internal static class SeveralReports
{
    /// <returns>Each with its heading as title; the whole alone where it tells of one.</returns>
    public static ImmutableArray<(string? Title, string Text)> In(string text)
    {
        var edit = new MarkdownEdit(text);
        var headings = edit.Document?.OfType<HeadingBlock>().ToList() ?? [];
        foreach (var level in headings.Select(heading => heading.Level).Distinct().Order())
        {
            var starts = headings.Where(heading => heading.Level == level && HeadingNames.Find(edit.HeadingText(heading)) is null && SectionsBelow(heading, headings, edit).Count >= 2).ToList();
            if (starts.Count < 2 || SectionsBelow(starts[0], headings, edit).Intersect(SectionsBelow(starts[1], headings, edit)).Count() < 2)
                continue;
            // What stands above the first goes with it.
            return [.. starts.Select((start, i) => (edit.HeadingText(start), Part(text, edit, starts, i)))];
        }

        return [(null, text)];
    }

    private static string Part(string text, MarkdownEdit edit, List<HeadingBlock> starts, int i)
    {
        var start = starts[i];
        var end = i + 1 < starts.Count ? starts[i + 1].Span.Start : text.Length;
        var above = i == 0 ? text[..start.Span.Start].TrimEnd('\n') : "";
        return $"# {edit.HeadingText(start)}\n\n{above}{(above.Length > 0 ? "\n\n" : "")}{text[edit.EndOf(start)..end].Trim('\n')}\n";
    }

    private static HashSet<SectionKind> SectionsBelow(HeadingBlock start, List<HeadingBlock> headings, MarkdownEdit edit) =>
        [.. headings.Skip(headings.IndexOf(start) + 1).TakeWhile(heading => heading.Level > start.Level).Where(heading => heading.Level == start.Level + 1).Select(heading => HeadingNames.Find(edit.HeadingText(heading))).OfType<SectionKind>()];
}
