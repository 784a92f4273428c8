using System.Collections.Immutable;

namespace Postmortems.Analysis.Statistics;

/// <summary>One that was watched: until it ended, or until one stopped looking.</summary>
/// <param name="Time">From 0.</param>
/// <param name="HasEnded">False: still going on at that time, and nobody knows how much longer.</param>
public readonly record struct Watched(double Time, bool HasEnded);

/// <summary>The share that goes on, just after a time at which some ended.</summary>
/// <param name="AtRisk">Watched until just before.</param>
/// <param name="Band">Null where nothing is left to reckon it from: all ended.</param>
public sealed record SurvivalStep(double Time, int AtRisk, int Ended, double Share, Interval? Band)
{
    /// <summary>Greenwood's standard error of the share.</summary>
    public required double Error { get; init; }
}

/// <summary>How long things go on, when some still do.</summary>
public static class Survival
{
    /// <summary>The normal quantile at 97.5 %.</summary>
    private const double Z = 1.9599639845400545;

    /// <summary>A step for each time at which something ended. One that is censored at such a time was still at risk then.</summary>
    /// <remarks>
    /// Kaplan and Meier, JASA 53 (1958); variance after Greenwood (1926); pointwise band on log(-log S), which stays within 0 and 1: Kalbfleisch and
    /// Prentice, The Statistical Analysis of Failure Time Data, 1.4.
    /// </remarks>
    public static ImmutableArray<SurvivalStep> Of(IEnumerable<Watched> watched)
    {
        var sorted = watched.OrderBy(one => one.Time).ToList();
        var (atRisk, share, sum) = (sorted.Count, 1.0, 0.0);
        var steps = ImmutableArray.CreateBuilder<SurvivalStep>();
        foreach (var group in sorted.GroupBy(one => one.Time))
        {
            var ended = group.Count(one => one.HasEnded);
            if (ended > 0)
            {
                share *= 1 - ((double)ended / atRisk);
                sum += ended == atRisk ? 0 : ended / ((double)atRisk * (atRisk - ended));
                steps.Add(new SurvivalStep(group.Key, atRisk, ended, share, Band(share, sum)) { Error = share * Math.Sqrt(sum) });
            }

            atRisk -= group.Count();
        }

        return steps.ToImmutable();
    }

    /// <summary>The first time at which half or fewer go on; null while more than half still do.</summary>
    public static double? Median(ImmutableArray<SurvivalStep> steps) =>
        steps.Where(step => step.Share <= 0.5 + 1e-12).Select(step => (double?)step.Time).FirstOrDefault();

    private static Interval? Band(double share, double sum)
    {
        if (share <= 0)
            return null;
        var width = Z * Math.Sqrt(sum) / Math.Abs(Math.Log(share));
        return new Interval(Math.Pow(share, Math.Exp(width)), Math.Pow(share, Math.Exp(-width)));
    }
}
