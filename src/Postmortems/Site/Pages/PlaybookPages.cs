using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Playbooks;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Pages;

/// <summary>Makes the playbook: its contents, and a page for each chapter. A library without chapters has none.</summary>
internal static class PlaybookPages
{
    public static IEnumerable<Page> From(SiteMap map)
    {
        var chapters = map.Playbook.Chapters;
        if (chapters.IsEmpty)
            return [];
        var groups = chapters.GroupBy(chapter => chapter.Group).Select(group => new ChapterList(group.Key, [.. group.Select(chapter => Link(chapter, map))]));
        var contents = new PlaybookPage(map.PlaybookContents, map.Say("page.playbook"), map.Frame("playbook.html"), [.. groups]);
        return [contents, .. chapters.Select((chapter, i) => Page(chapter, i, map))];
    }

    private static ChapterPage Page(Chapter chapter, int place, SiteMap map)
    {
        var chapters = map.Playbook.Chapters;
        var blocks = new GeneratedBlocks(map);
        return new ChapterPage(map.Chapter(chapter.Id), chapter.Title, map.Frame($"playbook/{chapter.Id}.html"), [.. chapter.Parts.Select(blocks.Of)])
        {
            Lang = chapter.Lang,
            Source = chapter.Path,
            Summary = chapter.Summary,
            Group = chapter.Group,
            ContentsPath = map.PlaybookContents,
            Previous = place > 0 ? Link(chapters[place - 1], map) : null,
            Next = place + 1 < chapters.Length ? Link(chapters[place + 1], map) : null,
            Links = Links(chapter, map),
        };
    }

    private static ChapterLink Link(Chapter chapter, SiteMap map) => new(map.Chapter(chapter.Id), chapter.Title, chapter.Summary, chapter.Lang);

    /// <summary>A link to a chapter's file in any language leads to its page in this one.</summary>
    private static ImmutableSortedDictionary<string, PagePath> Links(Chapter chapter, SiteMap map)
    {
        var links = ImmutableSortedDictionary.CreateBuilder<string, PagePath>(StringComparer.Ordinal);
        foreach (var target in chapter.Links.Select(link => link.Target.Split('#', '?')[0]))
        {
            if (RelativePath.Resolve(chapter.Path, target) is { } path && map.Library.Playbook.Chapters.FirstOrDefault(other => other.Path == path) is { } other)
                links[target] = map.Chapter(other.Id);
        }

        return links.ToImmutable();
    }
}
