using Postmortems.Drafting;

namespace Postmortems.Tests.Drafting;

public class FrontMatterEditorTests
{
    private const string Report = """
        ---
        title: Old      # in one line
        services: []    # what was hurt: [a, b]
        tags:           # words
          - one         # the first
          - two
        owner:          # who?
        times:          # milestones
          started: unknown  # the harm
        impact: {users: 3}
        ---

        ## Summary

        title: stays
        """;

    [Theory]
    [InlineData("title", "New", "title: New      # in one line")]
    [InlineData("title", "Longer than before", "title: Longer than before  # in one line")]
    [InlineData("services", "[checkout]", "services: [checkout]  # what was hurt: [a, b]")]
    [InlineData("owner", "dev", "owner: dev      # who?")]
    [InlineData("times.started", "2026-03-14", "  started: 2026-03-14  # the harm")]
    [InlineData("times.detected", "2026-03-14", "  detected: 2026-03-14")]
    [InlineData("impact.users", "4", "impact: {users: 4}")]
    [InlineData("impact.customers", "5", "impact: {customers: 5, users: 3}")]
    [InlineData("severity", "P1", "severity: P1")]
    public void A_value_is_set_where_its_key_stands_and_nothing_else_changes(string key, string value, string line)
    {
        var edited = FrontMatterEditor.Set(Report, key, value)!;
        Assert.Contains($"\n{line}\n", edited);
        var (before, after) = (Report.Split('\n'), edited.Split('\n'));
        Assert.InRange(after.Except(before).Count(), 1, 1);
        Assert.InRange(before.Except(after).Count(), 0, 1);
    }

    [Fact]
    public void A_list_below_its_key_gives_way_and_the_comment_of_the_key_stays()
    {
        var edited = FrontMatterEditor.Set(Report, "tags", "[three]")!;
        Assert.Contains("\ntags: [three]   # words\nowner:", edited);
    }

    [Theory]
    [InlineData("# Title\n\ntext\n", "---\ntitle: New\n---\n\n# Title\n\ntext\n")]
    [InlineData("---\n---\ntext\n", "---\ntitle: New\n---\ntext\n")]
    [InlineData("---\r\ntitle: Old # x\r\n---\r\ntext\r\n", "---\r\ntitle: New # x\r\n---\r\ntext\r\n")]
    [InlineData("\uFEFF---\ntitle: 'Old'\n---\n", "\uFEFF---\ntitle: New\n---\n")]
    [InlineData("---\ntitle: >\n  folded\n  text\nlang: en\n---\n", "---\ntitle: New\nlang: en\n---\n")]
    [InlineData("---\n'title': Old\n---\n", "---\n'title': New\n---\n")]
    [InlineData("---\nlang: &a en\ntitle: *a  # the same\n---\n", "---\nlang: &a en\ntitle: New  # the same\n---\n")]
    public void Templates_are_written_in_many_ways(string template, string expected) =>
        Assert.Equal(expected, FrontMatterEditor.Set(template, "title", "New"));

    [Fact]
    public void A_milestone_goes_below_times_that_are_not_there_yet() =>
        Assert.Equal(
            "---\ntimes:\n  detected: 2026-03-14\n---\n",
            FrontMatterEditor.Set("---\n---\n", "times.detected", "2026-03-14"));

    [Theory]
    [InlineData("---\ntitle: [\n---\n")]
    [InlineData("---\ntitle: never closed\n")]
    [InlineData("---\n{lang: en}\n---\n")]
    public void What_cannot_be_edited_is_refused(string template) =>
        Assert.Null(FrontMatterEditor.Set(template, "title", "New"));
}
