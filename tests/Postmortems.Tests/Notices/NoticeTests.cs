using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Notices;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Notices;

/// <summary>What may be sent of a report: its facts, and a blank where it has none.</summary>
public sealed class NoticeTests
{
    private const string Open = "title: Checkout slow\nstatus: draft\nseverity: P1\nservices: [checkout]\ntimes: {started: 2024-03-14 12:00, detected: 2024-03-14 12:04}";
    private const string Over = "title: Checkout slow\nstatus: final\nseverity: P1\nservices: [checkout]\ntimes: {started: 2024-03-14 12:00, recovered: 2024-03-14 12:40}\nimpact: {summary: Orders *failed* for `eu`.}\ncauses: [{kind: capacity, summary: The pool was empty}]\nactions: [{title: Warm the pool, owner: ada, due: 2024-04-01}]";

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void While_it_lasts_nobody_is_told_when_it_ends(string language)
    {
        Assert.All(Of(Open, language), notice => Assert.NotEqual(0, notice.Blanks));
        var text = Text(Open, NoticeKind.Customer, language);
        Assert.Contains("2024-03-14 12:00 (UTC)", text, StringComparison.Ordinal);
        Assert.Contains("[…", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentences.Say(language, "notice.label.recovered"), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "recovered since 2024-03-14 12:40 (UTC)")]
    [InlineData("zh", "2024-03-14 12:40 (UTC) 起已恢复")]
    public void When_it_is_over_it_says_since_when(string language, string state)
    {
        Assert.Contains(state, Text(Over, NoticeKind.Internal, language), StringComparison.Ordinal);
        Assert.Contains(state, Text(Over, NoticeKind.WarRoom, language), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Recovered", "Expected recovery")]
    [InlineData("zh", "恢复时间", "预计恢复")]
    public void Nobody_expects_what_has_happened(string language, string recovered, string expected)
    {
        Assert.All(Of(Over, language), notice => Assert.All(NoticeFormats.All, format => Assert.DoesNotContain(expected, format.Write(notice), StringComparison.Ordinal)));
        // The fault itself was gone an hour after it worked again.
        var resolved = Over.Replace("12:40}", "12:40, resolved: 2024-03-14 13:40}", StringComparison.Ordinal);
        foreach (var kind in new[] { NoticeKind.Internal, NoticeKind.WarRoom })
        {
            Assert.Contains(Fact(Over, kind), fact => fact == new NoticeFact(recovered, "2024-03-14 12:40 (UTC)"));
            Assert.Contains(Fact(resolved, kind), fact => fact == new NoticeFact(recovered, "2024-03-14 12:40 (UTC)"));
            Assert.Contains(Fact(Open, kind), fact => fact.Label == expected);
        }

        IEnumerable<NoticeFact> Fact(string report, NoticeKind kind) =>
            Of(report, language).Single(notice => notice.Kind == kind).Blocks.OfType<NoticeFacts>().SelectMany(block => block.Facts);
    }

    [Fact]
    public void A_relapse_makes_it_last_again() =>
        Assert.DoesNotContain(
            "recovered since",
            TextOf(An.Report("title: Slow\nstatus: draft", "## Timeline\n- 2024-03-14 12:00 **started** a\n- 2024-03-14 12:10 **recovered** b\n- 2024-03-14 12:30 **started** c\n").Incident!, NoticeKind.Internal, "en"),
            StringComparison.Ordinal);

    [Fact]
    public void Customers_hear_neither_of_levels_nor_of_causes_nor_of_owners()
    {
        var text = Text(Over, NoticeKind.Customer, "en");
        Assert.Contains("Orders failed for eu.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("P1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pool", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ada", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_outside_is_told_of_what_hurt_nobody() =>
        Assert.DoesNotContain(Of(Over + "\nkind: near_miss", "en"), notice => notice.Kind is NoticeKind.Customer);

    [Fact]
    public void The_page_for_executives_says_what_is_late() =>
        Assert.Contains("Warm the pool (ada, was due 2024-04-01)", Text(Over, NoticeKind.Executive, "en"), StringComparison.Ordinal);

    [Fact]
    public void A_room_hears_what_came_after_the_last_update_and_when_the_next_is_due()
    {
        var text = TextOf(
            An.Report("title: Slow\nstatus: draft\nseverity: P0", "## Timeline\n- 2024-03-14 12:00 **detected** An alert\n- 2024-03-14 12:10 **update** Nothing yet\n- 2024-03-14 12:12 Restarted one node\n").Incident!,
            NoticeKind.WarRoom,
            "en");
        Assert.Contains("UPDATE 2", text, StringComparison.Ordinal);
        Assert.Contains("- 12:12 Restarted one node\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_report_says_that_nobody_knows_is_no_blank() =>
        Assert.Contains("Which customers?\nnot known yet", Text(Open + "\nimpact: {customers: unknown}", NoticeKind.Company, "en"), StringComparison.Ordinal);

    [Fact]
    public void In_Markdown_a_star_of_the_author_stays_a_star()
    {
        var notice = new Notice(NoticeKind.Internal, "en", "a*b", [new NoticeFacts([new NoticeFact("Reach", "x_y […]")]), new NoticeList(["one", "two"], IsOrdered: true)]);
        Assert.Equal("## a\\*b\n\n- **Reach**: x\\_y […]\n\n1. one\n2. two\n", NoticeFormats.Markdown.Write(notice));
        Assert.Equal("a*b\n\nReach: x_y […]\n\n1. one\n2. two\n", NoticeFormats.Text.Write(notice));
        Assert.Equal(1, notice.Blanks);
    }

    private static IEnumerable<Notice> Of(string front, string language) => NoticeMaker.All(Request(An.Report(front).Incident!, language));

    private static string Text(string front, NoticeKind kind, string language) => TextOf(An.Report(front).Incident!, kind, language);

    private static string TextOf(Incident incident, NoticeKind kind, string language) => NoticeFormats.Text.Write(NoticeMaker.Make(kind, Request(incident, language)));

    private static NoticeRequest Request(Incident incident, string language) => new(incident, An.Options, An.Today, language);
}
