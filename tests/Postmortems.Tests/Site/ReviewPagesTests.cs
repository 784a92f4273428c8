using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site;

public class ReviewPagesTests
{
    private static readonly Incident Report = An.Report("{title: Slow, times: {started: 2026-08-01 12:00}}").Incident!;

    [Fact]
    public void The_eleven_sections_come_in_the_order_in_which_they_are_to_be_read()
    {
        string[] order = ["coverage", "counts", "durations", "time", "deadlines", "noticed", "causes", "escapes", "promises", "lessons", "method"];
        Assert.All(Pages("en").OfType<ReviewPage>(), page => Assert.Equal(order, page.Sections.Select(section => section.Id)));
    }

    [Fact]
    public void A_year_with_a_report_and_the_year_of_today_have_their_quarters_up_to_today() =>
        Assert.Equal(
            ["reviews/2026.html", "reviews/2026-q3.html", "reviews/2026-q2.html", "reviews/2026-q1.html"],
            Pages("en").OfType<ReviewPage>().Select(page => page.Path.Value));

    [Theory]
    [InlineData("en", "No incident is filed under 2026, quarter 1. None may have happened, or none was written down")]
    [InlineData("zh", "2026 年第 1 季度没有故障记录。可能没有发生，也可能没有写下来")]
    public void An_empty_quarter_says_so(string language, string sentence) =>
        Assert.Equal(sentence, Pages(language).OfType<ReviewPage>().Single(page => page.Path.Value == "reviews/2026-q1.html").Sections[0].Blocks[0].Sentences[0]);

    [Theory]
    [InlineData("en", "no change distinguishable from chance (n = 9 against 11)")]
    [InlineData("zh", "看不出与偶然波动有别的变化（n = 9，对照 11）")]
    public void No_change_is_said_in_these_words(string language, string caption) =>
        Assert.Equal(caption, new Postmortems.Site.Reviews.ReviewWords(An.Options, language).Change(new Change(ChangeWord.NoneShown, 9, 11)));

    [Fact]
    public void A_period_leads_to_its_neighbours_and_a_year_to_its_quarters()
    {
        var pages = Pages("en").OfType<ReviewPage>().ToDictionary(page => page.Path.Value);
        Assert.Equal("reviews/2026-q1.html", pages["reviews/2026-q2.html"].Previous!.Value.Path.Value);
        Assert.Equal("reviews/2026-q3.html", pages["reviews/2026-q2.html"].Next!.Value.Path.Value);
        Assert.Equal(["reviews/2026-q1.html", "reviews/2026-q2.html", "reviews/2026-q3.html"], pages["reviews/2026.html"].Related.Select(link => link.Path.Value));
        Assert.Null(pages["reviews/2026.html"].Next);
    }

    private static IEnumerable<Page> Pages(string language) => SitePlan.Pages(Library.Of([Report], An.Options with { Languages = [language] }, An.Today));
}
