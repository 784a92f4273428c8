using System.Collections.Immutable;
using NodaTime;
using Postmortems.Analysis.Statistics;

namespace Postmortems.Analysis.Reviews;

/// <summary>One clock over the period and the time before.</summary>
public sealed record DurationFigure(DurationSample Now, DurationSample Before, Change Change)
{
    public Clock Clock => Now.Clock;

    /// <summary>The clocks of a review, in the order of an incident.</summary>
    public static ImmutableArray<Clock> Clocks { get; } =
    [
        Analysis.Clocks.Latent, Analysis.Clocks.Detect, Analysis.Clocks.Acknowledge, Analysis.Clocks.Identify,
        Analysis.Clocks.Mitigate, Analysis.Clocks.Harm, Analysis.Clocks.Resolve, Analysis.Clocks.Review,
    ];

    /// <summary>Until when what is still running has run: the beginning of today, in the team's zone.</summary>
    public static Instant NowOf(ReviewInput input) => input.Today.AtStartOfDayInZone(input.Options.TimeZone ?? DateTimeZone.Utc).ToInstant();

    internal static ImmutableArray<DurationFigure> Read(ReviewScope scope)
    {
        var now = NowOf(scope.Input);
        return
        [
            .. from clock in Clocks
               let samples = (Now: DurationSample.Read(clock, scope.Now, now), Before: DurationSample.Read(clock, scope.Before, now))
               select new DurationFigure(samples.Now, samples.Before, Compare(samples.Now, samples.Before)),
        ];
    }

    private static Change Compare(DurationSample now, DurationSample before)
    {
        if (now.Dots.IsEmpty || before.Dots.IsEmpty)
            return new Change(ChangeWord.NothingBefore, now.Dots.Length, before.Dots.Length);
        // What is still running lies somewhere between what is known and never: the more doubtful of the two answers is given.
        var low = RankTest.Test(now.Lower, before.Lower);
        var high = now.AtLeast + before.AtLeast == 0 ? low : RankTest.Test(now.Upper, before.Upper);
        var ratio = RankTest.Ratio(Positive(now), Positive(before));
        var isUpwards = (ratio?.Value ?? OrderStatistics.Median(now.Lower) / Math.Max(1, OrderStatistics.Median(before.Lower))) > 1;
        return Change.Of(now.Dots.Length, before.Dots.Length, new TestResult(Math.Max(low.P, high.P), Math.Max(low.Least, high.Least)), ratio, isUpwards);
    }

    // Noticed in the second in which it began: one second, so that it has a ratio.
    private static ImmutableArray<double> Positive(DurationSample sample) => [.. sample.Lower.Select(seconds => Math.Max(1, seconds))];
}
