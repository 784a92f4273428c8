using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Postmortems.BrowserTests.Support;

/// <summary>
/// WCAG 2.2 AA, as far as axe can judge it. The package's own runner opens a second page for every page that it judges and carries across what
/// passes too; no page of the site has frames, so that axe is asked on the page itself, and answers with what is wrong.
/// </summary>
internal static class Axe
{
    private const string Judge = """
        options => {
          if (document.querySelector('iframe, frame')) throw new Error('a page with frames is not judged whole');
          return axe.run(document, options).then(result => JSON.stringify(result.violations.map(({ id, help, nodes }) =>
            ({ id, help, nodes: nodes.map(({ target, html }) => ({ target: target.join(' '), html })) }))));
        }
        """;

    // What finds nothing is not gathered.
    private static readonly object Rules = new
    {
        runOnly = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } },
        resultTypes = new[] { "violations" },
    };

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task<Violation[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return JsonSerializer.Deserialize<Violation[]>(await page.EvaluateAsync<string>(Judge, Rules), JsonSerializerOptions.Web)!;
    }
}

/// <param name="Id">The rule's.</param>
internal sealed record Violation(string Id, string Help, ViolationNode[] Nodes);

/// <param name="Target">A selector that finds it.</param>
internal sealed record ViolationNode(string Target, string Html);
