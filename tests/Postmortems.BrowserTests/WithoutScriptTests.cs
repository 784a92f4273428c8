using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>Scripts add to a page; they never make it.</summary>
[Collection(nameof(SampleSite))]
public class WithoutScriptTests(SampleSite site)
{
    [BrowserFact]
    public async Task Pages_show_their_heading_and_their_tables_without_script()
    {
        var with = await site.TourAsync(new View(Origin.SubPath, View.Desk));
        var without = await site.VisitAsync(new View(Origin.SubPath, View.Desk) { HasScript = false }, site.SomeOfEachKind(Origin.SubPath), async tab => (
            tab.Path,
            Heading: string.Concat(await tab.Page.Locator("h1:visible").AllInnerTextsAsync()),
            Rows: await tab.Page.Locator("tr:visible").CountAsync()));
        Assert.Equal(with.Select(page => page.Path), without.Select(page => page.Path));
        Assert.True(with.Sum(page => page.Facts.Rows) > 1_000);
        Faults.None(
            from pair in with.Zip(without)
            where pair.Second.Heading.Length == 0 || pair.Second.Rows < pair.First.Facts.Rows
            select $"{pair.First.Path}: '{pair.Second.Heading}', {pair.Second.Rows} of {pair.First.Facts.Rows} rows");
    }
}
