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
    [InlineData("zh", "看不出超出偶然波动的变化（n = 9，对照 11）")]
    public void No_change_is_said_in_these_words(string language, string caption) =>
        Assert.Equal(caption, new Postmortems.Site.Reviews.ReviewWords(An.Options, language).Change(new Change(ChangeWord.NoneShown, 9, 11)));

    [Theory]
    [InlineData("en", "no comparison, for most of these reports were told later: they show what was collected, not what happened (n = 9 against 1)")]
    [InlineData("zh", "不可比：这些报告大多是事后补录的，反映的是收集到了多少，而不是发生了多少（n = 9，对照 1）")]
    public void What_was_only_collected_is_said_in_these_words(string language, string caption) =>
        Assert.Equal(caption, new Postmortems.Site.Reviews.ReviewWords(An.Options, language).Change(new Change(ChangeWord.Collected, 9, 1)));

    [Fact]
    public void Broken_promises_are_told_in_plain_words()
    {
        var report = An.Report("{title: Slow, times: {started: 2026-08-01 12:00}, actions: [{title: Keep `pool` **warm**, due: 2026-08-02}]}").Incident!;
        var table = Assert.Single(Section(QuarterOf(report), "promises").Blocks[0].Tables);
        Assert.Equal("Keep pool warm", Assert.Single(table.Rows)[0].Text);
    }

    [Fact]
    public void A_field_of_the_matrix_leads_to_its_row_of_the_table()
    {
        var report = An.Report("{title: Slow, times: {started: 2026-08-01 12:00}, missed_tests: [{gate: unit, reason: no_case}, {gate: review, reason: no_case}]}").Incident!;
        var block = Section(QuarterOf(report), "escapes").Blocks[0];
        var links = Assert.IsType<Postmortems.Site.Charts.HeatMap>(Assert.Single(block.Charts)).Cells.Where(mark => mark.Cell.Count > 0).Select(mark => mark.Cell.Link!);
        Assert.Equal(block.Tables[0].Rows.Select(row => row[0].Anchor), links.Select(link => link.Fragment));
        Assert.All(links, link => Assert.Equal("reviews/2026-q3.html", link.Path.Value));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Fewer_than_three_are_told_and_not_drawn(int count, bool isDrawn)
    {
        var page = QuarterOf([.. Enumerable.Range(0, count).Select(i => An.Report($"{{title: Slow, times: {{started: 2026-08-01 12:00, detected: 2026-08-01 12:{i + 1:00}}}}}").Incident! with { Id = IncidentId.Parse($"r{i}") })]);
        var (coverage, detect) = (Section(page, "coverage").Blocks[0], Section(page, "durations").Blocks[1]);
        Assert.Equal((isDrawn, isDrawn, isDrawn), (!coverage.Charts.IsEmpty, !detect.Charts.IsEmpty, detect.Struck is not null));
        Assert.Equal(isDrawn ? [] : Enumerable.Range(1, count).Select(minutes => $"{minutes} min"), detect.Tables.SelectMany(table => table.Rows).Where(row => row[0].Text == "Time to detect").Select(row => row[1].Text));
        Assert.Equal(isDrawn ? null : $"Known of {count} of {count}: Started; Detected", coverage.Sentences.FirstOrDefault(said => said.StartsWith("Known of", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("incident", true)]
    [InlineData("backfilled", false)]
    public void That_nothing_can_be_compared_is_said_once(string kind, bool isCompared)
    {
        var page = QuarterOf([.. Enumerable.Range(0, 3).Select(i => An.Report($"{{title: Slow, kind: {kind}, times: {{started: 2026-0{i + 6}-01 12:00}}}}").Incident! with { Id = IncidentId.Parse($"r{i}") })]);
        var table = Assert.Single(Section(page, "counts").Blocks[0].Tables);
        Assert.Equal((isCompared, isCompared ? 11 : 10), (table.Head.Contains("Change"), table.Head.Length));
        Assert.All(table.Rows, row => Assert.Equal(table.Head.Length, row.Length));
    }

    [Theory]
    [InlineData("incident", false)]
    [InlineData("backfilled", true)]
    public void The_list_of_reviews_says_once_that_nothing_is_compared(string kind, bool isCollected)
    {
        var page = SitePlan.Pages(Library.Of([An.Report($"{{title: Slow, kind: {kind}, times: {{started: 2026-06-01 12:00}}}}").Incident!], An.Options with { Languages = ["en"] }, An.Today)).OfType<ReviewsPage>().Single();
        Assert.Equal((isCollected, isCollected), (page.IsCollected, page.Years[0].Quarters.Any(quarter => quarter.Change.Length == 0)));
    }

    [Fact]
    public void A_period_without_an_incident_has_no_table_of_noughts()
    {
        var block = Assert.Single(Pages("en").OfType<ReviewPage>().Single(page => page.Path.Value == "reviews/2026-q1.html").Sections.Single(section => section.Id == "durations").Blocks);
        Assert.Equal((1, 0), (block.Sentences.Length, block.Tables.Length));
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(13, true)]
    public void Of_many_incidents_a_review_shows_the_longest_and_says_where_the_others_are(int count, bool isCut)
    {
        var page = QuarterOf([.. Enumerable.Range(0, count).Select(i => An.Report($"{{title: Slow, detection: {{source: alert}}, times: {{started: 2026-08-01 12:00, detected: 2026-08-01 12:{i + 1:00}}}}}").Incident! with { Id = IncidentId.Parse($"r{i}") })]);
        var dots = Section(page, "durations").Blocks.SelectMany(block => block.Charts).OfType<Postmortems.Site.Charts.DotStrip>().First();
        Assert.Equal((count, isCut ? 10 : count, isCut), (dots.Dots.Length, dots.Numbers.Rows.Length, dots.Numbers.More is not null));
        var noticed = Section(page, "noticed").Blocks[0].Tables[0].Rows[0][1];
        Assert.Equal((isCut ? 0 : count, isCut ? "detection=alert&quarter=2026-Q3" : null), (noticed.Links.Length, noticed.To?.Fragment));
    }

    [Fact]
    public void A_period_leads_to_its_neighbours_and_a_year_to_its_quarters()
    {
        var pages = Pages("en").OfType<ReviewPage>().ToDictionary(page => page.Path.Value);
        Assert.Equal("reviews/2026-q1.html", pages["reviews/2026-q2.html"].Previous!.Value.Path.Value);
        Assert.Equal("reviews/2026-q3.html", pages["reviews/2026-q2.html"].Next!.Value.Path.Value);
        Assert.Equal(["reviews/2026-q1.html", "reviews/2026-q2.html", "reviews/2026-q3.html"], pages["reviews/2026.html"].Related.Select(link => link.Path.Value));
        Assert.Null(pages["reviews/2026.html"].Next);
    }

    private static ReviewPage QuarterOf(params Incident[] reports) =>
        SitePlan.Pages(Library.Of(reports, An.Options with { Languages = ["en"] }, An.Today)).OfType<ReviewPage>().Single(page => page.Path.Value == "reviews/2026-q3.html");

    private static Postmortems.Site.Reviews.ReviewSection Section(ReviewPage page, string id) => page.Sections.Single(section => section.Id == id);

    private static IEnumerable<Page> Pages(string language) => SitePlan.Pages(Library.Of([Report], An.Options with { Languages = [language] }, An.Today));
}
