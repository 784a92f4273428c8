using System.Collections.Immutable;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Site.Charts;

namespace Postmortems.Site.Reviews;

/// <summary>What is known, and how many there were: sections 1 and 2.</summary>
public static class CountSections
{
    /// <summary>Shares of fewer are no shares.</summary>
    private const int FewestDrawn = 3;

    public static ReviewSection Coverage(Review review, ReviewWords words)
    {
        var (coverage, room) = (review.Coverage, ReviewRoom.Of(review, words));
        return new ReviewSection("coverage", words.Say("figures.coverage"),
        [
            new ReviewBlock("")
            {
                Sentences = [.. SaidOf(coverage, review, words), .. coverage.Incidents is > 0 and < FewestDrawn ? FactsOf(coverage, words) : []],
                Charts = coverage.Incidents < FewestDrawn ? [] : [ChartOf(coverage, words)],
            },
            .. coverage.ReviewOverdue.IsEmpty ? ImmutableArray<ReviewBlock>.Empty :
            [
                new ReviewBlock(words.Say("figures.coverage.review-overdue"))
                {
                    Links = [.. coverage.ReviewOverdue.Take(room.Rows).Select(incident => words.Link(incident))],
                    More = room.InList(coverage.ReviewOverdue.Length - room.Rows),
                },
            ],
        ]);
    }

    /// <summary>What the period knows, sentence by sentence; what is nought is passed over.</summary>
    public static IEnumerable<string> SaidOf(Coverage coverage, Review review, ReviewWords words)
    {
        string Count(string key, int count) => words.Say(key, ("n", ReviewWords.Whole(count)));
        if (coverage.Incidents == 0)
        {
            yield return words.Say("figures.coverage.empty", ("period", words.Name(review.Period)));
        }
        else
        {
            yield return words.Say(
                "figures.coverage.filed",
                ("n", ReviewWords.Whole(coverage.Incidents)), ("period", words.Name(review.Period)), ("final", ReviewWords.Whole(coverage.Final)),
                ("review", ReviewWords.Whole(coverage.InReview)), ("drafts", ReviewWords.Whole(coverage.Drafts)), ("open", ReviewWords.Whole(coverage.Open)));
        }

        if (!review.Scope.IsOver)
            yield return words.Say("figures.coverage.running", ("days", ReviewWords.Whole(review.Scope.Days)), ("all", ReviewWords.Whole(review.Scope.DaysInAll)));
        if (coverage.NearMisses + coverage.Drills + coverage.Translations > 0)
            yield return words.Say("figures.coverage.left-out", ("misses", ReviewWords.Whole(coverage.NearMisses)), ("drills", ReviewWords.Whole(coverage.Drills)), ("translations", ReviewWords.Whole(coverage.Translations)));
        if (coverage.Backfilled > 0)
            yield return Count("figures.coverage.backfilled", coverage.Backfilled);
        if (coverage.Uncertain > 0)
            yield return Count("figures.coverage.uncertain", coverage.Uncertain);
        if (coverage.Undated > 0)
            yield return Count("figures.coverage.undated", coverage.Undated);
        if (coverage.Findings is { } findings)
            yield return Count("figures.coverage.findings", findings);
    }

    private static IEnumerable<string> FactsOf(Coverage coverage, ReviewWords words) =>
        from share in coverage.Shares
        group NameOf(share, words) by (share.Known, share.Of) into facts
        orderby facts.Key.Known descending
        select words.Say("figures.coverage.known-in", ("n", ReviewWords.Whole(facts.Key.Known)), ("all", ReviewWords.Whole(facts.Key.Of)), ("facts", string.Join(words.Say("figures.comma"), facts)));

    public static string NameOf(CoverageShare share, ReviewWords words) => share.What switch
    {
        "noticed" => words.Say("figures.noticed"),
        "cause" => words.Say("figures.causes"),
        "trigger" => words.Say("figures.triggers"),
        "missed_tests" => words.Say("figures.coverage.missed-tests"),
        "actions" => words.Say("figures.coverage.actions"),
        var phase => Vocabulary.Name(Vocabulary.Find<Phase>(phase)!.Value, words.Language),
    };

