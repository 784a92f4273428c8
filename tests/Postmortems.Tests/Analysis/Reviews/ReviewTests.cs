using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis;
using Postmortems.Analysis.Reviews;
using Postmortems.Incidents;
using Postmortems.Tests.Support;

namespace Postmortems.Tests.Analysis.Reviews;

public class ReviewTests
{
    private static readonly ReviewPeriod Quarter3 = new(2026, 3);

    [Theory]
    [InlineData("2026-q3", 2026, 3)]
    [InlineData(" 2026-Q1 ", 2026, 1)]
    [InlineData("2026", 2026, null)]
    public void A_period_is_read_as_people_type_it(string text, int year, int? number) => Assert.Equal(new ReviewPeriod(year, number), ReviewPeriod.Parse(text));

    [Theory]
    [InlineData("2026-q5")]
    [InlineData("26")]
    [InlineData("2026-q")]
    [InlineData("q3")]
    [InlineData("2026-3")]
    public void What_is_no_period_is_none(string text) => Assert.Null(ReviewPeriod.Parse(text));

    [Fact]
    public void A_quarter_begins_at_midnight_of_the_team_and_not_of_the_report()
    {
        // In UTC it is still September.
        var report = Report("a", "times: {started: 2026-09-30T20:00:00Z}");
        var shanghai = An.Options with { TimeZone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"] };
        Assert.Equal(new LocalDate(2026, 10, 1), FiledIncident.Of(report, shanghai).Day);
        Assert.Equal(new LocalDate(2026, 9, 30), FiledIncident.Of(report, An.Options).Day);
        Assert.Equal(new LocalDate(2026, 9, 30), FiledIncident.Of(Report("b", "times: {started: 2026-09-30}"), shanghai).Day);
    }

    [Fact]
    public void Drills_near_misses_translations_and_the_undated_are_counted_apart()
    {
        var review = Review.Of(Input(
            Report("a", "times: {started: 2026-08-01 12:00}"),
            Report("b", "{kind: drill, times: {started: 2026-08-02 12:00}}"),
            Report("c", "{kind: near_miss, times: {started: 2026-08-03 12:00}}"),
            Report("d", "{translation_of: a, times: {started: 2026-08-01 12:00}}"),
            Report("e", "title: No date")), Quarter3);
        var coverage = review.Coverage;
        Assert.Equal((1, 1, 1, 1, 1), (coverage.Incidents, coverage.Drills, coverage.NearMisses, coverage.Translations, coverage.Undated));
        Assert.Equal(1, review.Counts.All.Count);
        Assert.Equal("c", Assert.Single(review.NearMisses).Id.Value);
    }

    [Theory]
    [InlineData(11, 0, ChangeWord.Collected)]
    [InlineData(10, 0, ChangeWord.Rose)]
    [InlineData(0, 2, ChangeWord.Collected)]
    [InlineData(0, 1, ChangeWord.Rose)]
    public void Where_most_reports_of_a_side_were_told_later_no_count_is_compared(int laterNow, int laterBefore, ChangeWord word)
    {
        static IEnumerable<Incident> Some(int count, int later, string day) =>
            Enumerable.Range(0, count).Select(i => Report($"{day}-{i}", $"{{kind: {(i < later ? "backfilled" : "incident")}, times: {{started: {day} 12:00}}}}"));
        var review = Review.Of(Input([.. Some(20, laterNow, "2026-08-01"), .. Some(2, laterBefore, "2025-08-01")]), Quarter3);
        Assert.Equal((word, word is not ChangeWord.Collected), (review.Counts.All.Change.Word, review.Counts.All.Change.Test is not null));
        Assert.Equal((20, 2), (review.Counts.All.Change.N, review.Counts.All.Change.Before));
    }

    [Fact]
    public void What_is_open_counts_as_at_least_so_long_and_is_never_dropped()
    {
        var review = Review.Of(Input(
            Report("a", "times: {started: 2026-08-01 12:00, mitigated: 2026-08-01 12:10}"),
            Report("b", "times: {started: 2026-09-29 12:00}"),
            Report("c", "times: {started: 2026-08-03 12:00, mitigated: 2026-08-03 12:30}")), Quarter3);
        var mitigate = review.Durations.Single(figure => figure.Clock == Clocks.Mitigate).Now;
        Assert.Equal([600, 1800, 43_200], mitigate.Lower.AsEnumerable());
        Assert.Equal((1, 3, 1800d), (mitigate.AtLeast, mitigate.Of, mitigate.Median!.Value.High));
        Assert.Equal(double.PositiveInfinity, mitigate.Upper[^1]);
        Assert.Equal(1200, mitigate.Mean);
    }

    [Fact]
    public void What_is_missing_too_coarse_or_in_disorder_is_left_out_and_said()
    {
        var review = Review.Of(Input(
            Report("a", "times: {started: 2026-08-01, mitigated: 2026-08-02 12:00}"),
            Report("b", "{status: final, times: {started: 2026-08-02 12:00}}"),
            Report("c", "times: {started: 2026-08-03 12:00, mitigated: 2026-08-03 11:00}"),
            Report("d", "times: {started: 2026-07-04, mitigated: 2026-09-03}")), Quarter3);
        var mitigate = review.Durations.Single(figure => figure.Clock == Clocks.Mitigate).Now;
        Assert.Equal((1, 1, 1, 4), (mitigate.Missing, mitigate.TooInexact, mitigate.OutOfOrder, mitigate.Of));
        Assert.Equal("d", Assert.Single(mitigate.Dots).Incident.Id.Value);
    }

    [Fact]
    public void A_review_does_not_depend_on_the_order_of_the_reports()
    {
        var reports = Enumerable.Range(1, 9).Select(day => Report($"r{day}", $"{{times: {{started: 2026-08-0{day} 12:00, detected: 2026-08-0{day} 12:{day}0}}, causes: [{{kind: dns}}]}}".Replace(":60}", ":06}").Replace(":70}", ":07}").Replace(":80}", ":08}").Replace(":90}", ":09}"))).ToArray();
        var (there, back) = (Review.Of(Input([.. reports]), Quarter3), Review.Of(Input([.. reports.Reverse()]), Quarter3));
        Assert.Equal(Postmortems.Site.Data.FiguresTable.Csv(there), Postmortems.Site.Data.FiguresTable.Csv(back));
    }

    [Fact]
    public void A_running_quarter_is_compared_by_the_days_that_it_has()
    {
        var input = Input(Report("a", "times: {started: 2025-08-01 12:00}"), Report("b", "times: {started: 2026-07-02 12:00}")) with { Today = new LocalDate(2026, 7, 10) };
        var scope = Review.Of(input, Quarter3).Scope;
        Assert.Equal((10, 92, 365), (scope.Days, scope.DaysInAll, scope.DaysBefore));
        Assert.False(scope.IsOver);
    }

    [Fact]
    public void Time_goes_from_known_milestone_to_known_milestone_and_the_rest_is_not_told_apart()
    {
        var whole = Report("a", "times: {started: 2026-08-01 12:00, detected: 2026-08-01 12:05, acknowledged: 2026-08-01 12:06, identified: 2026-08-01 12:16, mitigated: 2026-08-01 12:20, recovered: 2026-08-01 12:30}");
        Assert.Equal([5, 1, 10, 4, 10], TimeSplit.Split(whole).Select(stage => stage.Time.TotalMinutes));
        var gap = Report("b", "times: {started: 2026-08-01 12:00, detected: 2026-08-01 12:05, recovered: 2026-08-01 12:30}");
        Assert.Equal([(Stage.Detect, 5), (Stage.Untold, 25)], TimeSplit.Split(gap).Select(stage => (stage.Stage, stage.Time.TotalMinutes)));
        Assert.Empty(TimeSplit.Split(Report("c", "times: {started: 2026-08-01 12:00, detected: 2026-08-01 12:05}")));
    }

    [Fact]
    public void Minutes_of_overlapping_harm_are_counted_once()
    {
        var time = Review.Of(Input(
            Report("a", "times: {started: 2026-08-01 12:00, recovered: 2026-08-01 13:00}"),
            Report("b", "times: {started: 2026-08-01 12:30, recovered: 2026-08-01 13:30}")), Quarter3).Time;
        Assert.Equal((90, 120), (time.HarmUnion.TotalMinutes, time.HarmSum.TotalMinutes));
    }

    [Fact]
    public void Promises_are_made_kept_late_moved_given_up_and_unknown()
    {
        var promises = Review.Of(Input(Report("a", """
            times: {started: 2026-07-01 12:00}
            actions:
              - {title: One, due: 2026-07-20, status: done, done: 2026-07-11}
              - {title: Two, due: 2026-08-01}
              - {title: Three, due: 2026-12-01, due_history: [2026-11-01]}
              - {title: Four, status: wont_do, why: too dear}
              - {title: Five, status: idea}
            """)), Quarter3).Promises;
        Assert.Equal((4, 1, 1, 1, 1, 1, 2), (promises.Made.Length, promises.Ideas, promises.Kept, promises.Overdue.Length, promises.Open, promises.GivenUp.Length, promises.Broken));
        Assert.Equal((1, 2), (promises.OnTime!.Value.Kept, promises.OnTime.Value.Of));
        Assert.Equal([30], promises.Slips.AsEnumerable());
        Assert.Equal((10, 3, 1), (promises.Survival.Single().Time, promises.SurvivalOf, promises.SurvivalLeftOut));
    }

    [Fact]
    public void Two_gates_are_those_that_stand_before_most_harm_together()
    {
        var input = Input(
            Escape("a", 60, "unit", "load"), Escape("b", 50, "unit"), Escape("c", 45, "canary"), Escape("d", 100, "load"), Escape("e", 0, "smoke"));
        var matrix = Review.Of(input, Quarter3).Escapes;
        Assert.Equal([("load", 160), ("unit", 50)], matrix.Best.Select(gate => (gate.Gate, gate.Minutes)));
        Assert.Equal((255, 5, 6), (matrix.Minutes, matrix.Incidents, matrix.Escapes.Length));
        Assert.Equal(2, matrix.Cell("unit", "boundary_value").Length);
    }

    [Fact]
    public void A_named_test_is_proven_where_the_repository_holds_it()
    {
        var report = Report("a", "{times: {started: 2026-08-01 12:00}, missed_tests: [{gate: unit, regression_test: tests/a.cs}, {gate: unit, regression_test: tests/b.cs}, {gate: unit}]}");
        var matrix = Review.Of(Input(report) with { FoundTests = ["tests/a.cs"] }, Quarter3).Escapes;
        Assert.Equal((1, 1, 1), (matrix.Tests(TestProof.Proven), matrix.Tests(TestProof.Claimed), matrix.Tests(TestProof.Missing)));
    }

    [Fact]
    public void Of_an_empty_library_there_is_no_review_and_of_an_empty_quarter_an_honest_one()
    {
        Assert.Empty(Review.Periods(Input()));
        Assert.Null(Review.Last(Input()));
        var review = Review.Of(Input(), Quarter3);
        Assert.Equal((0, 0, 0), (review.Coverage.Incidents, review.Comparisons, review.Changes));
        Assert.Equal(ChangeWord.NothingBefore, review.Counts.All.Change.Word);
    }

    private static Incident Report(string id, string frontMatter) =>
        An.Report(frontMatter).Incident! with { Id = IncidentId.Parse(id) };

    private static Incident Escape(string id, int minutes, params string[] gates) => Report(
        id,
        $"{{times: {{started: 2026-08-01 12:00, recovered: 2026-08-01 {12 + (minutes / 60)}:{minutes % 60:00}}}, missed_tests: [{string.Join(", ", gates.Select(gate => $"{{gate: {gate}, reason: boundary_value}}"))}]}}");

    private static ReviewInput Input(params ImmutableArray<Incident> incidents) => new(incidents, An.Options, An.Today);
}
