using System.Collections.Immutable;
using Postmortems.Analysis.Reviews;
using Postmortems.Site.Reviews;

namespace Postmortems.Site.Pages;

/// <summary>Makes the reviews.</summary>
internal static class ReviewPages
{
    public static IEnumerable<ReviewPage> From(SiteMap map)
    {
        var words = new ReviewWords(map);
        var periods = Review.Periods(map.Library.ReviewInput);
        return periods.Select(period => Page(map.Library.ReviewOf(period), periods, map, words));
    }

    private static ReviewPage Page(Review review, ImmutableArray<ReviewPeriod> periods, SiteMap map, ReviewWords words)
    {
        var period = review.Period;
        ImmutableArray<ReviewPeriod> alike = [.. periods.Where(other => other.IsYear == period.IsYear)];
        var place = alike.IndexOf(period);
        (string, PagePath) LinkTo(ReviewPeriod other) => (words.Name(other), map.Review(other));
        return new ReviewPage(map.Review(period), words.Name(period), map.Frame(SiteMap.ReviewFile(period)), Sections(review, words))
        {
            Lead = words.Say("figures.lead", ("n", ReviewWords.Whole(review.Counts.All.Count)), ("baseline", words.Baseline(review.Scope)), ("change", words.Change(review.Counts.All.Change))),
            Previous = place + 1 < alike.Length ? LinkTo(alike[place + 1]) : null,
            Next = place > 0 ? LinkTo(alike[place - 1]) : null,
            Related = [.. periods.Where(other => other.Year == period.Year && other.IsYear != period.IsYear).Reverse().Select(LinkTo)],
            ReviewsPath = map.Reviews,
            DataPath = map.Data,
            EscapesPath = map.Escapes,
        };
    }

    /// <summary>In the order in which they are to be read.</summary>
    private static ImmutableArray<ReviewSection> Sections(Review review, ReviewWords words) =>
    [
        CountSections.Coverage(review, words),
        CountSections.Counts(review, words),
        DurationSections.Durations(review, words),
        DurationSections.Time(review, words),
        ShareSections.Deadlines(review, words),
        ShareSections.Noticed(review, words),
        With(ShareSections.Causes(review, words), PatternSections.Recurrences(review, words)),
        EscapeSections.Of(review, words),
        With(PromiseSections.Of(review, words), PatternSections.NotHeld(review, words)),
        PromiseSections.Lessons(review, words),
        MethodSection.Of(review, words),
    ];

    private static ReviewSection With(ReviewSection section, ReviewBlock? block) => block is null ? section : section with { Blocks = section.Blocks.Add(block) };
}
