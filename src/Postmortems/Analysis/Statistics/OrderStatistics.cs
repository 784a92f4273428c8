using MathNet.Numerics.Distributions;

namespace Postmortems.Analysis.Statistics;

/// <summary>What a sample says of the distribution that it comes from, without a guess at its shape.</summary>
public static class OrderStatistics
{
    /// <param name="sorted">Ascending, at least one.</param>
    public static double Median(IReadOnlyList<double> sorted) => Quantile(sorted, 0.5);

    /// <summary>The value below which the share <paramref name="p"/> lies, straight between two neighbours.</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    /// <remarks>Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), definition 7.</remarks>
    public static double Quantile(IReadOnlyList<double> sorted, double p)
    {
        var at = (sorted.Count - 1) * p;
        var (below, above) = (sorted[(int)Math.Floor(at)], sorted[(int)Math.Ceiling(at)]);
        // Between two that never ended lies no third; and infinity times nothing is not a number.
        return below == above ? below : below + ((at - Math.Floor(at)) * (above - below));
    }

    /// <summary>
    /// Which two values of a sorted sample hold the quantile between them at least 95 times of 100, 0-based. With n values, as many lie below the
    /// quantile as a binomial draw of chance <paramref name="p"/> says; on each side 2.5 % are left out at most.
    /// </summary>
    /// <returns>Null for so few values that not even the smallest and the largest are far enough apart: below 6, for the median.</returns>
    /// <remarks>David and Nagaraja, Order Statistics (3rd ed. 2003), 7.1. Holds for every continuous distribution.</remarks>
    public static (int Low, int High)? Ranks(int n, double p)
    {
        var below = new Binomial(p, n);
        var low = -1;
        while (low + 1 < n && below.CumulativeDistribution(low + 1) <= Interval.Tail)
            low++;
        var high = n;
        while (high - 1 >= 0 && 1 - below.CumulativeDistribution(high - 1) <= Interval.Tail)
            high--;
        return low < 0 || high >= n ? null : (low, high);
    }

    /// <param name="sorted">Ascending.</param>
    public static Interval? QuantileInterval(IReadOnlyList<double> sorted, double p) =>
        Ranks(sorted.Count, p) is var (low, high) ? new Interval(sorted[low], sorted[high]) : null;
}
