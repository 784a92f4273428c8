using Postmortems.Incidents;
using Postmortems.Site;
using Postmortems.Site.Pages;
using Postmortems.Site.Subjects;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Site;

/// <summary>What is drawn of subjects, of promises and above the reviews, and from how many on.</summary>
public sealed class SubjectChartTests
{
    [Fact]
    public void Two_incidents_are_not_drawn()
    {
        var charts = Subject([Report("2024-01-05", 10), Report("2024-05-05", 10)]).Charts;
        Assert.Equal((null, null, 2, 2), (charts.Often, charts.Harm, charts.Dated, charts.Known));
    }

    [Fact]
    public void Up_to_three_years_are_columns_by_quarter_and_a_quiet_quarter_has_its_place()
    {
        var charts = Subject([Report("2024-01-05", 10), Report("2024-07-05", 10), Report("2024-08-05", 10)]).Charts;
        Assert.False(charts.IsByYear);
        Assert.Equal(["2024-Q1 1", "2024-Q2 0", "2024-Q3 2"], charts.Often!.Numbers.Rows.Select(row => $"{row.Cells[0]} {row.Cells[2]}"));
    }

    [Fact]
    public void Of_a_longer_time_the_columns_are_years()
    {
        var charts = Subject([Report("2019-01-05", 10), Report("2021-07-05", 10), Report("2024-08-05", 10)]).Charts;
        Assert.True(charts.IsByYear);
        Assert.Equal(["2019", "2020", "2021", "2022", "2023", "2024"], charts.Often!.Numbers.Rows.Select(row => row.Cells[0]));
    }

    [Fact]
    public void A_dot_is_an_incident_whose_harm_is_known_and_leads_to_it()
    {
        var page = Subject([Report("2024-01-05", 10), Report("2024-01-06", 30), Report("2024-01-07", 20), Report("2024-01-08", null)]);
        Assert.Equal((4, 3), (page.Charts.Dated, page.Charts.Known));
        Assert.Equal(
            ["10 min incidents/2024-01-05.html", "20 min incidents/2024-01-07.html", "30 min incidents/2024-01-06.html"],
            page.Charts.Harm!.Dots.Select(mark => $"{mark.Dot.Said} {mark.Dot.Link!.Path.Value}"));
        Assert.Equal("median 20 min", page.Charts.Harm.Marker!.Label);
    }

    [Fact]
    public void Of_very_many_the_newest_are_drawn()
    {
        var first = new NodaTime.LocalDate(2024, 1, 1);
        var charts = Subject(Enumerable.Range(0, 70).Select(i => Report(NodaTime.Text.LocalDatePattern.Iso.Format(first.PlusDays(i)), 10 + i))).Charts;
        Assert.Equal((70, 60), (charts.Known, charts.Harm!.Dots.Length));
        Assert.DoesNotContain(charts.Harm.Dots, mark => mark.Dot.Link!.Path.Value == "incidents/2024-01-10.html");
    }

    [Fact]
    public void The_contents_have_a_line_over_the_time_of_the_whole_library()
    {
        Incident[] reports = [.. new[] { "2024-01-05", "2024-02-05", "2024-05-05" }.Select(day => Report(day, 10)), Report("2024-12-05", 10) with { Tags = ["other"] }];
        var lines = Pages<SubjectsPage>(reports).Single().Groups.Single().Lines;
        Assert.Equal(["2024-Q1 2", "2024-Q2 1", "2024-Q3 0", "2024-Q4 0"], lines.Single(line => line.Link.Id == "x").Spark!.Numbers.Rows.Select(row => string.Join(' ', row.Cells)));
        Assert.Null(lines.Single(line => line.Link.Id == "other").Spark);
    }

    [Theory]
    [InlineData("{title: d, status: open}, {title: e, status: idea}", false, 4)]
    [InlineData("{title: d, status: open}, {title: e, status: done, done: 2024-03-20}", true, 5)]
    public void Promises_are_followed_from_five_with_known_dates_on(string more, bool isDrawn, int known)
    {
        var curve = Curve($"{{title: a, status: done, done: 2024-03-16}}, {{title: b, status: done, done: 2024-03-18}}, {{title: c}}, {{title: f, status: done}}, {{title: g, status: wont_do, why: x}}, {more}");
        Assert.Equal((isDrawn, !isDrawn, known, 2), (curve.Chart is not null, curve.IsTooFew, curve.Known, curve.LeftOut));
    }

