using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

/// <summary>What the page of an unfinished report says that it may have been.</summary>
public sealed class SuggestionNoteTests
{
    [Theory]
    [InlineData("en", "Certificate", "About 10 of 10 guesses as sure as this one were right (12 of 12 labelled reports; 95 % interval: 76 to 100 %).")]
    [InlineData("zh", "证书", "把握相近的猜测，大约十次对 10 次（12 份有标注的报告中对 12 份；95% 区间：76% 至 100%）。")]
    public async Task A_draft_says_what_it_may_be_and_what_the_guess_is_worth(string language, string kind, string worth)
    {
        var page = await PageAsync("draft", 6, language);
        Assert.Equal(kind, page.QuerySelector(".suggested dd b")!.TextContent);
        Assert.Equal(worth, page.QuerySelector(".suggested dd small")!.TextContent);
    }

    [Fact]
    public async Task Where_too_few_are_labelled_nothing_is_said() => Assert.Null((await PageAsync("draft", 4, "en")).QuerySelector(".suggested"));

    [Fact]
    public async Task A_final_report_is_told_nothing() => Assert.Null((await PageAsync("final", 6, "en")).QuerySelector(".suggested"));

    private static async Task<IHtmlDocument> PageAsync(string status, int labelled, string language)
    {
        var draft = An.Report($"id: draft\ntitle: The certificate of the gateway expired\nstatus: {status}").Incident!;
        var others = Enumerable.Range(0, labelled).SelectMany(i => new[]
        {
            An.Report($"id: a{i}\ntitle: A certificate expired\ncauses: [{{id: c1, kind: certificate, summary: x}}]").Incident!,
            An.Report($"id: b{i}\ntitle: The disk ran full\ncauses: [{{id: c1, kind: capacity, summary: x}}]").Incident!,
        });
        var library = Library.Of([draft, .. others], An.Options with { Languages = [language] }, An.Today);
        var html = await new RazorTheme().RenderAsync(SitePlan.Pages(library).OfType<IncidentPage>().Single(page => page.Incident.Id == draft.Id));
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
    }
}
