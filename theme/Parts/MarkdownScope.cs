using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Theme.Layout;

namespace Postmortems.Theme.Parts;

/// <summary>Where a link of a report may lead. Decides for every link, picture and address that an author wrote.</summary>
internal sealed record MarkdownScope(Page Page)
{
    private static readonly FrozenSet<string> Schemes = FrozenSet.ToFrozenSet(["http", "https", "mailto"]);

    private static readonly FrozenSet<string> Pictures =
        FrozenSet.ToFrozenSet([".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Fragment as an author would write it, to the id that the page gives that heading.</summary>
    public FrozenDictionary<string, string> Anchors { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The address to write, or null: then the link is not made, and its text stands alone.</summary>
    /// <param name="target">Decoded by Markdig: entities and backslashes hide nothing any more.</param>
    public string? AddressOf(string? target)
    {
        if (string.IsNullOrWhiteSpace(target) || target.Trim() is not { } trimmed || trimmed.Any(IsHidden))
            return null;
        if (trimmed[0] == '#')
            return FragmentOf(trimmed[1..]);
        if (SchemeOf(trimmed) is { } scheme)
            return IsAllowed(scheme, trimmed) ? trimmed : null;
        if (Page is ChapterPage { Links: var chapters })
            return ChapterOf(trimmed.Split('#', 2), chapters);
        return FileOf(trimmed) is { } path ? Page.AddressOf(path) + PlaceIn(path, trimmed) : null;
    }

    /// <summary>The site's own copy of a picture; null for any other file, and for pictures elsewhere, which are never loaded.</summary>
    public string? PictureOf(string? target) =>
        target is not null && FileOf(target.Trim()) is { } path && Pictures.Contains(Path.GetExtension(path.Value))
            ? Page.AddressOf(path)
            : null;

    public static bool IsExternal(string address) => SchemeOf(address) is "http" or "https";

    // Browsers drop tabs and line ends inside a scheme, and people cannot see format characters: an address with either is no address.
    private static bool IsHidden(char c) =>
        char.IsControl(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string? SchemeOf(string target)
    {
        var end = target.AsSpan().IndexOfAny(":/?#\\");
        return end >= 0 && target[end] == ':' ? target[..end].ToLowerInvariant() : null;
    }

    private static bool IsAllowed(string scheme, string address) =>
        Schemes.Contains(scheme)
        && (scheme == "mailto"
            || (address.AsSpan(scheme.Length).StartsWith("://") && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0));

    private string? FragmentOf(string fragment) =>
        Anchors.TryGetValue(fragment, out var id) || Anchors.TryGetValue(Uri.UnescapeDataString(fragment), out id)
            ? $"#{Uri.EscapeDataString(id)}"
            : null;

    // Headings of the other chapter have the same prefix there.
    private string? ChapterOf(string[] target, ImmutableSortedDictionary<string, PagePath> chapters) =>
        !chapters.TryGetValue(target[0], out var path) ? null
        : target is [_, { Length: > 0 } fragment] ? Page.AddressOf(path, ReportProse.Prefix + Uri.UnescapeDataString(fragment))
        : Page.AddressOf(path);

    // A heading of another report stands under the id that its page gives it; in other files (a page of a PDF) the author's word is the file's own.
    private string PlaceIn(PagePath path, string target) =>
        target.Split('#', 2) is not [_, { Length: > 0 } fragment] ? ""
        : Report is { Linked: var linked } && linked.TryGetValue(path, out var other) ? (ReportProse.AnchorOf(other, Uri.UnescapeDataString(fragment)) is { } id ? $"#{Uri.EscapeDataString(id)}" : "")
        : $"#{Uri.EscapeDataString(Uri.UnescapeDataString(fragment)).Replace("%3D", "=", StringComparison.Ordinal)}";

    private IncidentPage? Report => Page switch
    {
        IncidentPage report => report,
        TimelinePage part => part.Report,
        _ => null,
    };

    // Only what the page lists: "//host", "/path" and "../../etc" are not in its list, whatever a browser would make of them.
    private PagePath? FileOf(string target) =>
        Report is not { Links: var links } ? null
        : links.TryGetValue(target, out var path) ? path
        : links.TryGetValue(target.Split('#', '?')[0], out path) ? path
        : null;
}
