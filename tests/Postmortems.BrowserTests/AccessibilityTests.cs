using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>WCAG 2.2 AA, as far as axe can judge it, on a page of each kind in every language.</summary>
[Collection(nameof(SampleSite))]
public class AccessibilityTests(SampleSite site)
{
    [BrowserFact]
    public async Task Axe_finds_what_is_wrong_and_judges_by_no_other_rules()
    {
        await using var context = await site.NewContextAsync(new View(Origin.SubPath, View.Desk));
        var page = await context.NewPageAsync();
        // It has no landmark either, which good practice asks for and WCAG does not.
        await page.SetContentAsync("<!doctype html><html lang='en'><title>x</title><body style='background: #fff'><img src='data:,'><p style='color: #ccc'>Pale.");
        Assert.Equal(["color-contrast", "image-alt"], (await Axe.ViolationsAsync(page)).Select(violation => violation.Id).Order(StringComparer.Ordinal));
    }

    // Half a second of work a page: so each look is judged in one layout, and each layout in one look.
    [BrowserTheory]
    [InlineData(ColorScheme.Light, View.Desk)]
    [InlineData(ColorScheme.Dark, View.Phone)]
    public async Task Axe_finds_no_violation(ColorScheme look, int width)
    {
        var view = new View(Origin.SubPath, width) { Look = look };
        var pages = await site.VisitAsync(view, site.OneOfEachKind(view.Origin), async tab => (tab.Path, Axe: await Axe.ViolationsAsync(tab.Page)));
        Faults.None(
            from page in pages
            from violation in page.Axe
            from node in violation.Nodes.Take(3)
            select $"{page.Path}: {violation.Id} at {node.Target} ({violation.Help}; {violation.Nodes.Length} in all)");
    }
}
