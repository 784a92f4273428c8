using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>The list of incidents, from none to many, and what it makes of unusual reports.</summary>
public sealed class ListTests
{
    [Fact]
    public void An_empty_library_has_real_pages()
    {
        var pages = SitePlan.Pages(Library.Of([], An.Options, An.Today));
        Assert.Equal((0, false), (List(pages).Reports, List(pages).IsCut));
        Assert.Empty(pages.OfType<ActionsPage>().Single().States);
        Assert.Empty(pages.OfType<SubjectsPage>().Single().Groups);
        Assert.Empty(pages.OfType<SubjectPage>());
    }

    [Theory]
    [InlineData("incidents.html", "No report has been written yet")]
    [InlineData("actions.html", "No report has promised anything yet")]
    [InlineData("subjects.html", "No report names")]
    public async Task An_empty_page_says_so_and_has_no_empty_table(string path, string words)
    {
        var page = await RenderedAsync(SitePlan.Pages(Library.Of([], An.Options, An.Today)), path);
        Assert.Contains(words, page.QuerySelector("main")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main table"));
    }

    [Fact]
    public void Few_reports_stand_on_one_page_by_year_and_month()
    {
        var list = List(Pages("2024-03-14 12:00", "2024-03-02 12:00", "2023-12", null));
        Assert.Equal([2024, 2023, null], list.Groups.Select(group => group.Year));
        Assert.Equal([3], list.Groups[0].Months.Select(month => month.Month ?? 0));
        Assert.Equal(["y2024", "y2023", "undated"], list.Years.Select(year => year.Fragment));
        Assert.Equal(4, list.Shown);
    }

    [Fact]
    public void Many_reports_stand_by_year_each_with_a_way_to_its_neighbours()
    {
        var pages = Pages([.. Enumerable.Range(0, 400).Select(i => $"{2021 + (i % 4)}-0{1 + (i % 9)}-11 10:00"), null]);
        var all = List(pages);
        Assert.True(all.IsCut);
        Assert.Equal(401, all.Years.Sum(year => year.Count));
        Assert.Equal(["incidents-2024.html", "incidents-2023.html", "incidents-2022.html", "incidents-2021.html", "incidents-undated.html"], all.Years.Select(year => year.Path.Value));
        var year = pages.OfType<IncidentsPage>().Single(page => page.Path.Value == "incidents-2023.html");
        Assert.Equal((2024, 2022), (year.NewerYear!.Year, year.OlderYear!.Year));
        Assert.Equal(year.Year!.Count, year.Year.Severities.Sum(count => count.Count));
    }

    [Fact]
    public void Severities_are_counted_the_worst_first_and_unknown_ones_last()
    {
        var pages = SitePlan.Pages(Library.Of(new[] { "P2", "P0", "odd", "P2" }.Select((level, i) => Report($"severity: {level}", i)), An.Options, An.Today));
        Assert.Equal(["P0 1", "P2 2", "odd 1"], List(pages).Groups[0].Severities.Select(count => $"{count.Mark.Label} {count.Count}"));
    }

    [Fact]
    public async Task Every_row_says_which_report_it_is()
    {
        var page = await RenderedAsync(Pages("2024-03-14 12:00", "2024-03-02 12:00"), "incidents.html");
        Assert.Equal(["r0", "r1"], page.QuerySelectorAll("tr[data-id]").Select(row => row.GetAttribute("data-id")));
    }

    [Fact]
    public async Task A_title_in_another_script_has_its_own_direction()
    {
        var page = await RenderedAsync(SitePlan.Pages(Library.Of([Report("title: انقطاع الدفع بعد الإصدار\nlang: ar", 0)], An.Options, An.Today)), "incidents.html");
        var link = page.QuerySelector("tr[data-id] .title a")!;
        Assert.Equal(("auto", "ar"), (link.GetAttribute("dir"), link.GetAttribute("lang")));
    }

    [Fact]
    public async Task An_open_incident_and_a_draft_say_so_and_a_long_title_stands_whole()
    {
        var title = new string('长', 200);
        var page = await RenderedAsync(SitePlan.Pages(Library.Of([Report($"title: {title}\nstatus: draft\ntimes: {{started: 2024-03-14 12:00}}", 0)], An.Options, An.Today)), "incidents.html");
        var row = page.QuerySelector("tr[data-id]")!;
        Assert.Equal(title, row.QuerySelector(".title a")!.TextContent);
        Assert.Equal(["Still open", "Draft"], row.QuerySelectorAll(".status > *").Select(word => word.TextContent));
    }

    [Fact]
    public async Task A_report_of_twelve_actions_tells_how_many_are_open_and_one_of_none_tells_nothing()
    {
        var twelve = Report($"times: {{started: 2024-03-14 12:00}}\nactions: [{string.Join(", ", Enumerable.Range(0, 12).Select(i => $"{{title: Do {i}}}"))}]", 0);
        var page = await RenderedAsync(SitePlan.Pages(Library.Of([twelve, Report("title: None", 1)], An.Options, An.Today)), "incidents.html");
        Assert.Equal(["12 open", ""], page.QuerySelectorAll("tr[data-id] .promised").Select(cell => cell.TextContent.Trim()));
    }

    private static IncidentsPage List(IEnumerable<Page> pages) => pages.OfType<IncidentsPage>().First();

    private static IReadOnlyList<Page> Pages(params string?[] starts) =>
        SitePlan.Pages(Library.Of(starts.Select((start, i) => Report(start is null ? "title: Slow" : $"times: {{started: {start}}}", i)), An.Options, An.Today));

    private static Incident Report(string front, int i) => An.Report(front).Incident! with { Id = IncidentId.Parse($"r{i}") };

    private static async Task<IHtmlDocument> RenderedAsync(IEnumerable<Page> pages, string path)
    {
        var html = await new RazorTheme().RenderAsync(pages.Single(page => page.Path.Value == path));
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
    }
}
