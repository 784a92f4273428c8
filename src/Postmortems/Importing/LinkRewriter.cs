using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortems.Reading;

namespace Postmortems.Importing;

/// <summary>Links to files beside a source, which may have another place beside the report.</summary>
public static class LinkRewriter
{
    /// <summary>Targets as written, each once: neither addresses of the web nor places on the page.</summary>
    public static ImmutableArray<string> Targets(string report) =>
        [.. Links(report, out _).Select(link => link.Url!).Distinct()];

    /// <param name="place">The new target of an old one; null: it stays.</param>
    public static string Rewrite(string report, Func<string, string?> place)
    {
        var links = Links(report, out var bodyStart);
        var body = report[bodyStart..];
        foreach (var link in links.Where(link => !link.UrlSpan.IsEmpty).OrderByDescending(link => link.UrlSpan.Start))
        {
            var (start, end) = (link.UrlSpan.Start, link.UrlSpan.End + 1);
            if (end <= body.Length && place(link.Url!) is { } target && body[start..end].Trim('<', '>') == link.Url)
                body = string.Concat(body.AsSpan(0, start), body[start] == '<' ? $"<{target}>" : target, body.AsSpan(end));
        }

        return report[..bodyStart] + body;
    }

    private static List<LinkInline> Links(string report, out int bodyStart)
    {
        bodyStart = FrontMatter.Find(report)?.BodyStart ?? 0;
        return BodyReader.ParseOrNull(report[bodyStart..])?.Descendants<LinkInline>().Where(link => LinkedFiles.IsRelative(link.Url ?? "")).ToList() ?? [];
    }
}
