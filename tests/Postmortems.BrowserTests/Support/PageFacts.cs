using System.Text.Json;
using Microsoft.Playwright;

namespace Postmortems.BrowserTests.Support;

/// <summary>What one look at a drawn page tells.</summary>
/// <param name="TooWide">The first few elements that reach over the right edge, when the page scrolls sideways.</param>
/// <param name="Rows">Of all tables, as far as one sees them.</param>
/// <param name="Anchors">What a fragment may name.</param>
/// <param name="Links">Every address in the document, resolved as the browser does.</param>
public sealed record PageFacts(
    int ScrollWidth, int InnerWidth, string[] TooWide, int Headings, int Rows, string Language, string[] Anchors, PageLink[] Links)
{
    private const string Script = """
        () => {
          const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('');
          const scrolls = e => e && e !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
          // As Playwright's ":visible" has it.
          const isSeen = e => e.checkVisibility() && getComputedStyle(e).visibility === 'visible' && e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().height > 0;
          const page = document.scrollingElement;
          const tooWide = page.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(e.parentElement)).slice(0, 4).map(name);
          const resolve = text => { try { return new URL(text, document.baseURI).href } catch { return '' } };
          const links = ['href', 'xlink:href', 'src', 'poster'].flatMap(attribute =>
            [...document.querySelectorAll(`[${CSS.escape(attribute)}]`)].map(e => {
              const written = e.getAttribute(attribute);
              return { element: e.localName, written, address: resolve(written) };
            }));
          return JSON.stringify({
            scrollWidth: page.scrollWidth, innerWidth, tooWide, links,
            headings: document.querySelectorAll('h1').length,
            rows: [...document.querySelectorAll('tr')].filter(isSeen).length,
            language: document.documentElement.lang,
            anchors: [...document.querySelectorAll('[id], a[name]')].flatMap(e => [e.id, e.getAttribute('name')]).filter(Boolean),
          });
        }
        """;

    public static async Task<PageFacts> ReadAsync(IPage page) =>
        JsonSerializer.Deserialize<PageFacts>(await page.EvaluateAsync<string>(Script), JsonSerializerOptions.Web)!;
}

/// <param name="Element">The tag that has it: only an <c>a</c> may lead to another host.</param>
/// <param name="Address">Absolute; empty when what was written is no address at all.</param>
public sealed record PageLink(string Element, string Written, string Address);
