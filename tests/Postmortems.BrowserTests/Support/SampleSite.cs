using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Playwright;

namespace Postmortems.BrowserTests.Support;

/// <summary>The built sample site, a host for it and one browser, shared by all tests.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private const int Tabs = 4;

    private readonly Dictionary<View, ImmutableArray<Visit>> _tours = [];
    private string? _folder;
    private BuiltSite? _built;
    private SubPathServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ImmutableArray<string> Pages => Built.Pages;

    public ImmutableArray<string> Redirects => Built.Redirects;

    public ImmutableSortedSet<string> Files => Built.Files;

    private BuiltSite Built => _built ?? throw new InvalidOperationException("The site is built only where there is a browser.");

    public async Task InitializeAsync()
    {
        // Every test is skipped then, and the fixture is made all the same.
        if (Chromium.WhyNot is not null)
            return;
        try
        {
            _folder = Directory.CreateTempSubdirectory("postmortems-").FullName;
            var site = Directory.CreateDirectory(Path.Join(_folder, "site")).FullName;
            _server = await SubPathServer.StartAsync(site);
            _built = await BuiltSite.BuildAsync(site, _server.Address);
            _browser = await LaunchAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    /// <inheritdoc cref="BuiltSite.SomeOfEachKind"/>
    public ImmutableArray<string> SomeOfEachKind(Origin origin) => Built.SomeOfEachKind(origin);

    /// <inheritdoc cref="BuiltSite.OneOfEachKind"/>
    public ImmutableArray<string> OneOfEachKind(Origin origin) => Built.OneOfEachKind(origin);

    /// <summary>The site's root, with a slash at its end.</summary>
    public Uri Root(Origin origin) =>
        origin is Origin.Folder ? new Uri(Built.Folder + "/") : _server!.Address;

    public string AddressOf(Origin origin, string page) =>
        Root(origin).AbsoluteUri + string.Join('/', page.Split('/').Select(Uri.EscapeDataString));

    /// <summary>What there is to see on <see cref="SomeOfEachKind"/>; looked at once, however many tests ask.</summary>
    public async Task<ImmutableArray<Visit>> TourAsync(View view)
    {
        if (_tours.TryGetValue(view, out var known))
            return known;
        var visits = await VisitAsync(view, Built.SomeOfEachKind(view.Origin), async tab =>
        {
            var facts = await PageFacts.ReadAsync(tab.Page);
            return new Visit(tab.Path, facts, tab.Watch.TakeComplaints(), tab.Watch.TakeStrays());
        });
        _tours.Add(view, visits);
        return visits;
    }

    /// <summary>Opens each page and looks at it, a few at a time.</summary>
    /// <returns>In the order of <paramref name="pages"/>.</returns>
    internal async Task<ImmutableArray<T>> VisitAsync<T>(View view, IReadOnlyList<string> pages, Func<Tab, Task<T>> look)
    {
        await using var context = await _browser!.NewContextAsync(view.Context);
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, pages.Count));
        var seen = new T[pages.Count];
        await Task.WhenAll(Enumerable.Range(0, Tabs).Select(async _ =>
        {
            var page = await context.NewPageAsync();
            var watch = new PageWatch(page, Root(view.Origin));
            while (waiting.TryDequeue(out var next))
            {
                await page.GotoAsync(AddressOf(view.Origin, pages[next]));
                seen[next] = await look(new Tab(page, pages[next], watch));
            }
        }));
        return [.. seen];
    }

    /// <summary>The same browser for a site of another host.</summary>
    internal async Task<IBrowserContext> NewContextAsync(View view) => await _browser!.NewContextAsync(view.Context);

    private async Task<IBrowser> LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Executable,
            ChromiumSandbox = Chromium.CanSandbox,
            // The last one: whatever a page asks of another host, nothing leaves this machine.
            Args =
            [
                "--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        });
    }
}

/// <summary>What a tour saw of one page.</summary>
/// <param name="Complaints">From the console, and errors that no script caught.</param>
/// <param name="Strays">Requests that left the site, failed or found nothing.</param>
public sealed record Visit(string Path, PageFacts Facts, string[] Complaints, string[] Strays);

/// <summary>A tab of the browser with the page <paramref name="Path"/> opened.</summary>
internal sealed record Tab(IPage Page, string Path, PageWatch Watch);

[CollectionDefinition(nameof(SampleSite))]
public sealed class SampleSiteTests : ICollectionFixture<SampleSite>;
