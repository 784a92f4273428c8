using System.Collections.Concurrent;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

public class LinkTests
{
    [Fact]
    public async Task Every_link_of_the_sample_site_leads_to_a_page_a_file_or_an_anchor()
    {
        var documents = new ConcurrentDictionary<string, Document>(StringComparer.Ordinal);
        Parallel.ForEach(await SampleSite.PagesAsync(), page => documents[page.Page.Path.Value] = new Document(new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page.Html.Span))));
        var files = SitePlan.Files(SampleSite.Library).Concat(new RazorTheme().Assets(SampleSite.Library.Options.Brand)).Select(file => file.Path.Value).Concat(documents.Keys).ToHashSet(StringComparer.Ordinal);

        var broken =
            from document in documents
            where !document.Key.EndsWith("404.html", StringComparison.Ordinal)
            from target in document.Value.Targets
            where !target.Contains(':') && !Exists(document.Key, target, files, documents)
            select $"{document.Key}: {target}";
        Assert.Empty(broken.Order(StringComparer.Ordinal));
        Assert.True(documents.Count >= 50);
    }

    private static bool Exists(string page, string target, HashSet<string> files, ConcurrentDictionary<string, Document> documents)
    {
        var parts = target.Split('#');
        var path = parts[0].Length == 0 ? page : global::Postmortems.Incidents.RelativePath.Resolve(page, parts[0]);
        return path is not null && files.Contains(path)
            && (parts.Length == 1 || parts[1].Length == 0 || IsFilter(parts[1], documents[path]) || documents[path].Anchors.Contains(Uri.UnescapeDataString(parts[1])));
    }

    // "#severity=P0&quarter=2024-Q1" is the state of a filter, and no place in the document.
    private static bool IsFilter(string fragment, Document document) =>
        fragment.Split('&').Select(part => part.Split('=')).All(part => part.Length == 2 && document.Facets.Contains((part[0], Uri.UnescapeDataString(part[1]))));

    /// <summary>What a page links to and what can be linked to in it, sought once: a page has hundreds of links, and many lead to it.</summary>
    private sealed class Document(IHtmlDocument html)
    {
        public HashSet<string> Targets { get; } =
            [.. html.QuerySelectorAll("a[href], link[href], script[src], img[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)];

        public HashSet<string> Anchors { get; } = [.. html.QuerySelectorAll("[id]").Select(element => element.Id!)];

        public HashSet<(string? Facet, string? Value)> Facets { get; } =
            [.. html.QuerySelectorAll("#facets fieldset[data-facet] input[value]").Select(input => (input.Closest("fieldset[data-facet]")!.GetAttribute("data-facet"), input.GetAttribute("value")))];
    }
}
