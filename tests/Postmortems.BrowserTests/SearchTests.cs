using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Postmortems.BrowserTests.Support;
using Postmortems.IO;
using Postmortems.Site;

namespace Postmortems.BrowserTests;

/// <summary>The search in a reader's hands, from a folder: no host answers it.</summary>
[Collection(nameof(SampleSite))]
public sealed partial class SearchTests(SampleSite site)
{
    private const string Pool = "2025-10-05-connection-pool";

    private const string Order = "query => postmortems.find(query).then(found => found.rows)";

    [BrowserFact]
    public async Task The_script_comes_to_the_same_order_as_the_library()
    {
        var root = LibraryFolder.RootFrom(AppContext.BaseDirectory);
        var options = LibraryFolder.ReadConfig(root).Config.Options;
        var reports = ContentFolder.Read(root, ContentFolder.List(root, options.Content), options, threads: 1);
        var engine = SearchFiles.Engine(Library.Of(reports.Select(report => report.Incident!), options, new LocalDate(2026, 9, 30)));
        var queries = Query().Matches(await File.ReadAllTextAsync(Path.Join(root, "tests", "Postmortems.Tests", "Search", "queries.yml"))).Select(match => match.Groups["text"].Value).ToList();

        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, watch) = await OpenAsync(context, "index.html");
        var differences = new List<string>();
        foreach (var query in queries.Concat(["锁", "的", "a", "team:\"PyPI administrators\",edgi-web-monitoring 密钥", "deploymnet", "year:2018 hub", "ＰＯＤ 上限", "e\u0301 x:y"]))
        {
            var expected = engine.Find(query).Select(hit => hit.Document);
            var actual = await page.EvaluateAsync<int[]>(Order, query);
            if (!expected.SequenceEqual(actual))
                differences.Add($"{query}: {string.Join(' ', expected.Take(12))} in the library, {string.Join(' ', actual.Take(12))} in the script");
        }

        Faults.None(differences);
        Assert.True(queries.Count >= 60);
        Assert.Empty(watch.TakeComplaints().Concat(watch.TakeStrays()));
    }

    [BrowserFact]
    public async Task An_incident_is_found_by_its_symptom_with_the_keyboard_alone()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, watch) = await OpenAsync(context, "zh/index.html");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("导出请求超时");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("OTLP");
        await Assertions.Expect(page.Locator(".palette [role=status]")).ToHaveTextAsync(new Regex("^找到 \\d+ 份报告。$"));
        Assert.NotEmpty(await page.Locator(".hit").First.Locator("mark").AllInnerTextsAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        var field = page.GetByRole(AriaRole.Combobox);
        Assert.Equal(await page.GetByRole(AriaRole.Option).First.GetAttributeAsync("id"), await field.GetAttributeAsync("aria-activedescendant"));
        Assert.Equal("true", await field.GetAttributeAsync("aria-expanded"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/zh/incidents/{Pool}\\.html$"), new() { Timeout = 30_000 });
        Assert.Empty(watch.TakeComplaints().Concat(watch.TakeStrays()));
    }

    [BrowserTheory]
    [InlineData("Control+k")]
    [InlineData("/")]
    public async Task The_palette_opens_closes_and_gives_the_focus_back(string key)
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, _) = await OpenAsync(context, $"incidents/{Pool}.html");
        var link = page.Locator(".masthead-title a");
        await link.FocusAsync();
        await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("a/b");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("a/b");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Assertions.Expect(link).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Typed_filters_leave_only_what_fits_and_say_when_nothing_does()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Phone));
        var (page, watch) = await OpenAsync(context, "search.html#q=severity%3AP0");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".search-without")).ToBeHiddenAsync();
        Assert.All(await page.Locator(".hit-facts").AllInnerTextsAsync(), facts => Assert.Contains("P0", facts, StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Combobox).FillAsync("级别:P0 团队:nobody");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#search-page [role=status]")).ToHaveTextAsync(new Regex("^Nothing found"));
        Assert.Empty(watch.TakeComplaints().Concat(watch.TakeStrays()));
    }

    [BrowserFact]
    public async Task Axe_finds_no_violation_while_results_are_shown()
    {
        await using var context = await site.NewContextAsync(new View(Origin.SubPath, View.Desk));
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.AddressOf(Origin.SubPath, "index.html"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("memory");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Empty((await Axe.ViolationsAsync(page)).Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }

    [BrowserFact]
    public async Task Without_script_the_page_of_the_search_says_so_and_leads_on()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk) { HasScript = false });
        var (page, _) = await OpenAsync(context, "search.html");
        await Assertions.Expect(page.Locator(".search-without")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#search-page")).ToBeHiddenAsync();
        await page.Locator(".ways-list a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("incidents\\.html#y\\d{4}$"));
        await Assertions.Expect(page.Locator("#facets")).ToBeHiddenAsync();
    }

    private async Task<(IPage Page, PageWatch Watch)> OpenAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        var watch = new PageWatch(page, site.Root(Origin.Folder));
        await page.GotoAsync(site.Root(Origin.Folder).AbsoluteUri + path);
        return (page, watch);
    }

    [GeneratedRegex(@"query: (?<quote>""?)(?<text>.*?)\k<quote>, relevant:", RegexOptions.ExplicitCapture)]
    private static partial Regex Query();
}
