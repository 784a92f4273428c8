using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>One list of incidents, three views of it and any order, all of which an address can hold.</summary>
[Collection(nameof(SampleSite))]
public class IncidentListTests(SampleSite site)
{
    private const string List = "incidents.html";

    [BrowserTheory]
    [InlineData(true, "#view=table", "table")]
    [InlineData(true, "#table", "table")]
    [InlineData(false, "#table", "table")]
    [InlineData(true, "#team=pypi&view=calendar", "grid")]
    [InlineData(false, "#calendar", "grid")]
    [InlineData(false, "", "block")]
    [InlineData(true, "#team=pypi", "block")]
    public async Task An_address_holds_the_view(bool hasScript, string fragment, string display)
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk) { HasScript = hasScript });
        var page = await OpenAsync(context, fragment);
        Assert.Equal(display, await DisplayAsync(page));
    }

    [BrowserFact]
    public async Task On_a_phone_a_table_is_cards()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Phone));
        var page = await OpenAsync(context, "#view=table");
        Assert.Equal("block", await DisplayAsync(page));
        Assert.True(await page.Locator("tr[data-id] .title").First.EvaluateAsync<double>("e => e.getBoundingClientRect().width") > 300);
    }

    [BrowserFact]
    public async Task Keys_alone_change_view_and_order_and_leave_the_filter_in_the_address()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var page = await OpenAsync(context, "#team=pypi");
        await page.Locator("[data-view=table]").PressAsync("Enter");
        await page.Locator("[data-sort=harm]").PressAsync("Enter");
        Assert.Equal("#team=pypi&view=table&sort=harm", new Uri(page.Url).Fragment);
        Assert.Equal("true", await page.Locator("[data-sort=harm]").GetAttributeAsync("aria-pressed"));
        Assert.Equal("table", await DisplayAsync(page));
    }

    [BrowserFact]
    public async Task Sorted_by_harm_the_longest_is_first_and_back_again_all_is_as_it_was()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var page = await OpenAsync(context, "");
        var before = await IdsAsync(page);
        await page.Locator("[data-sort=harm]").ClickAsync();
        var harms = await page.Locator("tr[data-id]").EvaluateAllAsync<double[]>("rows => rows.map(row => Number(row.dataset.harm ?? -1))");
        Assert.Equal(harms.OrderDescending(), harms);
        Assert.Equal(before.Order(StringComparer.Ordinal), (await IdsAsync(page)).Order(StringComparer.Ordinal));
        await page.Locator("[data-sort=newest]").ClickAsync();
        Assert.Equal(before, await IdsAsync(page));
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, string fragment)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.AddressOf(Origin.Folder, List) + fragment);
        return page;
    }

    private static async Task<string> DisplayAsync(IPage page) => await page.Locator(".reports").First.EvaluateAsync<string>("e => getComputedStyle(e).display");

    private static async Task<string[]> IdsAsync(IPage page) => await page.Locator("tr[data-id]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.id)");
}
