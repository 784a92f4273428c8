using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

/// <summary>What a reader sees of facts that stand in small type.</summary>
public sealed class IncidentViewTests
{
    [Theory]
    [InlineData("en", "Near miss", "Backfilled")]
    [InlineData("zh", "险情", "补录")]
    public async Task A_near_miss_from_old_sources_bears_both_marks(string language, string kind, string backfilled)
    {
        var page = await PageAsync("kind: near_miss\nbackfilled: yes", language);
        Assert.Equal([kind, backfilled], page.QuerySelectorAll(".eyebrow .kind").Select(mark => mark.TextContent));
        Assert.Equal([kind, backfilled], page.QuerySelectorAll(".head-note b").Select(mark => mark.TextContent));
    }

    [Fact]
    public async Task An_incident_from_old_sources_bears_one_mark() =>
        Assert.Equal(["Backfilled"], (await PageAsync("kind: backfilled", "en")).QuerySelectorAll(".eyebrow .kind").Select(mark => mark.TextContent));

    [Fact]
    public async Task A_window_says_what_was_hurt_in_it()
    {
        var page = await PageAsync("impact: {windows: [{from: 2024-03-14 12:00, to: 12:10, what: the `staging` hub}, {from: 2024-03-14 12:05, to: 12:20}]}", "en");
        Assert.Equal(["the staging hub"], page.QuerySelectorAll(".window small").Select(what => what.TextContent.Trim()));
    }

    [Theory]
    [InlineData("causes.pool.kind", "Causes")]
    [InlineData("missed_tests[0].gate", "Missed tests")]
    [InlineData("impact.data_loss", "Data loss")]
    [InlineData("times.recovered", "Recovered")]
    [InlineData("weather", "weather")]
    public async Task What_was_assumed_goes_by_the_name_of_its_field_or_of_what_that_is_part_of(string field, string name) =>
        Assert.Equal(name, (await PageAsync($"assumed: [{{field: \"{field}\", why: x}}]", "en")).QuerySelector("#assumed dt")!.TextContent);

    [Fact]
    public async Task A_kind_says_what_it_means_in_the_language_of_the_page()
    {
        const string front = "trigger: quota\ncauses: [{kind: infrastructure, summary: x}]\ndetection: {source: chance}\nmissed_tests: [{gate: monitoring, reason: signal_missed, cause: c1}]";
        Assert.Equal(6, Hints(await PageAsync(front, "en")).Count);
        Assert.Contains("预算", string.Concat(Hints(await PageAsync(front, "zh"))));
    }

    [Theory]
    [InlineData("Slow for [ACME and *others*]{.internal} all, [twice]{.internal}.", new[] { "ACME and", "others", "twice" })]
    [InlineData("::: internal\nThe whole.\n\n- And a list\n:::\n\nNot this, `[nor]{.internal}` that.", new[] { "The whole.", "And a list" })]
    [InlineData("| a |\n| --- |\n| [cell]{.internal} b |", new[] { "cell" })]
    [InlineData("[for all]{.public} and ::: internal within", new string[0])]
    public async Task What_only_the_internal_edition_has_is_marked_there(string body, string[] marked)
    {
        var page = await PageAsync("audience: public", "en", $"## Summary\n\n{body}\n");
        var parts = page.QuerySelectorAll(".internal-part");
        Assert.Equal(marked, parts.Select(part => part.TextContent.Trim()));
        Assert.All(parts, part => Assert.Equal("In the internal edition only", part.GetAttribute("title")));
    }

    [Theory]
    [InlineData("incident", "Harm lasted", "Duration of harm")]
    [InlineData("near_miss", "Danger lasted", "Duration of the danger")]
    [InlineData("drill", "Drill lasted", "Duration of the drill")]
    public async Task What_hurt_nobody_has_no_harm(string kind, string fact, string clock)
    {
        var page = await PageAsync($"kind: {kind}\ntimes: {{started: 2024-03-14 12:00, recovered: 2024-03-14 12:10}}", "en");
        Assert.Contains(fact, page.QuerySelectorAll(".key-facts dt").Select(name => name.TextContent));
        Assert.Contains(page.QuerySelectorAll(".clocks dt"), name => name.TextContent.StartsWith(clock, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missed_test_without_a_test_today_is_a_dead_end()
    {
        var page = await PageAsync("causes: [{id: c1, summary: x}]\nmissed_tests: [{gate: unit, cause: c1}, {gate: unit, cause: c1, regression_test: tests/a.cs}]", "en");
        Assert.Equal(2, page.QuerySelectorAll(".dead-end").Count(end => end.TextContent == "No test catches this yet."));
    }

    [Theory]
    [InlineData("b.md#root-cause", "b.html#causes")]
    [InlineData("b.md#what-we-saw", "b.html#s-what-we-saw")]
    [InlineData("b.md#no-such", "b.html")]
    [InlineData("b.md", "b.html")]
    public async Task A_link_into_another_report_keeps_its_place(string target, string address)
    {
        var there = An.Read("---\ntitle: b\nid: b\n---\n## Root cause\nx\n\n## What we saw\ny\n", path: "content/incidents/b.md").Incident!;
        var here = An.Read($"---\ntitle: a\nid: a\n---\n## Summary\nSee [there]({target}).\n").Incident!;
        var page = SitePlan.Pages(Library.Of([here, there], An.Options, An.Today)).OfType<IncidentPage>().Single(page => page.Title == "a");
        var html = await new RazorTheme().RenderAsync(page);
        var link = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span)).QuerySelectorAll(".prose a").Single();
        Assert.Equal(address, link.GetAttribute("href"));
    }

    private static List<string> Hints(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".chain [title], .missed-tests [title], .key-facts .said[title]").Select(said => said.GetAttribute("title")!)];

    private static async Task<IHtmlDocument> PageAsync(string front, string language, string body = "")
    {
        var report = An.Report($"title: Slow\n{front}", body).Incident!;
        var library = Library.Of([report], An.Options with { Languages = [language] }, An.Today);
        var html = await new RazorTheme().RenderAsync(SitePlan.Pages(library).OfType<IncidentPage>().Single());
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
    }
}
