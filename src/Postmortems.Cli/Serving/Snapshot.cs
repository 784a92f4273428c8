using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Postmortems.IO;
using Postmortems.Site;
using Postmortems.Site.Pages;

namespace Postmortems.Cli.Serving;

/// <summary>
/// One build's site in memory. Pages are drawn when they are asked for, and files beside reports are read from where they lie. What is
/// not on the site's own list is not there, whatever the disk holds.
/// </summary>
internal sealed class Snapshot
{
    private readonly ITheme _theme;
    private readonly SiteContents _contents;
    private readonly PreviewNotes _notes;
    private readonly FrozenDictionary<string, Page> _pages;
    private readonly FrozenDictionary<string, SiteFile> _files;
    private readonly FrozenDictionary<string, string> _copies;

    /// <param name="before">What it takes the place of: the addresses of that one's reports are remembered.</param>
    public Snapshot(SiteContents contents, PreviewNotes notes, ITheme theme, Snapshot? before)
    {
        (_theme, _contents, _notes) = (theme, contents, notes);
        _pages = contents.Pages.ToFrozenDictionary(page => page.Path.Value);
        _files = contents.Files.Concat(theme.PreviewAssets()).ToFrozenDictionary(file => file.Path.Value);
        _copies = contents.Copies.ToFrozenDictionary(copy => copy.Value.Value, copy => copy.Key);
        Owners = (before?.Owners ?? ImmutableDictionary<string, string>.Empty)
            .SetItems(contents.Pages.OfType<IncidentPage>().Select(page => KeyValuePair.Create(page.Path.Value, page.Incident.Path)));
    }

    public string Build => _notes.Build;

    /// <summary>Which report has, or had, an address.</summary>
    private ImmutableDictionary<string, string> Owners { get; }

    /// <summary>The same site with other things to say of it.</summary>
    public Snapshot With(PreviewNotes notes) => new(_contents, notes, _theme, this);

    /// <param name="path">As a browser asks for it, decoded, with the slash in front.</param>
    public async Task<Answer> AnswerAsync(string path, CancellationToken cancel)
    {
        var key = path.TrimStart('/') is var inner && (inner.Length == 0 || inner.EndsWith('/')) ? inner + "index.html" : inner;
        if (_pages.TryGetValue(key, out var page))
            return new Answer(StatusCodes.Status200OK, ContentTypes.Html, await _theme.RenderAsync(_notes.On(page)));
        if (_files.TryGetValue(key, out var file))
            return new Answer(StatusCodes.Status200OK, ContentTypes.Of(key), file.Bytes);
        if (_copies.TryGetValue(key, out var source) && await ReadAsync(source, cancel) is { } bytes)
            return new Answer(StatusCodes.Status200OK, ContentTypes.Of(key), bytes);
        if (_pages.ContainsKey($"{key}/index.html"))
            return Answer.MovedTo($"/{new PagePath(key).Encoded}/");
        return new Answer(StatusCodes.Status404NotFound, ContentTypes.Html, await _theme.RenderAsync(_notes.On(Missing(key), Owners.GetValueOrDefault(key))));
    }

    /// <summary>In the language of the part of the site that was asked.</summary>
    private Page Missing(string key) => _pages.TryGetValue($"{key.Split('/')[0]}/404.html", out var page) ? page : _pages["404.html"];

    /// <summary>Null when the file has gone since: the watch has seen it too, and the next build will say so.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(string source, CancellationToken cancel)
    {
        var file = new FileInfo(source);
        if (!file.Exists || file.LinkTarget is not null)
            return null;
        try
        {
            // What has no length may be a pipe, and would be read for ever.
            return file.Length == 0 ? ReadOnlyMemory<byte>.Empty : await File.ReadAllBytesAsync(source, cancel);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <param name="Location">Where to ask instead, for an answer that leads on.</param>
internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? Location = null)
{
    public static Answer Plain(int status, string text) => new(status, ContentTypes.Text, System.Text.Encoding.UTF8.GetBytes(text + "\n"));

    public static Answer MovedTo(string location) => new(StatusCodes.Status302Found, ContentTypes.Text, ReadOnlyMemory<byte>.Empty, location);
}
