using System.Collections.Immutable;
using Postmortems.Playbooks;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Pages;

/// <summary>The contents of the playbook.</summary>
public sealed record PlaybookPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<ChapterList> Groups) : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Playbook;
}

/// <summary>The chapters of one group, in order.</summary>
public sealed record ChapterList(ChapterGroup Group, ImmutableArray<ChapterLink> Chapters);

/// <param name="Lang">Of title and summary, which may differ from the page's.</param>
public sealed record ChapterLink(PagePath Path, string Title, string Summary, string Lang);

/// <summary>One chapter of the playbook.</summary>
/// <param name="Blocks">In the order of the page.</param>
public sealed record ChapterPage(PagePath Path, string Title, PageFrame Frame, ImmutableArray<PlaybookBlock> Blocks) : Page(Path, Title, Frame)
{
    public override SitePart Part => SitePart.Playbook;

    /// <summary>Of the prose; what is generated is in the page's language.</summary>
    public required string Lang { get; init; }

    /// <summary>The chapter's file, from the root of the repository.</summary>
    public required string Source { get; init; }

    public string Summary { get; init; } = "";

    public ChapterGroup Group { get; init; }

    public required PagePath ContentsPath { get; init; }

    /// <summary>The neighbours in the order of the playbook; null at either end.</summary>
    public ChapterLink? Previous { get; init; }

    public ChapterLink? Next { get; init; }

    /// <summary>Where a relative link of the prose leads, by the target as written without its fragment.</summary>
    public ImmutableSortedDictionary<string, PagePath> Links { get; init; } = ImmutableSortedDictionary.Create<string, PagePath>(StringComparer.Ordinal);
}
