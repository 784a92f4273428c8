using System.Text;
using System.Text.Json;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>Code in a title is code where pages show it, plain words where nothing else can be shown, and as it was written where it is data.</summary>
public sealed class TitleTests
{
    private static readonly Library Library = Library.Of(
        [.. Enumerable.Range(0, 3).Select(i => An.Report($"id: r{i}\ntitle: \"`GET /cart<{i}>` fails\"\ntimes: {{started: 2026-05-0{i + 1} 12:00, recovered: 2026-05-0{i + 1} 13:00}}\nactions: [{{title: Mend it, due: 2026-06-01}}]").Incident!)],
        An.Options with { Languages = ["en", "zh"] },
        An.Today);

    [Fact]
    public async Task No_page_shows_the_marks()
    {
        foreach (var page in SitePlan.Pages(Library))
            Assert.DoesNotContain("`GET", Encoding.UTF8.GetString((await new RazorTheme().RenderAsync(page)).Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incidents/r1.html", "<h1 lang=\"en\"", false)]
    [InlineData("zh/incidents/r1.html", "<h1 lang=\"en\"", true)]
    [InlineData("index.html", "incident-list-title", true)]
    [InlineData("incidents.html", "<th scope=\"row\" class=\"title\">", true)]
    public async Task Headings_and_lists_set_code_as_code(string path, string place, bool isThere)
    {
        var html = Encoding.UTF8.GetString((await new RazorTheme().RenderAsync(SitePlan.Pages(Library).Single(page => page.Path.Value == path))).Span);
        Assert.Equal(isThere, html.Contains(place, StringComparison.Ordinal));
        Assert.Contains("<code>GET /cart&lt;1&gt;</code> fails</", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<code>", html[..html.IndexOf("</title>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void Feeds_and_the_search_have_the_words_and_the_tables_what_was_written()
    {
        var files = SitePlan.Files(Library).ToDictionary(file => file.Path.Value, file => Encoding.UTF8.GetString(file.Bytes.Span), StringComparer.Ordinal);
        Assert.Contains("· GET /cart", files["feed.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("`GET", files["feed.xml"], StringComparison.Ordinal);
        Assert.DoesNotContain(files, file => file.Key.StartsWith("search/", StringComparison.Ordinal) && file.Value.Contains("`GET", StringComparison.Ordinal));
        Assert.Contains("`GET /cart<1>` fails", files["data/incidents.csv"], StringComparison.Ordinal);
        Assert.Equal(["`GET /cart<2>` fails", "`GET /cart<1>` fails", "`GET /cart<0>` fails"], JsonDocument.Parse(files["data/library.json"]).RootElement.GetProperty("incidents").EnumerateArray().Select(incident => incident.GetProperty("title").GetString()));
    }
}