    private static BarChart ChartOf(Coverage coverage, ReviewWords words) => BarChart.Of(
        words.Chart(words.Say("figures.coverage.chart"), words.Say("figures.coverage.chart.is"), words.Say("figures.fact"), words.Say("figures.known")),
        [
            .. coverage.Shares.Select(share => new Bar(
                NameOf(share, words),
                (double)share.Known / share.Of,
                words.Say("figures.of", ("n", ReviewWords.Whole(share.Known)), ("all", ReviewWords.Whole(share.Of))))),
        ],
        1);

    public static ReviewSection Counts(Review review, ReviewWords words)
    {
        var counts = review.Counts;
        return new ReviewSection("counts", words.Say("figures.counts"),
        [
            new ReviewBlock("")
            {
                Sentences =
                [
                    words.Say("figures.counts.said", ("n", ReviewWords.Whole(counts.All.Count)), ("range", words.Range(counts.All.Interval))),
                    words.Say("figures.against", ("baseline", words.Baseline(review.Scope)), ("change", words.Change(counts.All.Change))),
                ],
                Charts = [ChartOf(review, words)],
                Tables = [Table(review, words)],
            },
        ]);
    }

    /// <summary>Of a quarter its own column is the last of the quarters; that nothing can be compared is said once, above.</summary>
    private static ReviewTable Table(Review review, ReviewWords words)
    {
        var counts = review.Counts;
        var (isYear, isCompared) = (review.Period.IsYear, counts.All.Change.Word is not ChangeWord.Collected);
        ImmutableArray<ReviewCell> Row(RankCount rank) =>
        [
            NameOf(rank, words),
            .. rank.ByQuarter.Select(count => (ReviewCell)ReviewWords.Whole(count)),
            .. isYear ? [(ReviewCell)ReviewWords.Whole(rank.Count)] : ImmutableArray<ReviewCell>.Empty,
            words.Range(rank.Interval),
            .. isCompared ? [(ReviewCell)words.Change(rank.Change)] : ImmutableArray<ReviewCell>.Empty,
        ];
        return new ReviewTable(
            words.Say("figures.counts.table"),
            [
                words.Say("figures.severity"), .. counts.Quarters.Select(quarter => quarter.ToString()), .. isYear ? [words.Name(review.Period)] : ImmutableArray<string>.Empty,
                words.Say("figures.interval"), .. isCompared ? [words.Say("figures.change")] : ImmutableArray<string>.Empty,
            ],
            [.. counts.ByRank.Append(counts.All).Select(Row)]);
    }

    public static string NameOf(RankCount rank, ReviewWords words) => rank.Rank switch
    {
        null => words.Say("figures.all"),
        0 => words.Say("figures.no-level"),
        _ => string.Join(" / ", rank.Labels),
    };

    private static ColumnChart ChartOf(Review review, ReviewWords words)
    {
        var counts = review.Counts;
        ImmutableArray<Column> columns =
        [
            .. counts.Quarters.Select((quarter, i) => Column.Of(quarter, counts.ByRank.Select(rank => new ColumnPart(MarkOf(rank, words), rank.ByQuarter[i]))) with
            {
                Interval = (PoissonCount.Interval(counts.All.ByQuarter[i]).Low, PoissonCount.Interval(counts.All.ByQuarter[i]).High),
            }),
        ];
        return ColumnChart.Of(
            words.Chart(words.Say("figures.counts.chart"), words.Say("figures.counts.chart.is"), words.Say("chart.quarter"), words.Say("chart.severity"), words.Say("chart.count")),
            columns);
    }

    private static SeverityMark MarkOf(RankCount rank, ReviewWords words) => new(NameOf(rank, words), rank.Rank ?? 0, "", "");
}
