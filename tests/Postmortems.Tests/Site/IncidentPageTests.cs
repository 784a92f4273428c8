using NodaTime;
using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Tests.Support;
using Postmortems.Theme;

namespace Postmortems.Tests.Site;

/// <summary>What the page of a report knows beyond the report.</summary>
public sealed class IncidentPageTests
{
    [Fact]
    public void Distances_are_drawn_up_to_half_an_hour_and_said_beyond()
    {
        var rows = Page("title: a", "## Timeline\n- 2024-03-14 12:00 a\n- 2024-03-14 12:04 b\n- 2024-03-14 12:34 c\n- 2024-03-14 14:44 d\n- 2024-03-15 e\n").Timeline;
        Assert.Equal([0, 2, 15, 15, 0], rows.Select(row => row.Gap));
        Assert.Equal([null, null, null, Duration.FromMinutes(130), null], rows.Select(row => row.Later?.Nominal));
    }

    [Fact]
    public void What_a_line_is_called_is_known_when_it_was_found_out()
    {
        var rows = Page("title: a", "## Timeline\n- 2024-03-14 11:00 **introduced** a\n- 2024-03-14 12:00 **started** b\n- 2024-03-14 12:05 **detected** c\n- 2024-03-14 12:05 d\n- 2024-03-14 12:20 **identified** e\n").Timeline;
        Assert.Equal([0, 1, 2, 2, 3], rows.Select(row => row.Step));
        Assert.Equal([3, 2, 2, 2, 3], rows.Select(row => row.NamedFrom));
        Assert.Equal([2, 2, 2, 2, 3], rows.Select(row => row.CountedFrom));
    }

    [Fact]
    public void A_line_told_too_late_is_known_in_its_time() =>
        Assert.Equal([1, 0, 2], Page("title: a", "## Timeline\n- 2024-03-14 12:10 a\n- 2024-03-14 12:00 b\n- 2024-03-14 12:20 c\n").Timeline.Select(row => row.Step));

    [Fact]
    public async Task A_timeline_of_ten_thousand_lines_is_cut_into_pages_that_a_phone_can_load()
    {
        var entries = Enumerable.Range(0, 10_000).Select(i => new TimelineEntry { At = An.Moment(i), Phase = Phase.Update, Text = "The queue is still growing, and nobody has found out yet why it does." });
        var pages = SitePlan.Pages(Library.Of([An.Incident with { Timeline = new Timeline { Entries = [.. entries] } }], An.Options, An.Today)).Where(page => page is IncidentPage or TimelinePage).ToList();
        Assert.Equal(10_000, pages.Sum(page => (page as TimelinePage)?.Rows.Length ?? ((IncidentPage)page).Timeline.Length));
        Assert.Equal(pages.Count, pages.Select(page => page.Path).Distinct().Count());
        var theme = new RazorTheme();
        foreach (var page in pages)
            Assert.InRange((await theme.RenderAsync(page)).Length, 1, 150_000);
        Assert.Equal((1, pages.Count), (((IncidentPage)pages[0]).TimelinePart!.Number, ((TimelinePage)pages[^1]).TimelinePart.Pages.Length));
    }

    [Fact]
    public void The_same_cause_stands_apart_from_the_same_symptom_with_what_is_still_promised()
    {
        var old = An.Report("title: Old\nid: old\nactions: [{title: Warm it}, {title: Done, status: done}]").Incident!;
        var other = An.Report("title: Other\nid: other\nrelated: [{id: a, same: symptom, why: looked alike}]").Incident!;
        var page = Pages(An.Report("title: a\nid: a\nrelated: [{id: old, same: cause, why: the pool}]").Incident!, old, other).Single(page => page.Title == "a");
        Assert.Equal([Likeness.Cause, Likeness.Symptom], page.Related.Select(group => group.Same));
        Assert.Equal("Warm it", Assert.Single(page.Related[0].Rows[0].Open).Action.Title);
        Assert.True(page.Related[1].Rows[0].IsFromThere);
    }

    [Fact]
    public void What_is_alike_comes_with_its_reasons_and_without_what_is_named_already()
    {
        Incident[] reports =
        [
            Told("a", "2024-03-14", "Checkout slow: the connection pool was empty", ""),
            Told("b", "2024-02-14", "Payments slow: the connection pool was empty", ""),
            Told("c", "2024-01-14", "Search slow: the connection pool was empty", ""),
            Told("d", "2024-01-13", "A certificate had run out", ""),
        ];
        Assert.Equal(["b", "c"], Near(reports, "a"));
        reports[0] = Told("a", "2024-03-14", "Checkout slow: the connection pool was empty", "related: [b]");
        Assert.Equal(["c"], Near(reports, "a"));
    }

    [Fact]
    public void A_draft_says_what_is_found_in_it_and_a_finished_report_does_not()
    {
        var draft = An.Read("---\ntitle: a\nstatus: draft\nbanana: 1\n---\n");
        var final = An.Read("---\ntitle: b\nid: b\nstatus: final\nbanana: 1\n---\n", path: "content/incidents/b.md");
        Assert.NotEmpty(draft.Diagnostics);
        var library = Library.Of([draft.Incident!, final.Incident!], An.Options, An.Today) with { Findings = [.. draft.Diagnostics, .. final.Diagnostics] };
        var pages = SitePlan.Pages(library).OfType<IncidentPage>().ToDictionary(page => page.Title);
        Assert.Equal(draft.Diagnostics.Length, pages["a"].Findings!.Lines.Length);
        Assert.Null(pages["b"].Findings);
    }

    [Fact]
    public void Neighbours_are_those_in_time_and_a_translation_is_none()
    {
        var pages = Pages(Told("a", "2024-01-01", "a", ""), Told("b", "2024-02-01", "b", ""), Told("b-zh", "2024-02-01", "b-zh", "translation_of: b"), Told("c", "2024-03-01", "c", "")).ToDictionary(page => page.Title);
        Assert.Equal(("a", "c"), (pages["b"].Earlier!.Title, pages["b"].Later!.Title));
        Assert.Equal(("a", "c"), (pages["b-zh"].Earlier!.Title, pages["b-zh"].Later!.Title));
        Assert.Null(pages["a"].Earlier);
        Assert.Null(pages["c"].Later);
    }

    private static IEnumerable<string> Near(Incident[] reports, string id) =>
        Pages(reports).Single(page => page.Incident.Id.Value == id).Near.Value.Select(near => near.Row.Id.Value);

    private static Incident Told(string id, string day, string title, string more) => An.Report($"id: {id}\ntitle: \"{title}\"\ntimes: {{started: {day} 12:00}}\n{more}").Incident!;

    private static IncidentPage Page(string front, string body) => Assert.Single(Pages(An.Report(front, body).Incident!));

    private static IEnumerable<IncidentPage> Pages(params Incident[] reports) => SitePlan.Pages(Library.Of(reports, An.Options, An.Today)).OfType<IncidentPage>();
}
