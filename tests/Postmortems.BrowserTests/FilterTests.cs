using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;
using Postmortems.Cli;

namespace Postmortems.BrowserTests;

/// <summary>Lists that are narrowed down to what one looks for.</summary>
[Collection(nameof(SampleSite))]
public sealed class FilterTests(SampleSite site)
{
    // Two teams, each with a promise that is late and one that is kept.
    private static string Report(string service, string team) => $$"""
        ---
        id: {{service}}
        title: {{service}} stood still
        times: {started: 2024-03-14 12:00Z, resolved: 2024-03-14 13:00Z}
        teams: [{{team}}]
        services: [{{service}}]
        actions:
          - {title: Late {{service}}, owner: ada, due: 2024-05-01, kind: prevent}
          - {title: Kept {{service}}, owner: ada, due: 2024-05-01, kind: detect, status: done, done: 2024-04-01}
        ---

        """;

    private static ILocator Rows(IPage page) => page.Locator("main [data-id]:visible");

    private static ILocator Status(IPage page) => page.Locator(".facets-status");

    [BrowserFact]
    public async Task A_filtered_view_is_opened_by_its_address_and_cleared()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, watch) = await OpenAsync(context, site.Root(Origin.Folder), "incidents.html#cause=design&team=mybinder&view=list");
        await Assertions.Expect(Status(page)).ToHaveTextAsync(new Regex("^\\d+ of \\d+ shown\\.$"));
        var found = int.Parse((await Status(page).InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(found, 2, 30);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(found);
        await Assertions.Expect(page.Locator("input[name=cause][value=design]")).ToBeCheckedAsync();

        await page.Locator(".chip-all").ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(await page.Locator("main [data-id]").CountAsync());
        Assert.EndsWith("#view=list", page.Url, StringComparison.Ordinal);
        Assert.Empty(watch.TakeComplaints().Concat(watch.TakeStrays()));
    }

    [BrowserFact]
    public async Task A_value_is_chosen_with_the_keyboard_and_stands_in_the_address()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, _) = await OpenAsync(context, site.Root(Origin.Folder), "zh/incidents.html");
        await page.Locator("summary", new() { HasText = "级别" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#severity=P0$"));
        await Assertions.Expect(page.Locator(".chip").First).ToContainTextAsync("级别: P0");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("summary", new() { HasText = "级别" })).ToBeFocusedAsync();
        Assert.Empty((await Axe.ViolationsAsync(page)).Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }

    [BrowserFact]
    public async Task Words_and_another_order_leave_the_rows_that_stand_on_the_page()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Phone));
        var (page, watch) = await OpenAsync(context, site.Root(Origin.Folder), "incidents.html#sort=severity&q=redis&view=table");
        await Assertions.Expect(Status(page)).ToHaveTextAsync(new Regex("^\\d+ of \\d+ shown\\.$"));
        var ranks = await page.Locator("main tr[data-id]:visible").EvaluateAllAsync<int[]>("rows => rows.map(row => Number(row.dataset.rank) || 99)");
        Assert.Equal(ranks.Order(), ranks);
        Assert.InRange(ranks.Length, 2, 20);
        await Assertions.Expect(page.Locator("#facets-found")).ToBeHiddenAsync();
        Assert.Empty(watch.TakeComplaints().Concat(watch.TakeStrays()));
    }

    [BrowserFact]
    public async Task A_choice_is_taken_back_by_the_browsers_own_button()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, _) = await OpenAsync(context, site.Root(Origin.Folder), "incidents.html#cause=design");
        await page.Locator("[data-sort=harm]").ClickAsync();
        await page.Locator(".chip", new() { HasText = "Cause" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("incidents\\.html#sort=harm$"));
        await Assertions.Expect(page.Locator(".facets-chips .chip")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("input[name=cause][value=design]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[data-sort=harm]")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("[data-sort=newest]")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [BrowserTheory]
    [InlineData("incidents.html#kind=drill", "Kind: ")]
    [InlineData("zh/incidents.html#kind=drill", "类型: ")]
    [InlineData("zh/actions.html#state=due-soon", "状态: ")]
    public async Task What_nobody_has_is_called_by_its_name(string address, string facet)
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, _) = await OpenAsync(context, site.Root(Origin.Folder), address);
        var chip = page.Locator(".facets-chips .chip").First;
        await Assertions.Expect(chip).ToContainTextAsync(facet);
        await Assertions.Expect(chip).Not.ToContainTextAsync(address.Split('=')[1]);
        await Assertions.Expect(page.Locator(".facets-none .chip")).ToHaveCountAsync(1);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Where_nothing_matches_it_is_said_what_to_take_away()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var (page, _) = await OpenAsync(context, site.Root(Origin.Folder), "incidents.html#severity=P0&team=pypi");
        await Assertions.Expect(page.Locator(".facets-none")).ToBeVisibleAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);
        var ways = page.Locator(".facets-none .chip");
        await Assertions.Expect(ways).ToHaveCountAsync(2);
        var remaining = await ways.First.Locator(".tally").InnerTextAsync();
        await ways.First.ClickAsync();
        await Assertions.Expect(Status(page)).ToHaveTextAsync(new Regex($"^{remaining} of "));
        await Assertions.Expect(page.Locator(".facets-none")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_teams_overdue_actions_are_found_with_the_keyboard()
    {
        var root = Directory.CreateTempSubdirectory("postmortems-").FullName;
        try
        {
            var output = await BuildAsync(root);
            await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
            var (page, watch) = await OpenAsync(context, new Uri(output + "/"), "actions.html");
            foreach (var (facet, value) in new[] { ("State", "overdue"), ("Team", "blue") })
            {
                await page.Locator("#facets summary", new() { HasText = facet }).FocusAsync();
                await page.Keyboard.PressAsync("Enter");
                await page.Locator($"#facets input[value={value}]").FocusAsync();
                await page.Keyboard.PressAsync("Space");
                await page.Keyboard.PressAsync("Escape");
            }

            await Assertions.Expect(Status(page)).ToHaveTextAsync("1 of 4 shown.");
            await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
            await Assertions.Expect(Rows(page)).ToContainTextAsync("Late checkout");
            Assert.EndsWith("#state=overdue&team=blue", page.Url, StringComparison.Ordinal);
            Assert.Empty(watch.TakeComplaints().Concat(watch.TakeStrays()));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<string> BuildAsync(string root)
    {
        var content = Directory.CreateDirectory(Path.Join(root, "content", "incidents")).FullName;
        foreach (var (service, team) in new[] { ("checkout", "blue"), ("search", "red") })
            await File.WriteAllTextAsync(Path.Join(content, $"{service}.md"), Report(service, team));
        await File.WriteAllTextAsync(Path.Join(root, "postmortems.yml"), "title: Two teams\n");
        var output = Path.Join(root, "site");
        var said = new StringWriter();
        var shell = Shell.Real with { Out = said, Error = said, Folder = root, IsOutputTerminal = false, IsErrorTerminal = false };
        var exit = await Cli.Program.RunAsync(["build", "--root", root, "-o", output, "--today", "2026-09-30"], shell);
        Assert.False(exit is ExitCode.Failure, said.ToString());
        return output;
    }

    private static async Task<(IPage Page, PageWatch Watch)> OpenAsync(IBrowserContext context, Uri root, string path)
    {
        var page = await context.NewPageAsync();
        var watch = new PageWatch(page, root);
        await page.GotoAsync(root.AbsoluteUri + path);
        return (page, watch);
    }
}
