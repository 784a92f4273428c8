using Postmortems.Analysis.Statistics;

namespace Postmortems.Analysis.Reviews;

/// <summary>What may be said of a figure beside its earlier self.</summary>
public enum ChangeWord
{
    /// <summary>There is no earlier self.</summary>
    NothingBefore,

    /// <summary>However different the two had been, chance could have done it.</summary>
    TooFew,

    /// <summary>No change that can be told from chance. Not: no change.</summary>
    NoneShown,

    /// <summary>Most reports of either side were told later: what was collected changed, not what happened.</summary>
    Collected,

    Rose,

    Fell,
}

/// <summary>One comparison, with what was found out of how much.</summary>
/// <param name="N">On this side: incidents, or values of a clock.</param>
/// <param name="Before">On the other.</param>
public sealed record Change(ChangeWord Word, int N, int Before)
{
    /// <summary>Null where nothing was tested.</summary>
    public TestResult? Test { get; init; }

    /// <summary>P with all comparisons of the review taken into account.</summary>
    public double? Adjusted { get; init; }

    /// <summary>A ratio for counts and durations, a difference for shares; null where it cannot be given.</summary>
    public Estimate? Effect { get; init; }

    internal bool IsUpwards { get; init; }

    internal static Change Of(int n, int before, TestResult test, Estimate? effect, bool isUpwards) =>
        new(ChangeWord.NoneShown, n, before) { Test = test, Effect = effect, IsUpwards = isUpwards };

    /// <summary>The word that the adjusted P allows.</summary>
    internal Change With(double adjusted) => this with
    {
        Adjusted = adjusted,
        Word = Test!.Value.Least > 1 - Interval.Level ? ChangeWord.TooFew
            : adjusted > 1 - Interval.Level ? ChangeWord.NoneShown
            : IsUpwards ? ChangeWord.Rose : ChangeWord.Fell,
    };
}
