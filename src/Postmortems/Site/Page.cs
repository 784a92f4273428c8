using System.Buffers;
using System.Collections.Immutable;
using NodaTime;
using Postmortems.Configuration;

namespace Postmortems.Site;

/// <summary>Where a file of the site stands: segments joined by "/", never absolute, never upwards.</summary>
public readonly record struct PagePath
{
    /// <exception cref="ArgumentException">The path is empty, absolute, or leads upwards: only the site itself makes paths, from slugs.</exception>
    public PagePath(string value)
    {
        if (value.Length == 0 || value.Split('/').Any(segment => segment is "" or "." or ".."))
            throw new ArgumentException($"'{value}' is not a path inside the site.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>The address of <paramref name="target"/> as a link on this page, percent-encoded: works at any sub-path and from a folder.</summary>
    public string LinkTo(PagePath target)
    {
        var here = Value.Split('/');
        var there = target.Value.Split('/');
        var shared = 0;
        while (shared < here.Length - 1 && shared < there.Length - 1 && here[shared] == there[shared])
            shared++;
        return string.Concat(Enumerable.Repeat("../", here.Length - 1 - shared)) + string.Join('/', there[shared..].Select(Uri.EscapeDataString));
    }

    /// <summary>The path as it stands behind a base address, percent-encoded.</summary>
    public string Encoded => string.Join('/', Value.Split('/').Select(Uri.EscapeDataString));

    public override string ToString() => Value;
}

/// <summary>Which tab of the navigation a page belongs to.</summary>
public enum SitePart
{
    None,
    Home,
    Incidents,
    Actions,
    Reviews,
    Playbook,
    Data,
}

/// <summary>What every page shows around its own matter.</summary>
public sealed record PageFrame
{
    public required string SiteTitle { get; init; }

    /// <summary>Language of the interface on this page.</summary>
    public required string Language { get; init; }

    /// <summary>The same page in the other interface languages, this one left out.</summary>
    public ImmutableArray<(string Language, PagePath Path)> Translations { get; init; } = [];

    public required Brand Brand { get; init; }

    /// <summary>The day for which "overdue" and "open" hold.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>Where the tabs lead, in order.</summary>
    public ImmutableArray<(SitePart Part, PagePath Path)> Navigation { get; init; } = [];

    /// <summary>What a feed reader finds on this page; the page's own first.</summary>
    public ImmutableArray<FeedLink> Feeds { get; init; } = [];

    /// <summary>How a browser searches this site; null where the site has no known address.</summary>
    public PagePath? Search { get; init; }

    /// <summary>The page that names the sources of the library; null where it has none but its own.</summary>
    public PagePath? Sources { get; init; }

    /// <summary>Where the logo was copied to; null: the title alone.</summary>
    public PagePath? Logo { get; init; }

    /// <summary>Where the team's own style sheet was copied to; null without one.</summary>
    public PagePath? TeamSheet { get; init; }

    /// <summary>What the page's search works with; null where there is none.</summary>
    public Finder? Finder { get; init; }

    /// <summary>The name of the edition; null of the internal one, which needs none.</summary>
    public string? Edition { get; init; }

    /// <summary>While the author looks on; null in a built site.</summary>
    public Preview? Preview { get; init; }
}

/// <summary>How a feed is written.</summary>
public enum FeedKind
{
    Atom,
    Json,
}

/// <param name="Title">What it tells of.</param>
public sealed record FeedLink(string Title, FeedKind Kind, PagePath Path);

/// <summary>A page as data: all that its view shows, and nothing left for the view to work out.</summary>
/// <param name="Path">Its address; no two pages share one.</param>
/// <param name="Title">Plain text, for the title bar.</param>
public abstract record Page(PagePath Path, string Title, PageFrame Frame)
{
    public virtual SitePart Part => SitePart.None;

    public string Language => Frame.Language;

    /// <summary>A link from this page.</summary>
    public string LinkTo(PagePath target) => Path.LinkTo(target);

    /// <summary>Called when the page has been drawn: what was worked out for that alone may go.</summary>
    public virtual void LetGo()
    {
    }
}

/// <summary>A file of the site that is not a page: a table, a feed, a picture, a style sheet.</summary>
public sealed record SiteFile(PagePath Path, ReadOnlyMemory<byte> Bytes);

/// <summary>Turns pages into HTML. The only place that knows any.</summary>
public interface ITheme
{
    /// <summary>Style sheets and scripts. A function of the look that the team asks for, and of nothing else.</summary>
    IEnumerable<SiteFile> Assets(Brand brand);

    /// <summary>What pages with a <see cref="Preview"/> need beside the assets; no part of a built site.</summary>
    IEnumerable<SiteFile> PreviewAssets();

    /// <summary>Writes the whole document in UTF-8. Thread-safe; the same page gives the same bytes.</summary>
    Task RenderAsync(Page page, IBufferWriter<byte> html);
}

/// <summary>For whoever wants a page by itself.</summary>
public static class Themes
{
    /// <summary>The whole document in UTF-8.</summary>
    public static async Task<ReadOnlyMemory<byte>> RenderAsync(this ITheme theme, Page page)
    {
        var html = new ArrayBufferWriter<byte>();
        await theme.RenderAsync(page, html);
        return html.WrittenMemory;
    }
}
