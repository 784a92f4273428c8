using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>Scripts add to a page; they never make it.</summary>
[Collection(nameof(SampleSite))]
public class WithoutScriptTests(SampleSite site)
{
    [BrowserFact]
    public async Task Pages_show_their_heading_and_their_tables_without_script()
    {
        var with = await ShownAsync(new View(Origin.SubPath, View.Desk));
        var without = await ShownAsync(new View(Origin.SubPath, View.Desk) { HasScript = false });
        Faults.None(
            from pair in with.Zip(without)
            where pair.Second.Heading.Length == 0 || pair.Second.Rows < pair.First.Rows
            select $"{pair.First.Page}: '{pair.Second.Heading}', {pair.Second.Rows} of {pair.First.Rows} rows");
    }

    private async Task<IReadOnlyList<(string Page, string Heading, int Rows)>> ShownAsync(View view) =>
        await site.VisitAsync(view, site.SomeOfEachKind(view.Origin), async tab => (
            tab.Path,
            Heading: string.Concat(await tab.Page.Locator("h1:visible").AllInnerTextsAsync()),
            Rows: await tab.Page.Locator("tr:visible").CountAsync()));
}
