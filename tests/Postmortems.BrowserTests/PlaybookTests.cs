using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>The playbook in the hands of somebody in a hurry, without a mouse.</summary>
[Collection(nameof(SampleSite))]
public class PlaybookTests(SampleSite site)
{
    [BrowserFact]
    public async Task A_box_is_ticked_by_key_and_the_list_is_copied_with_its_ticks()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context, "playbook/recovery.html");
        var box = page.GetByRole(AriaRole.Checkbox).First;
        await box.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();

        var button = page.Locator(".copy-list").First;
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith("- [x] ", copied, StringComparison.Ordinal);
        Assert.Contains("\n- [ ] ", copied, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_message_is_copied_as_it_stands_and_its_button_says_which()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context, "zh/playbook/messages.html");
        var button = page.Locator(".copyable .copy-button").First;
        Assert.Matches("^复制: .+", await button.GetAttributeAsync("aria-label"));
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveTextAsync("已复制");
        Assert.Equal(
            (await page.Locator(".copyable pre").First.TextContentAsync())!.TrimEnd('\n'),
            await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [BrowserFact]
    public async Task A_box_of_a_flow_leads_to_its_chapter_by_key()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context, "playbook/flow.html");
        await page.Locator("a.flow-box").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // Asked again and again: a wait for the navigation itself misses one that is over before it begins.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/playbook/(?!flow)[a-z-]+\\.html"), new() { Timeout = 30_000 });
    }

    private async Task<IBrowserContext> ContextAsync()
    {
        var context = await site.NewContextAsync(new View(Origin.SubPath, View.Desk));
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        return context;
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.AddressOf(Origin.SubPath, path));
        return page;
    }
}
