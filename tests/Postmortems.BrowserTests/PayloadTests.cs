using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;
using Postmortems.Cli;
using Postmortems.Tests.Support;
using Xunit.Abstractions;

namespace Postmortems.BrowserTests;

/// <summary>Nothing that stands in a library runs in the browser of a reader, wherever it stands.</summary>
[Collection(nameof(SampleSite))]
public class PayloadTests(SampleSite site, ITestOutputHelper output)
{
    private const int Tabs = 4;

    private const string Listens = """
        window.__ran = 0;
        for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.__ran++; };
        """;

    // What waits for a hand: hovering, the keyboard, folds.
    private const string Touches = """
        () => {
          for (const element of document.querySelectorAll('body *')) {
            for (const name of ['mouseover', 'mouseenter', 'focus', 'toggle', 'error', 'load']) element.dispatchEvent(new Event(name));
            if (element.tagName === 'DETAILS') element.open = true;
          }
          return window.__ran + [...document.querySelectorAll('a[href], img[src]')].filter(link => /^(javascript|data|vbscript):/i.test(link.href || link.src)).length;
        }
        """;

    [BrowserFact]
    public async Task No_payload_runs_anywhere()
    {
        using var shell = new TestShell();
        var library = new HostileLibrary(shell);
        library.Write(Collected());
        Assert.NotEqual(ExitCode.Failure, await shell.RunAsync("build", "--today", "2026-09-30"));
        var folder = Path.Join(shell.Folder, "site");
        var pages = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".html" or ".txt" or ".log" or ".json" or ".png" or ".svg").Order(StringComparer.Ordinal).ToList();
        var control = Path.Join(shell.Folder, "control.html");
        shell.Write("control.html", "<!doctype html><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a>");
        await using var context = await site.NewContextAsync(new View(Origin.Folder, View.Desk));
        await context.AddInitScriptAsync(Listens);
        Assert.True(await RunsAsync(await context.NewPageAsync(), control) > 1, "Nothing would be heard.");

        var waiting = new Queue<string>(pages);
        var ran = new List<string>();
        await Task.WhenAll(Enumerable.Range(0, Tabs).Select(async _ =>
        {
            var page = await context.NewPageAsync();
            page.Dialog += (_, dialog) => ran.Add($"{dialog.Message} said by {page.Url}");
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                    ran.Add($"{request.Url} asked by {page.Url}");
            };
            while (waiting.TryDequeue(out var file))
            {
                if (await RunsAsync(page, file) > 0)
                    ran.Add(Path.GetRelativePath(folder, file));
            }
        }));
        output.WriteLine($"Executions: {ran.Count} of {library.Planted} payloads planted, on {pages.Count} pages.");
        Assert.True(pages.Count > 150);
        Faults.None(ran);
    }

    private static async Task<int> RunsAsync(IPage page, string file)
    {
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return await page.EvaluateAsync<int>(Touches);
    }

    /// <summary>The lines of a collection of payloads, where this machine has one.</summary>
    private static List<string> Collected() =>
        Chromium.Named("POSTMORTEMS_HOSTILE") is { } hostile && Directory.Exists(Path.Join(hostile, "xss"))
            ? [.. Directory.EnumerateFiles(Path.Join(hostile, "xss"), "*.txt").SelectMany(File.ReadLines).Where(line => line.Trim().Length > 0)]
            : [];
}
