using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>The same site twice, and a switch between the two.</summary>
[Collection(nameof(SampleSite))]
public class LanguageTests(SampleSite site)
{
    [BrowserFact]
    public void Every_page_stands_in_every_language() =>
        Faults.None(
            from page in site.Pages
            where !site.Pages.Contains(InTheOther(page))
            select $"{page} has no {InTheOther(page)}");

    [BrowserTheory]
    [InlineData(Origin.Folder)]
    [InlineData(Origin.SubPath)]
    public async Task The_switch_leads_to_the_same_page_and_back(Origin origin)
    {
        // The way back from each is the way from the other: it is gone both ways, and not twice.
        var pages = site.OneOfEachKind(origin).Where(page => BuiltSite.LanguageOf(page) == "en").ToList();
        Assert.True(pages.Count > 15);
        var trips = await site.VisitAsync(new View(origin, View.Desk), pages, async tab =>
            await SwitchAsync(tab.Page, BuiltSite.LanguageOf(InTheOther(tab.Path))) is { } there && there != site.AddressOf(origin, InTheOther(tab.Path))
                ? $"{tab.Path}: the switch leads to {there}"
                : await SwitchAsync(tab.Page, BuiltSite.LanguageOf(tab.Path)) is { } back && back != site.AddressOf(origin, tab.Path)
                    ? $"{tab.Path}: the switch back leads to {back}"
                    : null);
        Faults.None(trips.OfType<string>());
    }

    /// <returns>The address to which the switch led.</returns>
    private static async Task<string> SwitchAsync(IPage page, string language)
    {
        // Inside main, a link may name the language of a report: that is no switch.
        var link = page.Locator($"a[hreflang^='{language}']:not(main a)").First;
        var address = await link.EvaluateAsync<string>("link => link.href");
        await link.ClickAsync(new LocatorClickOptions { Timeout = 5_000 });
        // Once the address has changed it has changed: to wait for a load that may be over already would be a race.
        await page.WaitForURLAsync(address, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        return page.Url;
    }

    private static string InTheOther(string page) =>
        BuiltSite.LanguageOf(page) == "zh" ? page["zh/".Length..] : "zh/" + page;
}