    [Fact]
    public void An_open_promise_still_runs_and_the_median_is_reckoned_with_it()
    {
        var curve = Curve("{title: a, status: done, done: 2024-03-16}, {title: b, status: done, done: 2024-03-18}, {title: c, status: done, done: 2024-03-20}, {title: d}, {title: e}");
        Assert.Equal((5, 2, 6), (curve.Known, curve.Running, curve.MedianDays));
        Assert.Equal(["2 5 1 80 %", "4 4 1 60 %", "6 3 1 40 %"], curve.Chart!.Numbers.Rows.Select(row => string.Join(' ', row.Cells.Take(4))));
    }

    [Fact]
    public void Where_none_was_kept_yet_there_is_no_stair()
    {
        var curve = Curve("{title: a}, {title: b}, {title: c}, {title: d}, {title: e}");
        Assert.Equal((null, false), (curve.Chart, curve.IsTooFew));
    }

    [Fact]
    public void A_stair_of_many_steps_is_drawn_in_sixty_and_loses_no_promise()
    {
        var day = new NodaTime.LocalDate(2024, 3, 14);
        var curve = Curve(string.Join(", ", Enumerable.Range(1, 200).Select(i => $"{{title: a, status: done, done: {NodaTime.Text.LocalDatePattern.Iso.Format(day.PlusDays(i))}}}")));
        var ended = curve.Chart!.Numbers.Rows.Select(row => int.Parse(row.Cells[2], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((60, 200), (ended.Count, ended.Sum()));
    }

    [Fact]
    public void The_line_above_the_reviews_ends_with_the_last_whole_quarter()
    {
        var page = Pages<ReviewsPage>(Enumerable.Range(0, 12).Select(i => Report($"2025-{i + 1:00}-05", 10)).Append(Report("2026-07-05", 10)));
        var rows = page.Single().Quarters!.Chart.Numbers.Rows;
        Assert.Equal(("2025-Q1", "2026-Q2", "3"), (rows[0].Cells[0], rows[^1].Cells[0], rows[0].Cells[1]));
        Assert.Equal((12, 0), (page.Single().Quarters!.Incidents, page.Single().Quarters!.Backfilled));
    }

    [Fact]
    public void The_plane_shows_those_of_which_notice_and_harm_are_known()
    {
        var reports = Enumerable.Range(1, 7).Select(i => Report($"2025-01-{i:00}", 10 * i, i == 7 ? null : i));
        var map = Pages<ReviewsPage>(reports).Single().NoticedAndHurt!;
        Assert.Equal(6, map.Dots.Length);
        Assert.Contains(map.Numbers.Rows, row => row.Cells[1] == "noticed after 2 min, hurt for 20 min");
    }

    [Fact]
    public void Ways_into_the_library_lead_to_pages_and_only_without_one_to_the_filter()
    {
        var page = Pages<SearchPage>([Report("2025-01-05", 10) with { Teams = ["a"] }, Report("2024-01-05", 10) with { Teams = ["b"], Severity = Fact<Severity>.Of(new Severity("dire", null)) }]).Single();
        Assert.Equal(["2025 incidents.html#y2025", "2024 incidents.html#y2024"], page.Years.Select(way => $"{way.Name} {way.To.Path.Value}#{way.To.Fragment}"));
        Assert.Equal(["teams/a.html", "teams/b.html"], page.Groups.Single(group => group.Facet == "team").Ways.Select(way => way.To.Path.Value));
        Assert.Contains(page.Groups.Single(group => group.Facet == "severity").Ways, way => way is { To.Path.Value: "incidents.html", Query: "severity=dire" });
    }

    private static SubjectPage Subject(IEnumerable<Incident> incidents) => Pages<SubjectPage>(incidents).First(page => page.Id == "x");

    private static PromiseCurve Curve(string actions) =>
        Pages<ActionsPage>([An.Report($"times: {{started: 2024-03-14 12:00}}\nactions: [{actions}]").Incident!])[0].Curve!;

    private static List<T> Pages<T>(IEnumerable<Incident> incidents)
        where T : Page =>
        [.. SitePlan.Pages(Library.Of(incidents, An.Options, An.Today)).OfType<T>()];

    /// <param name="minutes">Of harm; null: nobody knows when it began or ended, only when it was noticed.</param>
    private static Incident Report(string day, int? minutes, int? noticed = null)
    {
        var front = (minutes, noticed) switch
        {
            (null, _) => $"tags: [x]\ntimes: {{detected: {day} 10:00}}",
            ({ } end, null) => $"tags: [x]\ntimes: {{started: {day} 10:00, recovered: {day} {10 + (end / 60)}:{end % 60:00}}}",
            ({ } end, { } after) => $"tags: [x]\ntimes: {{started: {day} 10:00, detected: {day} 10:{after:00}, recovered: {day} {10 + (end / 60)}:{end % 60:00}}}",
        };
        return An.Report(front).Incident! with { Id = IncidentId.Parse(day) };
    }
}
