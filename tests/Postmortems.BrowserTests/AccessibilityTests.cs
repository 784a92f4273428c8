using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>WCAG 2.2 AA, as far as axe can judge it, on a page of each kind in every language.</summary>
[Collection(nameof(SampleSite))]
public class AccessibilityTests(SampleSite site)
{
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    // Half a second of work a page: so each look is judged in one layout, and each layout in one look.
    [BrowserTheory]
    [InlineData(ColorScheme.Light, View.Desk)]
    [InlineData(ColorScheme.Dark, View.Phone)]
    public async Task Axe_finds_no_violation(ColorScheme look, int width)
    {
        var view = new View(Origin.SubPath, width) { Look = look };
        var pages = await site.VisitAsync(view, site.OneOfEachKind(view.Origin), async tab => (tab.Path, Axe: await tab.Page.RunAxe(Rules)));
        Faults.None(
            from page in pages
            from violation in page.Axe.Violations
            from node in violation.Nodes.Take(3)
            select $"{page.Path}: {violation.Id} at {node.Target} ({violation.Help}; {violation.Nodes.Length} in all)");
    }
}
