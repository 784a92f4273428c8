using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Diagnostics;
using Postmortems.Playbooks;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

public sealed class PlaybookViewTests
{
    private const string Report = """
        title: Checkout slow
        severity: P1
        status: final
        causes: [{id: cold, kind: cache, summary: The cache was cold}]
        timeline:
          - {at: 2024-03-14 12:00, phase: detected, text: The alert fires}
          - {at: 2024-03-14 12:20, phase: recovered, text: Rolled back}
        """;

    [Fact]
    public async Task A_flow_is_drawn_as_it_was_read() =>
        Golden.Check((await ChapterAsync("own", """
            ```flow
            title: Hand over
            scheme: P0-P3
            levels: [P0, P1]
            steps:
              - {id: see, text: An alert arrives, clock: acknowledged}
              - {id: bad, ask: Is it bad?, no: note}
              - {id: call, text: Call somebody, link: roles}
              - {id: note, text: Note it, side: true, next: see}
            ```
            """)).QuerySelector(".flow")!.OuterHtml + "\n", "flow.html.txt");

    [Fact]
    public async Task A_report_leads_to_the_definition_the_rule_the_checklist_and_the_repairs()
    {
        var page = await PageAsync("incidents/a.html", []);
        var links = page.QuerySelectorAll("a.rule-link").Select(link => link.GetAttribute("href")).ToHashSet();
        Assert.Contains("../playbook/severities.html#level-p0-p3-p1", links);
        Assert.Contains("../playbook/deadlines.html#deadline-p0-p3-detected-recovered", links);
        Assert.Contains("../playbook/assessment.html", links);
        Assert.Contains("../playbook/recovery.html", links);
        Assert.Contains("../playbook/repair.html#repair-cache", links);
    }

    [Fact]
    public async Task Every_scheme_has_its_duties()
    {
        var tables = (await PageAsync("playbook/roles.html", [])).QuerySelectorAll(".duties").Select(table => table.TextContent).ToList();
        Assert.Contains(tables, text => text.Contains("L1", StringComparison.Ordinal) && text.Contains("User on site", StringComparison.Ordinal));
        Assert.Contains(tables, text => text.Contains("P3", StringComparison.Ordinal) && text.Contains("On call", StringComparison.Ordinal));
        Assert.Contains(tables, text => text.Contains("P1", StringComparison.Ordinal) && !text.Contains("P2", StringComparison.Ordinal) && text.Contains("Commander", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_block_that_stands_twice_has_its_anchors_once()
    {
        const string Blocks = "```severities\n```\n\n```deadlines\n```\n\n```repairs\ncache: [Warm it up]\n```\n\n";
        var ids = (await ChapterAsync("own", Blocks + Blocks)).QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Contains("level-p0-p3-p1", ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task A_kind_of_cause_leads_to_the_reports_that_had_it() =>
        Assert.Contains("../incidents/a.html", (await PageAsync("playbook/repair.html", [])).QuerySelectorAll("#repair-cache a").Select(link => link.GetAttribute("href")));

    [Fact]
    public async Task An_item_of_a_checklist_is_a_box_with_its_text_as_label()
    {
        var label = Assert.Single((await ChapterAsync("own", "- [ ] Look at the *board*\n")).QuerySelectorAll("label.tick"));
        Assert.Equal("Look at the board", label.TextContent.Trim());
        Assert.Null(Assert.IsAssignableFrom<IHtmlInputElement>(label.QuerySelector("input")).Form);
    }

    [Fact]
    public async Task Two_headings_of_one_name_have_two_anchors() =>
        Assert.Equal(["s-again", "s-again-1"], (await ChapterAsync("own", "## Again\n\n```roles\n```\n\n## Again\n")).QuerySelectorAll("h2[id]").Select(heading => heading.Id));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("![x](https://example.org/pixel.png)")]
    [InlineData("```flow\ntitle: <script>alert(1)</script>\nsteps: [{id: a, text: '<img src=x onerror=alert(1)>', link: '../../x'}]\n```")]
    public async Task A_chapter_cannot_run_or_load_anything(string markdown)
    {
        var page = await ChapterAsync("own", markdown);
        Assert.All(page.QuerySelectorAll("script, main img, main a[href], main [onerror]"), element =>
        {
            Assert.DoesNotContain("alert", element.OuterHtml, StringComparison.Ordinal);
            Assert.NotEqual("IMG", element.TagName);
        });
    }

    private static Task<IHtmlDocument> ChapterAsync(string id, string body) =>
        PageAsync($"playbook/{id}.html", [new SourceFile($"content/playbook/{id}.en.md", $"---\ntitle: Own\n---\n{body}")]);

    private static async Task<IHtmlDocument> PageAsync(string path, SourceFile[] chapters)
    {
        var library = Library.Of([An.Report(Report, "Slow for a while.").Incident!], An.Options, An.Today) with { Playbook = Playbook.Read(chapters, An.Options) };
        var html = await new RazorTheme().RenderAsync(SitePlan.Pages(library).Single(page => page.Path.Value == path));
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
    }
}
