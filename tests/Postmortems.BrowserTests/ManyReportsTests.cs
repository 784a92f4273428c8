using System.Globalization;
using Microsoft.Playwright;
using NodaTime;
using Postmortems.BrowserTests.Support;
using Postmortems.Cli;

namespace Postmortems.BrowserTests;

/// <summary>What changes when a library has more reports than a page can hold.</summary>
[Collection(nameof(SampleSite))]
public sealed class ManyReportsTests(SampleSite site)
{
    private const int Count = 320;

    [BrowserFact]
    public async Task Small_dots_stand_where_their_days_are_and_a_list_from_many_pages_says_why_it_is_no_table()
    {
        var root = Directory.CreateTempSubdirectory("postmortems-").FullName;
        try
        {
            var address = new Uri(await BuildAsync(root) + "/").AbsoluteUri;
            await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
            var page = await context.NewPageAsync();
            await page.GotoAsync(address + "index.html");
            var ends = await page.Locator(".recent-years svg[aria-labelledby]").EvaluateAsync<double[]>(
                "svg => { const all = svg.getBoundingClientRect(), lefts = [...svg.querySelectorAll('.mark use')].map(use => (use.getBoundingClientRect().left - all.left) / all.width); return [lefts.length, Math.min(...lefts), Math.max(...lefts)]; }");
            Assert.Equal(Count, ends[0]);
            Assert.InRange(ends[1], -0.02, 0.05);
            Assert.InRange(ends[2], 0.95, 1.0);

            await page.GotoAsync(address + "incidents.html#team=blue&view=table");
            await Assertions.Expect(page.Locator("#facets-found > li")).ToHaveCountAsync(50);
            await Assertions.Expect(page.Locator(".facets-listed")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".view-links")).ToBeHiddenAsync();
            await Assertions.Expect(page.Locator(".sorters")).ToBeVisibleAsync();

            await page.Locator(".chip-all").ClickAsync();
            await Assertions.Expect(page.Locator(".facets-listed")).ToBeHiddenAsync();
            await Assertions.Expect(page.Locator(".view-links")).ToBeVisibleAsync();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<string> BuildAsync(string root)
    {
        var content = Directory.CreateDirectory(Path.Join(root, "content", "incidents")).FullName;
        for (var i = 0; i < Count; i++)
        {
            var day = new LocalDate(2026, 9, 30).PlusDays(-(i * 728 / (Count - 1))).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(Path.Join(content, $"r{i}.md"), $"---\nid: r{i}\ntitle: Slow {i}\nteams: [{(i % 2 == 0 ? "blue" : "red")}]\ntimes: {{started: {day} 12:00}}\n---\n");
        }

        await File.WriteAllTextAsync(Path.Join(root, "postmortems.yml"), "title: Many\nlanguages: [en]\n");
        var output = Path.Join(root, "site");
        var said = new StringWriter();
        var shell = Shell.Real with { Out = said, Error = said, Folder = root, IsOutputTerminal = false, IsErrorTerminal = false };
        var exit = await Cli.Program.RunAsync(["build", "--root", root, "-o", output, "--today", "2026-09-30"], shell);
        Assert.False(exit is ExitCode.Failure, said.ToString());
        return output;
    }
}
