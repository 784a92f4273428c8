using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>The page of an incident in the hands of readers without a mouse, without script, and on paper.</summary>
[Collection(nameof(SampleSite))]
public class IncidentTests(SampleSite site)
{
    // The fullest timeline of the sample.
    private const string Report = "incidents/2018-02-20-jupyterlab-announcement.html";

    private const string LinesThere = "() => [...document.querySelectorAll('.timeline li')].map(line => +line.dataset.step)";

    // Every text of the page but the scripts' own.
    private const string EverythingSaid = "() => document.title + document.documentElement.textContent + [...document.querySelectorAll('[title], [aria-label]')].map(e => e.title + e.ariaLabel).join()";

    [BrowserTheory]
    [InlineData(Origin.Folder)]
    [InlineData(Origin.SubPath)]
    public async Task A_replay_by_key_holds_no_line_from_the_future(Origin origin)
    {
        await using var context = await site.NewContextAsync(new View(origin, View.Desk));
        var page = await OpenAsync(context, origin);
        var all = await page.EvaluateAsync<int[]>(LinesThere);
        var title = await page.Locator("h1").InnerTextAsync();
        var whole = await page.EvaluateAsync<string>("() => document.querySelector('main').innerHTML.length + document.title");
        await page.Locator(".replay-start").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        foreach (var step in all.Distinct().Order())
        {
            Assert.Equal(all.Where(other => other <= step), await page.EvaluateAsync<int[]>(LinesThere));
            Assert.DoesNotContain(title.Split('\n')[0], await page.EvaluateAsync<string>(EverythingSaid), StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator(".severity, .key-facts, .chain, .side, .message, .contents, #summary").CountAsync());
            Assert.NotEqual("", await page.Locator(".replay [aria-live]").InnerTextAsync());
            Assert.Equal(await page.Locator(".replay output").InnerTextAsync(), await page.Locator(".replay input").GetAttributeAsync("aria-valuetext"));
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.True((await page.EvaluateAsync<int[]>(LinesThere)).Length < all.Length);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(whole, await page.EvaluateAsync<string>("() => document.querySelector('main').innerHTML.length + document.title"));
        Assert.True(await page.Locator(".replay-start").EvaluateAsync<bool>("button => button === document.activeElement"));
    }

    [BrowserFact]
    public async Task A_message_is_copied_by_key()
    {
        await using var context = await site.NewContextAsync(new View(Origin.SubPath, View.Desk));
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await OpenAsync(context, Origin.SubPath);
        await page.Locator(".message > summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var button = page.Locator(".message .copy-button").First;
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        Assert.Equal(
            (await page.Locator(".message pre").First.TextContentAsync())!.TrimEnd('\n'),
            await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [BrowserFact]
    public async Task On_paper_there_is_nothing_to_click()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        var page = await OpenAsync(context, Origin.Folder);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await page.Locator("nav:visible, button:visible, .skip:visible, .message:visible").CountAsync());
        Assert.NotEqual(0, await page.Locator(".timeline li:visible").CountAsync());
    }

    [BrowserFact]
    public async Task Without_script_everything_can_be_read()
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk) { HasScript = false });
        var page = await OpenAsync(context, Origin.Folder);
        Assert.Equal(0, await page.Locator("main button").CountAsync());
        Assert.Equal(await page.Locator(".timeline li").CountAsync(), await page.Locator(".timeline li:visible").CountAsync());
        await page.Locator(".message > summary").First.ClickAsync();
        await Assertions.Expect(page.Locator(".message > pre").First).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, Origin origin)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.AddressOf(origin, Report));
        return page;
    }
}
