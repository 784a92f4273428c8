using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;
using Postmortems.Cli;
using Postmortems.IO;

namespace Postmortems.BrowserTests;

/// <summary>The pictures of the README, from the sample library as it is: <c>.github/pictures</c>.</summary>
[Collection(nameof(SampleSite))]
public class PictureTests(SampleSite site)
{
    private static readonly string Root = LibraryFolder.RootFrom(AppContext.BaseDirectory);

    [PictureTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_one_sees_first(ColorScheme look) =>
        await TakeAsync("home", look, "index.html", "h1");

    [PictureFact]
    public async Task Find() => await TakeAsync("find", ColorScheme.Light, "index.html", ".hit", async page =>
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("节点 内存 evicted");
    });

    [PictureFact]
    public async Task Read() => await TakeAsync("read", ColorScheme.Light, "incidents/2017-02-24-proxy-eviction.html", "h1");

    [PictureFact]
    public async Task Follow_promises() => await TakeAsync("promises", ColorScheme.Light, "actions.html", "h1");

    [PictureFact]
    public async Task Review_a_quarter() => await TakeAsync("review", ColorScheme.Light, "reviews/2018-q1.html", "#durations", page => page.EvaluateAsync("() => document.getElementById('durations').scrollIntoView()"));

    /// <summary>A reviewer's view of a changed file: the lines of the report, and what <c>check</c> said of them in that place.</summary>
    [PictureFact]
    public async Task A_pull_request()
    {
        const string Report = "content/incidents/undated/redis-big-keys.md";
        var output = new StringWriter();
        var shell = Shell.Real with { Out = output, Error = TextWriter.Null, Folder = Root, IsOutputTerminal = false, IsErrorTerminal = false };
        await Cli.Program.RunAsync(["check", Report, "--format", "json", "--today", "2026-09-30"], shell);
        var finding = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("findings")[0];
        var at = finding.GetProperty("line").GetInt32();
        var lines = (await File.ReadAllLinesAsync(Path.Join(Root, Report))).Index().Where(line => Math.Abs(line.Index + 1 - at) <= 6);
        var rows = new StringBuilder();
        foreach (var (number, text) in lines)
        {
            rows.Append($"<tr><td>{number + 1}</td><td>+ {WebUtility.HtmlEncode(text)}</td></tr>");
            if (number + 1 == at)
                rows.Append($"<tr class=said><td></td><td><b>{finding.GetProperty("level")} {finding.GetProperty("code")}</b> {WebUtility.HtmlEncode(finding.GetProperty("message").GetString())}<br>{WebUtility.HtmlEncode(finding.GetProperty("help").GetString())}</td></tr>");
        }

        await using var context = await site.NewContextAsync(new View(Origin.Folder, 960));
        var page = await context.NewPageAsync();
        await page.SetContentAsync($$"""
            <style>body { margin: 0; font: 14px/1.6 ui-monospace, Menlo, "Noto Sans Mono CJK SC", monospace; } h1 { font-size: 14px; margin: 0; padding: 10px 16px; background: #f3f0e8; }
            table { border-collapse: collapse; width: 100%; background: #f1f8f1; } td:first-child { color: #5a564f; text-align: right; padding: 0 12px; width: 2em; } td { vertical-align: top; white-space: pre-wrap; }
            .said td { background: #fff; padding: 12px 16px; font-family: "Liberation Sans", "Noto Sans CJK SC", sans-serif; border-block: 1px solid #dcd7cc; } b { color: #a84300; }</style>
            <main><h1>{{Report}}</h1><table>{{rows}}</table></main>
            """);
        await page.Locator("main").ScreenshotAsync(new LocatorScreenshotOptions { Path = PathOf("pull-request", ColorScheme.Light) });
    }

    private async Task TakeAsync(string name, ColorScheme look, string path, string awaited, Func<IPage, Task>? act = null)
    {
        await using var context = await site.NewContextAsync(new View(Origin.Folder, 1200) { Look = look });
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(1200, 800);
        await page.GotoAsync(site.AddressOf(Origin.Folder, path));
        if (act is not null)
            await act(page);
        await page.Locator(awaited).First.WaitForAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf(name, look) });
    }

    private static string PathOf(string name, ColorScheme look) => Path.Join(Asked.Folder, $"{name}-{look.ToString().ToLowerInvariant()}.png");

    private static class Asked
    {
        public static string? Folder => Chromium.Named("POSTMORTEMS_PICTURES");

        public static string? WhyNot => Chromium.WhyNot ?? (Folder is null ? "Set POSTMORTEMS_PICTURES to .github/pictures to make the README's pictures anew." : null);
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PictureFactAttribute : FactAttribute
    {
        public PictureFactAttribute([CallerMemberName] string test = "") => (Skip, DisplayName) = (Asked.WhyNot, Aloud.Name(test, Asked.WhyNot));
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PictureTheoryAttribute : TheoryAttribute
    {
        public PictureTheoryAttribute([CallerMemberName] string test = "") => (Skip, DisplayName) = (Asked.WhyNot, Aloud.Name(test, Asked.WhyNot));
    }
}
