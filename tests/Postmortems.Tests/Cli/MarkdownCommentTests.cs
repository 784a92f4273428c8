using Markdig;
using Postmortems.Cli.Output;

namespace Postmortems.Tests.Cli;

public sealed class MarkdownCommentTests
{
    private static readonly MarkdownPipeline Forge = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().Build();

    [Theory]
    [InlineData("plain words, 50% of them")]
    [InlineData("status: done, due: 2026-03-14 (late)")]
    [InlineData("**bold** _slanted_ ~~gone~~ `code` $x$")]
    [InlineData("[a link](https://example.org) ![a picture](x.png) <script>alert(1)</script> <https://example.org>")]
    [InlineData("a | b || c \\| d")]
    [InlineData("@everyone and @example/team, see #12, !34, example/repo#5")]
    [InlineData("https://example.org/x www.example.org :smile: ops@example.org")]
    [InlineData("&amp; &#64; \\ ``x``")]
    [InlineData("连接池耗尽，“大 key”")]
    public void What_an_author_wrote_is_shown_as_it_is_and_does_nothing(string written)
    {
        var html = Markdown.ToHtml($"| a |\n| --- |\n| {MarkdownComment.Text(written)} |\n", Forge);
        var cell = html.Split("<td>")[1].Split("</td>")[0].Replace("<!-- -->", "", StringComparison.Ordinal);
        Assert.DoesNotContain('<', cell);
        Assert.Equal(written, System.Net.WebUtility.HtmlDecode(cell));
    }

    [Theory]
    [InlineData("@everyone", "@<!-- -->everyone")]
    [InlineData("#12", "#<!-- -->12")]
    [InlineData("https://example.org", "https:<!-- -->//example.org")]
    [InlineData("due: soon", "due: soon")]
    public void A_sign_that_a_forge_obeys_stands_apart_from_its_word(string written, string expected) => Assert.Equal(expected, MarkdownComment.Text(written));

    [Theory]
    [InlineData("a/b.md", "`a/b.md`")]
    [InlineData("a`b``c", "```a`b``c```")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("a|b", "`a\\|b`")]
    public void Code_holds_whatever_it_is(string written, string expected) => Assert.Equal(expected, MarkdownComment.Code(written));

    [Fact]
    public void Line_ends_and_control_characters_are_not_obeyed() => Assert.Equal("a b\\\\u001B\\[31m", MarkdownComment.Text("a\nb\u001b[31m"));
}
