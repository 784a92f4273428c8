using System.Text;
using AngleSharp.Html.Parser;
using Postmortems.IO;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

public class LinkTests
{
    [Fact]
    public async Task Every_link_of_the_sample_site_leads_to_a_page_a_file_or_an_anchor()
    {
        var options = LibraryFolder.ReadConfig(Repository.Root).Config.Options;
        var reports = ContentFolder.Read(Repository.Root, ContentFolder.List(Repository.Root, options.Content), options, threads: 1);
        var library = Library.Of(reports.Select(report => report.Incident!), options, An.Today) with { Playbook = global::Postmortems.Playbooks.Playbook.Read([], options) };
        var theme = new RazorTheme();
        var documents = new Dictionary<string, AngleSharp.Html.Dom.IHtmlDocument>();
        foreach (var page in SitePlan.Pages(library))
            documents[page.Path.Value] = new HtmlParser().ParseDocument(Encoding.UTF8.GetString((await theme.RenderAsync(page)).Span));
        var files = SitePlan.Files(library).Concat(theme.Assets(options.Brand)).Select(file => file.Path.Value).Concat(documents.Keys).ToHashSet();

        var broken =
            from document in documents
            where !document.Key.EndsWith("404.html", StringComparison.Ordinal)
            from element in document.Value.QuerySelectorAll("a[href], link[href], script[src], img[src]")
            let target = element.GetAttribute("href") ?? element.GetAttribute("src")!
            where !target.Contains(':') && !Exists(document.Key, target, files, documents)
            select $"{document.Key}: {target}";
        Assert.Empty(broken);
        Assert.True(documents.Count >= 50);
    }

    private static bool Exists(string page, string target, HashSet<string> files, Dictionary<string, AngleSharp.Html.Dom.IHtmlDocument> documents)
    {
        var parts = target.Split('#');
        var path = parts[0].Length == 0 ? page : global::Postmortems.Incidents.RelativePath.Resolve(page, parts[0]);
        return path is not null && files.Contains(path)
            && (parts.Length == 1 || parts[1].Length == 0 || IsFilter(parts[1], documents[path]) || documents[path].GetElementById(Uri.UnescapeDataString(parts[1])) is not null);
    }

    // "#severity=P0&quarter=2024-Q1" is the state of a filter, and no place in the document.
    private static bool IsFilter(string fragment, AngleSharp.Html.Dom.IHtmlDocument document) =>
        fragment.Split('&').Select(part => part.Split('=')).All(part => part.Length == 2
            && document.QuerySelector($"#facets fieldset[data-facet='{part[0]}'] input[value='{Uri.UnescapeDataString(part[1])}']") is not null);
}
