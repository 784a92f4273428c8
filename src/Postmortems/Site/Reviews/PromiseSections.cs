using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Reviews;
using Postmortems.Analysis.Statistics;
using Postmortems.Site.Charts;
using Postmortems.Site.Feeds;
using Postmortems.Site.PlaybookBlocks;

namespace Postmortems.Site.Reviews;

/// <summary>What was promised and what became of it, and what was learnt: sections 9 and 10.</summary>
public static class PromiseSections
{
    public static ReviewSection Of(Review review, ReviewWords words)
    {
        var promises = review.Promises;
        return new ReviewSection("promises", words.Say("figures.promises"),
        [
            new ReviewBlock("")
            {
                Sentences = [.. SaidOf(promises, review, words)],
                Charts = promises.Survival.IsEmpty ? [] : [Chart(promises, words)],
                Tables = promises.Broken == 0 ? [] : [Broken(promises, ReviewRoom.Of(review, words), words)],
            },
        ]);
    }

    public static IEnumerable<string> SaidOf(Promises promises, Review review, ReviewWords words)
    {
        if (promises.Made.IsEmpty)
        {
            yield return words.Say("figures.promises.none");
        }
        else
        {
            yield return words.Say(
                "figures.promises.said",
                ("made", ReviewWords.Whole(promises.Made.Length)), ("kept", ReviewWords.Whole(promises.Kept)), ("overdue", ReviewWords.Whole(promises.Overdue.Length)),
                ("open", ReviewWords.Whole(promises.Open)), ("broken", ReviewWords.Whole(promises.Broken)), ("unknown", ReviewWords.Whole(promises.Unknown)));
            yield return words.Say("figures.promises.as-of", ("day", NodaTime.Text.LocalDatePattern.Iso.Format(review.Scope.Input.Today)));
        }

        if (promises.Ideas > 0)
            yield return words.Say("figures.promises.ideas", ("n", ReviewWords.Whole(promises.Ideas)));
        if (promises.OnTime is { } onTime)
            yield return words.Say("figures.promises.on-time", ("n", ReviewWords.Whole(onTime.Kept)), ("all", ReviewWords.Whole(onTime.Of)), ("range", words.Shares(onTime.Share.Interval)));
        if (!promises.Slips.IsEmpty)
            yield return words.Say("figures.promises.slip", ("n", ReviewWords.Whole(promises.Slips.Length)), ("all", ReviewWords.Whole(promises.Dated)), ("median", words.Duration(OrderStatistics.Median(promises.Slips) * 86_400)));
        if (promises.SurvivalOf > 0)
            yield return words.Say("figures.promises.survival", ("median", MedianOf(promises, words)), ("n", ReviewWords.Whole(promises.SurvivalOf)), ("out", ReviewWords.Whole(promises.SurvivalLeftOut)));
    }

    private static string MedianOf(Promises promises, ReviewWords words) =>
        Survival.Median(promises.Survival) is { } days ? words.Duration(days * 86_400) : words.Say("figures.promises.no-median");

    private static SurvivalChart Chart(Promises promises, ReviewWords words) => SurvivalChart.Of(
        words.Chart(
            words.Say("figures.promises.chart"), words.Say("figures.promises.chart.is"),
            words.Say("figures.days"), words.Say("figures.at-risk"), words.Say("figures.ended"), words.Say("figures.share"), words.Say("figures.interval")),
        [.. promises.Survival.Select(step => new SurvivalPoint(step.Time, step.AtRisk, step.Ended, step.Share, step.Band is { } band ? (band.Low, band.High) : null))],
        promises.LastWatched,
        days => promises.WatchedFor(days));

    private static ReviewTable Broken(Promises promises, ReviewRoom room, ReviewWords words) => new(
        words.Say("figures.promises.table"),
        [words.Say("figures.promise"), words.Say("figures.due"), words.Say("figures.became"), words.Say("chart.incident")],
        [
            .. promises.Overdue.OrderBy(one => one.Action.Due.Value!.Last).Select(one => Row(one, words.Say("figures.overdue"), words))
                .Concat(promises.GivenUp.Select(one => Row(one, words.Say("figures.given-up", ("why", ReportFeed.PlainText(one.Action.Why ?? "–"))), words)))
                .Take(room.Rows),
        ])
    {
        More = room.More(promises.Broken - room.Rows, "figures.more.promises", new Place(words.Map.Actions)),
    };

    private static ImmutableArray<ReviewCell> Row(PromisedAction one, string became, ReviewWords words) =>
        [new ReviewCell(ReportFeed.PlainText(one.Action.Title)) { Lang = one.Incident.Lang }, one.Action.Due.Value?.Written ?? "–", became, new ReviewCell("") { Links = [words.Link(one.Incident, "", $"action-{one.Action.Id}")] }];

    public static ReviewSection Lessons(Review review, ReviewWords words)
    {
        var room = ReviewRoom.Of(review, words);
        ReviewBlock Quotes(string title, Func<LessonsOf, ImmutableArray<string>> of)
        {
            var quotes = review.Lessons.Where(lessons => !of(lessons).IsEmpty).Select(lessons => new ReviewQuotes(words.Link(lessons.Incident), of(lessons))).ToList();
            return new ReviewBlock(title) { Quotes = [.. quotes.Take(room.Rows)], More = room.InList(quotes.Count - room.Rows) };
        }

        ReviewBlock[] blocks =
        [
            Quotes(words.Say("figures.lucky"), lessons => lessons.Lucky),
            Quotes(words.Say("figures.surprised"), lessons => lessons.Surprised),
            new(words.Say("figures.near-misses")) { Links = [.. review.NearMisses.Take(room.Rows).Select(incident => words.Link(incident))], More = room.InList(review.NearMisses.Length - room.Rows) },
        ];
        ImmutableArray<ReviewBlock> told = [.. blocks.Where(block => !block.Quotes.IsEmpty || !block.Links.IsEmpty)];
        return new ReviewSection("lessons", words.Say("figures.lessons"), told.IsEmpty ? [new ReviewBlock("") { Sentences = [words.Say("figures.lessons.none")] }] : told);
    }
}
