using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>The files beside a report that it links to.</summary>
internal static class LinkedFiles
{
    /// <summary>Targets as written, in order, each once, with the place of the first link.</summary>
    /// <param name="offset">Of the body in the file.</param>
    public static ImmutableArray<(string Target, TextSpan Span)> In(IEnumerable<LinkInline> all, int offset) =>
    [
        .. all
            .Select(link => (Target: link.Url ?? "", Span: TextSpan.Of(link, offset)))
            .Where(link => IsRelative(link.Target))
            .DistinctBy(link => link.Target),
    ];

    /// <summary>Links that no page makes: of a scheme that is neither the web's nor mail's. In order, each once, with its first place.</summary>
    public static ImmutableArray<(string Target, TextSpan Span)> RefusedIn(IEnumerable<LinkInline> all, int offset) =>
    [
        .. all
            .Select(link => (Target: link.Url ?? "", Span: TextSpan.Of(link, offset)))
            .Where(link => SchemeOf(link.Target) is { } scheme && scheme is not ("http" or "https" or "mailto"))
            .DistinctBy(link => link.Target),
    ];

    /// <summary>The places of pictures that say nothing to who cannot see them.</summary>
    public static IEnumerable<TextSpan> PicturesWithoutAlt(IEnumerable<LinkInline> all, int offset) =>
        all
            .Where(link => link.IsImage && !link.Descendants<LiteralInline>().Any(text => !text.Content.IsEmptyOrWhitespace()) && !link.Descendants<CodeInline>().Any())
            .Select(link => TextSpan.Of(link, offset));

    private static string? SchemeOf(string target) =>
        target.AsSpan().IndexOfAny(":/?#\\") is > 0 and var end && target[end] == ':' ? target[..end].Trim().ToLowerInvariant() : null;

    /// <summary>Neither another host, nor a place on the page, nor a scheme: a path beside the report, perhaps with "../".</summary>
    public static bool IsRelative(string target) =>
        target.Length > 0 && target[0] is not ('#' or '/' or '\\' or '?') && !target.Contains(':') && !target.Any(char.IsControl);
}
