using System.Collections.Immutable;
using Postmortems.Analysis;
using Postmortems.Analysis.Reviews;
using Postmortems.Configuration;
using Postmortems.Incidents;
using Postmortems.Site.Charts;

namespace Postmortems.Site.Reviews;

/// <summary>Which promises of pace were kept, who noticed, and what was behind it: sections 5, 6 and 7.</summary>
public static class ShareSections
{
    public static ReviewSection Deadlines(Review review, ReviewWords words)
    {
        var backfilled = review.Deadlines.Select(tally => tally.Backfilled).DefaultIfEmpty().Max();
        return new ReviewSection("deadlines", words.Say("figures.deadlines"),
        [
            new ReviewBlock("")
            {
                Sentences =
                [
                    words.Say(review.Deadlines.IsEmpty ? "figures.deadlines.none" : "figures.deadlines.intro"),
                    .. backfilled == 0 ? ImmutableArray<string>.Empty : [words.Say("figures.deadlines.backfilled", ("n", ReviewWords.Whole(backfilled)))],
                ],
                Tables = review.Deadlines.IsEmpty ? [] : [Table(review, ReviewRoom.Of(review, words), words)],
            },
        ]);
    }

    public static string NameOf(DeadlineTally tally, ReviewWords words) =>
        (tally.Deadline.Scheme is { } scheme ? $"{scheme} · " : "") + DeadlineRows.NameOf(tally.Deadline, words.Language);

    public static string Kept(DeadlineTally tally, ReviewWords words) => tally.Kept is { } kept
        ? words.Say("figures.kept", ("n", ReviewWords.Whole(tally.Met)), ("all", ReviewWords.Whole(tally.Judged)), ("range", words.Shares(kept.Interval)))
        : words.Say("figures.none-judged");

    /// <summary>"3 not judgeable: a time is missing".</summary>
    public static string NotJudged(DeadlineTally tally, ReviewWords words) => tally.NotJudgeable.IsEmpty ? "–"
        : string.Join(words.Say("figures.comma"), tally.NotJudgeable.Select(reason => words.Say("figures.times", ("n", ReviewWords.Whole(reason.Count)), ("what", DeadlineRows.Reason(reason.Reason, words.Language)))));

    private static ReviewLink Link(MissedDeadline missed, ReviewWords words) =>
        words.Link(missed.Incident, DeadlineRows.Outcome(missed.Reading, words.Language) + (missed.Reading.Note is { } note ? words.Say("figures.note", ("note", note)) : ""));

    private static ReviewTable Table(Review review, ReviewRoom room, ReviewWords words) => new(
        words.Say("figures.deadlines.table"),
        [words.Say("figures.deadline"), words.Say("figures.met"), words.Say("figures.missed"), words.Say("figures.not-judged")],
        [
            .. review.Deadlines.Select(tally => ImmutableArray.Create<ReviewCell>(
                NameOf(tally, words),
                Kept(tally, words),
                room.Opened(ReviewWords.Whole(tally.Missed.Length), [.. tally.Missed.Select(missed => Link(missed, words))], room.ListOf()),
                NotJudged(tally, words))),
        ]);

    public static ReviewSection Noticed(Review review, ReviewWords words) =>
        new("noticed", words.Say("figures.noticed"), [Shares(review.Noticed, "", review, words)]);

    public static ReviewSection Causes(Review review, ReviewWords words) => new("causes", words.Say("figures.causes-and-triggers"),
    [
        Shares(review.Causes, words.Say("figures.causes"), review, words),
        Shares(review.Triggers, words.Say("figures.triggers"), review, words),
    ]);

    public static string NameOf(TermShares shares, TermShare term, ReviewWords words) => words.Term(term.Id, VocabularyOf(shares));

    private static Func<Taxonomy, ImmutableArray<Term>> VocabularyOf(TermShares shares) => shares.Facet switch
    {
        "noticed" => taxonomy => taxonomy.Detection,
        "cause" => taxonomy => taxonomy.Cause,
        _ => taxonomy => taxonomy.Trigger,
    };

    public static string SaidOf(TermShares shares, ReviewWords words) => words.Say(
        "figures.shares.said",
        ("n", ReviewWords.Whole(shares.Said)), ("all", ReviewWords.Whole(shares.Of)), ("unknown", ReviewWords.Whole(shares.Unknown)), ("silent", ReviewWords.Whole(shares.Silent)), ("before", ReviewWords.Whole(shares.SaidBefore)));

    private static ReviewBlock Shares(TermShares shares, string title, Review review, ReviewWords words) => new(title)
    {
        Sentences = [SaidOf(shares, words)],
        Charts = shares.Terms.IsEmpty ? [] :
        [
            BarChart.Of(
                words.Chart(title.Length > 0 ? title : words.Say("figures.noticed"), words.Say("figures.shares.chart.is"), words.Say("figures.what"), words.Say("figures.share"), words.Say("figures.interval")),
                [.. shares.Terms.Select(term => new Bar(NameOf(shares, term, words), term.Share.Value, words.Say("figures.of", ("n", ReviewWords.Whole(term.Incidents.Length)), ("all", ReviewWords.Whole(shares.Said)))) { Interval = (term.Share.Interval.Low, term.Share.Interval.High, words.Shares(term.Share.Interval)) })],
                1),
        ],
        Tables = shares.Terms.IsEmpty ? [] :
        [
            new ReviewTable(
                words.Say("figures.shares.table", ("baseline", words.Baseline(review.Scope))),
                [words.Say("figures.what"), words.Say("figures.incidents"), words.Say("figures.interval"), words.Say("figures.change")],
                [.. shares.Terms.Select(term => Row(shares, term, ReviewRoom.Of(review, words), words))]),
        ],
    };

    private static ImmutableArray<ReviewCell> Row(TermShares shares, TermShare term, ReviewRoom room, ReviewWords words) =>
    [
        NameOf(shares, term, words),
        room.Counted(term.Incidents, shares.Facet == "noticed" ? "detection" : shares.Facet, term.Id),
        words.Shares(term.Share.Interval),
        words.Change(term.Change, isShare: true) + (term.IsNew ? words.Say("figures.new") : ""),
    ];
}
