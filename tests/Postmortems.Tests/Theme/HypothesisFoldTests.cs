using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Theme;

/// <summary>What the page of a draft says of what came first.</summary>
public sealed class HypothesisFoldTests
{
    private const string Timeline = "- 2024-03-14 11:50 Deploy of checkout 2.4\n- 12:00 **started** Orders time out.";

    [Theory]
    [InlineData("en", "Something was changed: Deploy of checkout 2.4", "After is not because of")]
    [InlineData("zh", "有过变更：Deploy of checkout 2.4", "先后不等于因果")]
    public async Task A_draft_folds_away_what_came_first(string language, string title, string note)
    {
        var fold = (await PageAsync("draft", Timeline, language)).QuerySelector("details.hypotheses")!;
        Assert.False(fold.HasAttribute("open"));
        Assert.Equal(title, fold.QuerySelector("ol > li > p > b")!.TextContent);
        Assert.Contains(note, fold.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, fold.QuerySelectorAll("ol ul li").Length);
    }

    [Fact]
    public async Task Without_a_beginning_there_is_nothing_before_it() => Assert.Null((await PageAsync("draft", "", "en")).QuerySelector(".hypotheses"));

    [Fact]
    public async Task A_final_report_has_none() => Assert.Null((await PageAsync("final", Timeline, "en")).QuerySelector(".hypotheses"));

    private static async Task<IHtmlDocument> PageAsync(string status, string timeline, string language)
    {
        var report = An.Report($"title: Slow\nstatus: {status}", $"## Timeline\n\n{timeline}\n").Incident!;
        var html = await new RazorTheme().RenderAsync(SitePlan.Pages(Library.Of([report], An.Options with { Languages = [language] }, An.Today)).OfType<IncidentPage>().Single());
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
    }
}
