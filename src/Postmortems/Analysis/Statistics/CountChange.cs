using MathNet.Numerics.Distributions;

namespace Postmortems.Analysis.Statistics;

/// <summary>Two counts, each over its own stretch of time.</summary>
public static class CountChange
{
    /// <summary>
    /// Are the two rates the same? Given their sum, the first count is then binomial with its share of the time; outcomes no likelier than
    /// the one seen are added up.
    /// </summary>
    /// <param name="time">Above 0, in the unit of <paramref name="otherTime"/>.</param>
    /// <remarks>Przyborowski and Wilenski, Biometrika 31 (1940). O(sum of the counts).</remarks>
    public static TestResult Test(int count, double time, int otherCount, double otherTime)
    {
        var sum = count + otherCount;
        var chance = new Binomial(time / (time + otherTime), sum);
        return TestResult.Of([.. Enumerable.Range(0, sum + 1).Select(chance.Probability)], count);
    }

    /// <summary>The first rate over the second, with the exact interval that the one for the binomial share gives.</summary>
    /// <remarks>Clopper and Pearson (see <see cref="Proportion.Exact"/>), by odds. Without an earlier event the ratio has no upper bound.</remarks>
    public static Estimate Ratio(int count, double time, int otherCount, double otherTime)
    {
        var share = Proportion.Exact(count, count + otherCount);
        double Odds(double p) => p >= 1 ? double.PositiveInfinity : p / (1 - p) * otherTime / time;
        var ratio = otherCount == 0 ? double.PositiveInfinity : count / time / (otherCount / otherTime);
        return new Estimate(ratio, new Interval(Odds(share.Low), Odds(share.High)));
    }
}
