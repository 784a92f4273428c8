using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme.Parts;

namespace Postmortems.Tests.Theme;

/// <summary>A line that is taken to hold no Markdown is what Markdown would have made of it.</summary>
public class MarkdownTextTests
{
    private static readonly MarkdownScope Scope = new(SitePlan.Pages(Library.Of([], An.Options with { Languages = ["en"] }, An.Today)).OfType<HomePage>().Single());

    // What is read in Markdown and HTML, what begins an address, blanks of all widths, line ends, and letters that are none of these.
    private static readonly string[] Pieces =
    [
        "a", "Z", "9", " ", "  ", "\t", "\n", "\r", "\u00a0", "\u3000", "\u200b", "\0", "\u007f", "\ud83d", "😀", "事", "，", "：", "—", "'", "\"", ".", "-", "+", "#", "=", "|", "(", ")", "{", "}", "/", "@", "$", "^", "%",
        "*", "_", "`", "~", "~~", "[", "]", "!", "<", ">", "&", "&amp;", "\\", ":", ":)", "www.", "WWW.", "www.a.b", "http://a.b", "https:", "ftp://a.b", "mailto:a@b.c", "tel:1", "<!--", "-->", "1. ", "> ", "# ", "- [ ] ", "[^1]",
    ];

    [Fact]
    public void Lines_of_all_sorts_are_written_as_if_each_were_parsed()
    {
        var random = new Postmortems.Analysis.Statistics.SeededNumbers(seed: 7);
        var differing = Enumerable.Range(0, 20_000)
            .Select(_ => string.Concat(Enumerable.Range(0, 1 + random.Between(0, 6)).Select(_ => Pieces[random.Between(0, Pieces.Length)])))
            .Where(line => MarkdownText.Inline(line, Scope).Value != MarkdownText.Parsed(line, Scope).Value);
        Assert.Empty(differing);
    }

    [Fact]
    public void What_is_written_does_not_depend_on_what_was_written_before()
    {
        var alone = MarkdownText.Inline("*a* `b`", Scope).Value;
        Assert.Equal("<em>a</em> <code>b</code>", alone);
        _ = MarkdownText.Inline(new string('[', 400) + "x](y)" + new string('*', 401), Scope);
        _ = MarkdownText.Inline("![alt *a*](x.png) [b](https://example.org)", Scope);
        Assert.Equal(alone, MarkdownText.Inline("*a* `b`", Scope).Value);
    }
}
