using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>
/// A page of each kind in each language, in every look, layout and origin, with and without scripts: what other tests see a part of. Minutes
/// long, so it runs only when asked for, and leaves a table.
/// </summary>
[Collection(nameof(SampleSite))]
public class ProofTests(SampleSite site)
{
    // Its sum over a page's life. The web's own bound for "good" is 0.1; a button of copying that comes a moment later is 0.002.
    private const string LayoutShift = """
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })
            .observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 60);
        })
        """;

    [ProofFact]
    public async Task Every_kind_of_page_in_every_look()
    {
        var rows = new List<string> { "origin | width | look | script | pages | axe | console | strays | sideways | layout shift", "--- | --- | --- | --- | --- | --- | --- | --- | --- | ---" };
        var faults = new List<string>();
        foreach (var view in Views())
        {
            var seen = await site.VisitAsync(view, site.OneOfEachKind(view.Origin), tab => LookAsync(view, tab));
            var found = seen.SelectMany(page => page.All.Select(fault => $"{view.Origin} {view.Width} {view.Look} {page.Path}: {fault}")).ToList();
            faults.AddRange(found);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{view.Origin} | {view.Width} | {view.Look} | {(view.HasScript ? "yes" : "no")} | {seen.Length} | {Sum(seen, page => page.Axe)} | {Sum(seen, page => page.Console)} | {Sum(seen, page => page.Strays)} | {Sum(seen, page => page.Sideways)} | {seen.Max(page => page.Shift):0.000}"));
        }

        await File.WriteAllLinesAsync(ProofFactAttribute.Table!, [.. rows, "", .. faults]);
        Faults.None(faults);
    }

    private static IEnumerable<View> Views() =>
        from origin in new[] { Origin.Folder, Origin.SubPath }
        from width in new[] { 360, 768, 1440 }
        from look in new[] { ColorScheme.Light, ColorScheme.Dark }
        from script in new[] { true, false }
        select new View(origin, width) { Look = look, HasScript = script };

    private static async Task<Seen> LookAsync(View view, Tab tab)
    {
        // Without scripts nothing can be asked of a page, but what it complains of and whom it asks.
        if (!view.HasScript)
            return new Seen(tab.Path, [], tab.Watch.TakeComplaints(), tab.Watch.TakeStrays(), [], 0);
        var facts = await PageFacts.ReadAsync(tab.Page);
        var shift = await tab.Page.EvaluateAsync<double>(LayoutShift);
        var axe = view.Origin is Origin.Folder ? [] : (await Axe.ViolationsAsync(tab.Page)).Select(violation => $"{violation.Id} at {violation.Nodes[0].Target}").ToArray();
        return new Seen(tab.Path, axe, tab.Watch.TakeComplaints(), tab.Watch.TakeStrays(), facts.ScrollWidth > facts.InnerWidth ? [.. facts.TooWide.Prepend("scrolls sideways")] : [], shift);
    }

    private static int Sum(IEnumerable<Seen> pages, Func<Seen, string[]> of) => pages.Sum(page => of(page).Length);

    private sealed record Seen(string Path, string[] Axe, string[] Console, string[] Strays, string[] Sideways, double Shift)
    {
        public IEnumerable<string> All =>
            [.. Axe, .. Console, .. Strays, .. Sideways, .. Shift > 0.01 ? new[] { string.Create(CultureInfo.InvariantCulture, $"layout shift {Shift:0.000}") } : []];
    }

    /// <summary>Runs only when someone asked for the table.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ProofFactAttribute : FactAttribute
    {
        public ProofFactAttribute([CallerMemberName] string test = "") => (Skip, DisplayName) = (WhyNot, Aloud.Name(test, WhyNot));

        private static string? WhyNot =>
            Chromium.WhyNot ?? (Table is null ? "Set POSTMORTEMS_PROOF to a file to have a table of what holds on every kind of page." : null);

        public static string? Table => Chromium.Named("POSTMORTEMS_PROOF");
    }
}
