using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Diagnostics;
using Postmortems.Incidents;
using Postmortems.Reading;
using Postmortems.Site;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

/// <summary>A report cannot run anything in a reader's browser, whatever it says and wherever it says it.</summary>
public class SafetyTests
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt&#58;alert(1))", "[x](java\tscript:alert(1))", "[x](data:text/html,<script>)",
        "[x](vbscript:x)", "![x](javascript:alert(1))", "![x](https://evil.example/x.png)", "<javascript:alert(1)>", "[x](//evil.example/)",
        "[x]: javascript:alert(1)\n\n[x]", "[a](https://ok.example/ \"x\\\" onclick=alert(1) y\")", "\"><script>alert(1)</script>", "' onmouseover='alert(1)",
        "```js\n</code></pre><script>alert(1)</script>\n```", "<https://ok.example/\"onclick=alert(1)>", "{onclick=alert(1)}", "# x {#a onclick=alert(1)}",
        "<style>body{display:none}</style>", "<iframe src=//evil.example>", "<base href=//evil.example>", "[x](file:///etc/passwd)", "&lt;script&gt;",
    ];

    public static TheoryData<string> All => [.. Payloads];

    [Theory]
    [MemberData(nameof(All))]
    public async Task In_the_body(string payload) => await CheckAsync($"---\ntitle: A\n---\n## Summary\n{payload}\n\n## Timeline\n- 2024-03-14 12:00 **detected** {payload}\n\n## Action items\n- [ ] {payload}\n\n## {payload}\n{payload}\n");

    [Theory]
    [MemberData(nameof(All))]
    public async Task In_the_front_matter(string payload)
    {
        var quoted = "\"" + payload.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t") + "\"";
        await CheckAsync(
            $"""
            ---
            title: {quoted}
            lang: {quoted}
            severity: {quoted}
            owner: {quoted}
            authors: [{quoted}]
            roles: [{"{"}role: {quoted}, name: {quoted}{"}"}]
            detection: {"{"}source: {quoted}, signal: {quoted}{"}"}
            impact: {"{"}summary: {quoted}, users: {quoted}{"}"}
            trigger: {"{"}kind: {quoted}, summary: {quoted}, change: {quoted}{"}"}
            causes: [{"{"}id: {quoted}, kind: {quoted}, summary: {quoted}, evaded: {quoted}, why: [{quoted}]{"}"}]
            missed_tests: [{"{"}gate: {quoted}, reason: {quoted}, summary: {quoted}, regression_test: {quoted}{"}"}]
            actions: [{"{"}id: {quoted}, title: {quoted}, owner: {quoted}, team: {quoted}, url: {quoted}, acceptance: {quoted}, addresses: [{quoted}]{"}"}]
            timeline: [{"{"}at: 2024-03-14 12:00, phase: detected, text: {quoted}, by: {quoted}, evidence: {quoted}{"}"}]
            links: [{"{"}title: {quoted}, url: {quoted}{"}"}]
            lessons: {"{"}went_well: [{quoted}], lucky: [{quoted}]{"}"}
            assumed: [{"{"}field: {quoted}, why: {quoted}{"}"}]
            allow: [{"{"}rule: {quoted}, why: {quoted}{"}"}]
            ---
            """);
    }

    private static async Task CheckAsync(string report)
    {
        var result = IncidentReader.Read(new SourceFile("content/incidents/a.md", report), An.Options);
        var library = Library.Of([result.Incident!], An.Options with { Languages = ["en", "zh"] }, An.Today);
        var theme = new RazorTheme();
        foreach (var page in SitePlan.Pages(library))
        {
            var html = Encoding.UTF8.GetString((await theme.RenderAsync(page)).Span);
            Assert.Empty(Faults(new HtmlParser().ParseDocument(html)).Where(fault => fault != "<style>" || page is not global::Postmortems.Site.Pages.NotFoundPage).Select(fault => $"{page.Path}: {fault}"));
        }
    }

    private static IEnumerable<string> Faults(IDocument document)
    {
        foreach (var element in document.All)
        {
            var isOurs = element.LocalName == "script" && IsAsset(element.GetAttribute("src")) && element.TextContent.Length == 0;
            if (element.LocalName is "script" or "style" or "iframe" or "object" or "embed" or "base" or "form" && !isOurs)
                yield return $"<{element.LocalName}>";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc")
                    yield return $"<{element.LocalName} {attribute.Name}>";
                if (attribute.Name is "href" or "src" or "action" && !IsHarmless(element.LocalName, attribute.Value))
                    yield return $"<{element.LocalName} {attribute.Name}={attribute.Value}>";
            }
        }
    }

    private static bool IsAsset(string? source) =>
        source?.Split("assets/") is [var up, "theme.js" or "replay.js" or "copy.js" or "print.js" or "lists.js" or "words.js" or "search.js" or "palette.js" or "facets.js"] && up.Replace("../", "", StringComparison.Ordinal).Length == 0;

    /// <summary>Relative, or a link to the web; nothing is loaded from another host.</summary>
    private static bool IsHarmless(string element, string address)
    {
        var bare = string.Concat(address.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
        var scheme = bare.Split('/', '?', '#')[0];
        return !bare.StartsWith("//", StringComparison.Ordinal)
            && (!scheme.Contains(':') || (element == "a" && (bare.StartsWith("http://", StringComparison.Ordinal) || bare.StartsWith("https://", StringComparison.Ordinal) || bare.StartsWith("mailto:", StringComparison.Ordinal))));
    }
}
