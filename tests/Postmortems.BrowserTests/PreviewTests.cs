using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;
using Postmortems.Tests.Support;

namespace Postmortems.BrowserTests;

/// <summary>What an author sees who writes in one window and reads in another.</summary>
[Collection(nameof(SampleSite))]
public class PreviewTests(SampleSite site)
{
    private const string Page = "incidents/a.html";
    private const string Body = "![x](gone.png)\n\n## Timeline\n- 2024-03-14 12:00 **detected** It rings.\n- 11:00 **recovered** It is over.\n";

    private static readonly View Desk = new(Origin.SubPath, View.Desk);

    [BrowserFact]
    public async Task A_page_loads_anew_after_an_edit_and_stays_at_its_place()
    {
        await using var served = await ServedLibrary.StartAsync();
        var lines = string.Concat(Enumerable.Range(1, 200).Select(line => $"Line {line}.\n\n"));
        served.Write(ServedLibrary.Report, ServedLibrary.Text("Long", lines));
        await served.PageWithAsync(Page, "Line 200.");
        await using var context = await site.NewContextAsync(Desk);
        var page = await context.NewPageAsync();
        var watch = new PageWatch(page, served.Browser.BaseAddress!);
        await page.GotoAsync(served.Browser.BaseAddress + Page);
        await page.EvaluateAsync("() => window.scrollTo(0, 1234)");

        served.Write(ServedLibrary.Report, ServedLibrary.Text("Edited", lines));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Edited");
        await page.WaitForFunctionAsync("() => window.scrollY === 1234");
        Assert.Empty(watch.TakeComplaints());
    }

    [BrowserFact]
    public async Task A_page_whose_server_has_ended_says_so()
    {
        var served = await ServedLibrary.StartAsync();
        await using var context = await site.NewContextAsync(Desk);
        var page = await context.NewPageAsync();
        await using (served)
        {
            await page.GotoAsync(served.Browser.BaseAddress + Page);
            await Assertions.Expect(page.GetByText("The server has ended")).ToHaveCountAsync(0);
        }

        await Assertions.Expect(page.GetByText("The server has ended")).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    [BrowserFact]
    public async Task The_band_comes_with_a_finding_and_goes_with_it()
    {
        await using var served = await ServedLibrary.StartAsync();
        await using var context = await site.NewContextAsync(Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(served.Browser.BaseAddress + Page);
        var band = page.GetByRole(AriaRole.Status);
        await Assertions.Expect(band).ToHaveCountAsync(0);

        served.Write(ServedLibrary.Report, ServedLibrary.Text("[half a list"));
        await Assertions.Expect(band.GetByText("a list in [ ] is not closed")).ToBeVisibleAsync();
        await Assertions.Expect(band).ToContainTextAsync("line 2");

        // What the reader closed stays closed.
        await band.Locator("summary").ClickAsync();
        served.Write(ServedLibrary.Report, ServedLibrary.Text("[half a list", "Another summary."));
        await Assertions.Expect(page.GetByText("Another summary.", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(band).ToBeVisibleAsync();
        await Assertions.Expect(band.GetByText("a list in [ ] is not closed")).ToBeHiddenAsync();

        served.Write(ServedLibrary.Report, ServedLibrary.Text("Mended"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mended");
        await Assertions.Expect(band).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_page_of_a_report_that_goes_says_so_and_comes_back_with_it()
    {
        await using var served = await ServedLibrary.StartAsync();
        await using var context = await site.NewContextAsync(Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(served.Browser.BaseAddress + Page);
        File.Delete(served.PathOf(ServedLibrary.Report));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("This was the page of content/incidents/a.md.");
        served.Write(ServedLibrary.Report, ServedLibrary.Text("Back"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Back");
    }

    [BrowserFact]
    public async Task A_page_finds_back_to_a_server_that_was_started_again()
    {
        await using var served = await ServedLibrary.StartAsync();
        await using var context = await site.NewContextAsync(Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(served.Browser.BaseAddress + Page);
        served.Write(ServedLibrary.Report, ServedLibrary.Text("Second run"));
        await served.RestartAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Second run");
        served.Write(ServedLibrary.Report, ServedLibrary.Text("And an edit"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("And an edit");
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, View.Desk)]
    [InlineData(ColorScheme.Light, View.Phone)]
    [InlineData(ColorScheme.Dark, View.Desk)]
    [InlineData(ColorScheme.Dark, View.Phone)]
    public async Task Axe_finds_no_violation_in_the_band_and_nothing_is_too_wide(ColorScheme look, int width)
    {
        await using var served = await ServedLibrary.StartAsync();
        served.Write(ServedLibrary.Report, ServedLibrary.Text("A"));
        served.Write("content/incidents/b.md", ServedLibrary.Text("B", Body));
        served.Write("content/incidents/a-very-long-name-of-a-report-that-nobody-would-want-to-type-twice-in-a-day.md", "---\nlang: zh\ntitle: [甲\nseverity: P9\n---\n");
        await served.PageWithAsync("zh/", "a-very-long-name");
        File.Delete(served.PathOf(ServedLibrary.Report));
        await served.PageWithAsync(Page, "This was the page");
        await using var context = await site.NewContextAsync(new View(Origin.SubPath, width) { Look = look });
        var page = await context.NewPageAsync();
        // High enough that nothing lies half beneath the band, where a reader would scroll.
        await page.SetViewportSizeAsync(width, 4000);
        // Nothing loads anew while it is judged.
        await page.RouteAsync("**/.postmortems/events", route => route.AbortAsync());
        var faults = new List<string>();
        foreach (var path in new[] { "", "zh/", "incidents/b.html", "zh/incidents/b.html", Page, "zh/" + Page })
            faults.AddRange(await JudgeAsync(page, served.Browser.BaseAddress + path, look));
        served.Write("postmortems.yml", "title: Test\nlanguages: [en, zh\n");
        await served.PageWithAsync("zh/incidents/b.html", "仍是此前的站点");
        faults.AddRange(await JudgeAsync(page, served.Browser.BaseAddress + "zh/incidents/b.html?stale", look));
        Faults.None(faults);
    }

    private static async Task<IEnumerable<string>> JudgeAsync(IPage page, string address, ColorScheme look)
    {
        await page.GotoAsync(address);
        await page.Locator("#preview").EvaluateAsync("band => { band.open = true; }");
        var facts = await PageFacts.ReadAsync(page);
        if (Chromium.Named("POSTMORTEMS_SCREENSHOTS") is { } folder)
        {
            var name = new Uri(address).PathAndQuery.Replace('/', '_').Replace('?', '_');
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Join(folder, $"preview{name}-{facts.InnerWidth}-{look}.png".ToLowerInvariant()) });
        }

        var axe = await Axe.ViolationsAsync(page);
        return axe.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{address}: {violation.Id} at {node.Target} ({violation.Help})"))
            .Concat(facts.TooWide.Select(element => $"{address}: {element} is too wide"));
    }
}
