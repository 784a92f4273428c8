using System.Collections.Immutable;
using Postmortems.Analysis.Reviews;
using Postmortems.Language;

namespace Postmortems.Site.Reviews;

/// <summary>How all this was reckoned, and what it is not for: section 11.</summary>
public static class MethodSection
{
    public static ReviewSection Of(Review review, ReviewWords words) => new("method", words.Say("figures.method"),
    [
        new ReviewBlock("") { Sentences = [.. SaidOf(review, words)], Tables = [Clocks(words)] },
    ]);

    public static IEnumerable<string> SaidOf(Review review, ReviewWords words)
    {
        yield return words.Say("figures.method.people");
        yield return words.Say("figures.method.zone", ("zone", review.Scope.Input.Options.TimeZone?.Id ?? words.Say("figures.method.own-zone")));
        yield return words.Say("figures.method.counts");
        yield return words.Say("figures.method.baseline", ("baseline", words.Baseline(review.Scope)), ("days", ReviewWords.Whole(review.Scope.DaysBefore)), ("now", ReviewWords.Whole(review.Scope.Days)));
        yield return words.Say("figures.method.chance", ("comparisons", ReviewWords.Whole(review.Comparisons)), ("changes", ReviewWords.Whole(review.Changes)));
        yield return words.Say("figures.method.count-interval");
        yield return words.Say("figures.method.durations");
        yield return words.Say("figures.method.censored");
        yield return words.Say("figures.method.shares");
        yield return words.Say("figures.method.survival");
        yield return words.Say("figures.method.clusters");
    }

    private static ReviewTable Clocks(ReviewWords words) => new(
        words.Say("figures.method.clocks"),
        [words.Say("figures.clock"), words.Say("figures.method.from-to")],
        [
            .. DurationFigure.Clocks.Select(clock => ImmutableArray.Create<ReviewCell>(
                words.Say($"clock.{clock.Id}"),
                clock == Analysis.Clocks.Harm
                    ? words.Say("figures.method.harm")
                    : words.Say("deadline.from-to", ("from", Vocabulary.Name(clock.From, words.Language)), ("to", Vocabulary.Name(clock.To, words.Language))))),
        ]);
}
