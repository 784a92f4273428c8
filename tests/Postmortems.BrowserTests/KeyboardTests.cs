using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>For readers who use no mouse.</summary>
[Collection(nameof(SampleSite))]
public class KeyboardTests(SampleSite site)
{
    // A link into this page that is drawn inside the window: one that stays hidden when it has the focus helps nobody who can see.
    private const string IsVisibleSkipLink = """
        () => {
          const link = document.activeElement, box = link.getBoundingClientRect();
          return link.localName === 'a' && (link.getAttribute('href') ?? '').startsWith('#')
            && box.width > 1 && box.height > 1 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
        }
        """;

    private const string IsInMain = "() => document.activeElement.closest('main') !== null";

    [BrowserTheory]
    [InlineData(View.Phone)]
    [InlineData(View.Desk)]
    public async Task The_first_tab_reaches_a_link_that_skips_to_the_content(int width)
    {
        var faults = await site.VisitAsync(new View(Origin.Folder, width), site.OneOfEachKind(Origin.Folder), async tab =>
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (!await tab.Page.EvaluateAsync<bool>(IsVisibleSkipLink))
                return $"{tab.Path}: Tab does not reach a visible skip link first, but {await FocusAsync(tab.Page)}";
            await tab.Page.Keyboard.PressAsync("Enter");
            return await tab.Page.EvaluateAsync<bool>(IsInMain)
                ? null
                : $"{tab.Path}: the skip link leaves the focus on {await FocusAsync(tab.Page)}";
        });
        Faults.None(faults.OfType<string>());
    }

    private static async Task<string> FocusAsync(IPage page) =>
        await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 120)");
}
