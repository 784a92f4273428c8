using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site;

/// <summary>What the tracker makes of dates, and how it is cut.</summary>
public sealed class TrackerTests
{
    [Theory]
    [InlineData("status: done, done: 2024-04-01, due: 2024-04-01", Keeping.OnTime)]
    [InlineData("status: done, done: 2024-04-30, due: 2024-04", Keeping.OnTime)]
    [InlineData("status: done, done: 2024-05-01, due: 2024-04", Keeping.Late)]
    [InlineData("status: done, due: 2024-04-01", Keeping.DayUnknown)]
    [InlineData("status: done, done: 2024-04-01", Keeping.DayUnknown)]
    [InlineData("due: 2024-04-01", Keeping.NotKept)]
    [InlineData("status: wont_do, due: 2024-04-01", Keeping.NotKept)]
    public void A_promise_is_kept_by_the_last_day_it_was_promised_for(string action, Keeping keeping) =>
        Assert.Equal(keeping, Row(action).Keeping);

    [Theory]
    [InlineData("due: 2024-06-01, due_history: [2024-04-01, 2024-05-01]", 61)]
    [InlineData("due: 2024-04-01", null)]
    [InlineData("due_history: [2024-04-01]", null)]
    public void It_slips_from_the_first_day_to_the_present_one(string action, int? slip) =>
        Assert.Equal(slip, Row(action).Slip);

    [Theory]
    [InlineData("due: 2027-01-01", 930)]
    [InlineData("status: done, done: 2024-03-24", 10)]
    [InlineData("status: done", null)]
    [InlineData("status: idea", null)]
    public void It_is_as_old_as_its_incident(string action, int? age) => Assert.Equal(age, Row(action).Age);

    [Fact]
    public void A_tracker_without_actions_offers_no_filter() =>
        Assert.Equal((true, false), (Page("title: Slow").Facets is null, Page("actions: [{title: x}]").Facets is null));

    [Fact]
    public void Nobody_knows_the_age_of_what_an_undated_report_promised() =>
        Assert.Null(Page("actions: [{title: x}]").Groups[0].Rows[0].Age);

    [Fact]
    public void Ideas_and_what_nobody_knows_are_no_promises()
    {
        var counts = Page("actions: [{title: a, status: idea}, {title: b, status: unknown}, {title: c, due: 2024-01-01}, {title: d, status: done}, {title: e, status: wont_do, why: x}]").Counts;
        Assert.Equal(new PromiseCounts(3, 0, 0, 1, 1, 1, 1, 0), counts);
        Assert.Equal(counts.Promised, counts.OnTime + counts.Late + counts.DayUnknown + counts.Open + counts.GivenUp);
    }

    [Fact]
    public void It_is_counted_by_team_service_kind_and_owner()
    {
        var tallies = Page("teams: [t]\nservices: [s]\nactions: [{title: a, kind: prevent, owner: li}, {title: b, team: u, due: 2024-01-01}]").Tallies;
        Assert.Equal(
            ["Team: u t", "Service: s", "Kind: Prevent", "Owner: li"],
            tallies.Select(tally => $"{tally.By}: {string.Join(' ', tally.Lines.Select(line => line.Name))}"));
    }

    [Fact]
    public void A_long_one_is_cut_and_every_state_says_where_it_begins()
    {
        var actions = string.Join(", ", Enumerable.Range(0, 700).Select(i => $"{{title: Do the thing number {i} well, status: {(i < 300 ? "open" : "done")}}}"));
        var pages = Pages($"actions: [{actions}]");
        Assert.True(pages.Count > 3);
        Assert.Equal(700, pages.Sum(page => page.Groups.Sum(group => group.Rows.Length)));
        Assert.All(pages, page => Assert.Equal([(ActionState.Open, 300), (ActionState.Done, 400)], page.States.Select(state => (state.State, state.Count))));
        Assert.All(pages[0].States, state => Assert.Contains(pages.Single(page => page.Path == state.Path).Groups, group => group.State == state.State && !group.IsContinued));
        Assert.Equal(("actions.html", null, "actions.2.html"), (pages[0].Path.Value, pages[0].Turn.Previous?.Value, pages[0].Turn.Next?.Value));
        Assert.All(pages.Skip(1), page => Assert.Empty(page.Tallies));
    }

    private static ActionRow Row(string action) => Page($"times: {{started: 2024-03-14 12:00}}\nactions: [{{title: x, {action}}}]").Groups[0].Rows[0];

    private static ActionsPage Page(string front) => Pages(front)[0];

    private static List<ActionsPage> Pages(string front) =>
        [.. SitePlan.Pages(Library.Of([An.Report(front).Incident!], An.Options, An.Today)).OfType<ActionsPage>()];
}
