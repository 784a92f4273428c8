using MathNet.Numerics;

namespace Postmortems.Analysis.Statistics;

/// <summary>Two samples of durations, by their ranks alone: one value that is far out weighs no more than one that is a little out.</summary>
public static class RankTest
{
    /// <summary>Up to so many steps the distribution is counted out; beyond, shuffled.</summary>
    private const long MaxSteps = 20_000_000;

    private const int Shuffles = 9_999;

    /// <summary>
    /// Are the two drawn from one distribution? The rank sum of the first (ties share their ranks) against those of all ways to deal the same
    /// ranks: all of them while that can be counted, else 9,999 seeded shuffles and the one that was seen.
    /// </summary>
    /// <param name="first">At least one.</param>
    /// <param name="second">At least one.</param>
    /// <remarks>
    /// Mann and Whitney, Annals of Mathematical Statistics 18 (1947); Streitberg and Roehmel, Exact distributions for permutation and rank tests (1986),
    /// for ties; Phipson and Smyth, Permutation p-values should never be zero (2010), for the shuffles. Distance is from the mean rank sum.
    /// </remarks>
    public static TestResult Test(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count > second.Count)
            return Test(second, first);
        var ranks = DoubledRanks([.. first, .. second]);
        var (m, all) = (first.Count, ranks.Length);
        var seen = ranks.AsSpan(0, m).ToArray().Sum();
        // All are dealt a mean of m (N + 1) / 2; doubled ranks keep it whole.
        var mean = (long)m * (all + 1);
        var sorted = ranks.Order().ToArray();
        var most = Math.Max(mean - sorted.Take(m).Sum(), sorted.TakeLast(m).Sum() - mean);
        var far = Math.Abs(seen - mean);
        return (long)all * m * sorted.Sum() <= MaxSteps
            ? Counted(sorted, m, mean, (far, most))
            : Shuffled(ranks, m, mean, (far, most));
    }

    /// <summary>
    /// How many times as long the first takes as the second: the middle of all ratios of one to one, with the exact interval that belongs to
    /// the test without ties.
    /// </summary>
    /// <returns>Null where the samples are too small for an interval.</returns>
    /// <param name="first">Above 0.</param>
    /// <param name="second">Above 0.</param>
    /// <remarks>Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963), on logarithms; interval after Hollander and Wolfe, 4.3.</remarks>
    public static Estimate? Ratio(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (m, n) = (first.Count, second.Count);
        var below = CutOff(m, n);
        if (below <= 0)
            return null;
        var (upper, lower) = (first.Order().ToArray(), second.Order().ToArray());
        var all = (long)m * n;
        double Ratio(long place) => PairRatios.At(upper, lower, place);
        // On logarithms, so that to turn the samples round is to turn the ratio round.
        var middle = OrderStatistics.Median([Math.Log(Ratio((all - 1) / 2)), Math.Log(Ratio(all / 2))]);
        return new Estimate(Math.Exp(middle), new Interval(Ratio(below - 1), Ratio(all - below)));
    }

    /// <summary>How many of the smallest ratios, and of the largest, lie outside the interval; normal where there are too many ways to count them all.</summary>
    private static int CutOff(int m, int n)
    {
        if (SpecialFunctions.BinomialLn(m + n, m) > Math.Log(1L << 53))
            return (int)(((double)m * n / 2) - (1.9599639845400545 * Math.Sqrt((double)m * n * (m + n + 1) / 12)));
        var (ways, all) = (WaysOf(m, n), Math.Exp(SpecialFunctions.BinomialLn(m + n, m)));
        var (outside, sum) = (0, 0.0);
        while (outside < ways.Length && (sum += ways[outside] / all) <= Interval.Tail)
            outside++;
        return outside;
    }

    /// <summary>Deals of m and n without ties in which so many pairs stand in the other order, up to the middle: the Gaussian binomial, whole numbers all the way.</summary>
    private static double[] WaysOf(int m, int n)
    {
        var ways = new double[(m * n / 2) + 1];
        ways[0] = 1;
        for (var i = 1; i <= m; i++)
        {
            for (var u = ways.Length - 1; u >= n + i; u--)
                ways[u] -= ways[u - n - i];
            for (var u = i; u < ways.Length; u++)
                ways[u] += ways[u - i];
        }

        return ways;
    }

    /// <summary>Twice the rank of each value, so that the mean of tied ranks stays whole; infinities tie with one another.</summary>
    internal static long[] DoubledRanks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new long[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]] == values[order[start]])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = start + end + 1;
            start = end;
        }

        return ranks;
    }

    private static TestResult Counted(long[] ranks, int m, long mean, (long Seen, long Most) far)
    {
        // Without ties all are even, and half the table is empty.
        var unit = ranks.All(rank => long.IsEvenInteger(rank)) ? 2 : 1;
        var chances = RankSums([.. ranks.Select(rank => rank / unit)], m);
        double Beyond(long distance) => Math.Min(1, chances.Index().Where(sum => Math.Abs((sum.Index * unit) - mean) >= distance).Sum(sum => sum.Item));
        return new TestResult(Beyond(far.Seen), Beyond(far.Most));
    }

    /// <summary>The chance of each sum of m ranks out of all, by adding one rank after the other. O(N m sum).</summary>
    /// <param name="ranks">Ascending.</param>
    private static double[] RankSums(long[] ranks, int m)
    {
        // What the first so many come to: no choice of as many comes to less, nor of those seen to more than the last of them.
        int[] first = [0, .. ranks.Select((_, i) => (int)ranks.Take(i + 1).Sum())];
        double[][] ways = [.. Enumerable.Range(0, m + 1).Select(_ => new double[first[^1] + 1])];
        ways[0][0] = 1;
        for (var seen = 1; seen <= ranks.Length; seen++)
        {
            for (var taken = Math.Min(m, seen); taken > Math.Max(0, m - (ranks.Length - seen) - 1); taken--)
                AddOne(ways[taken - 1], ways[taken], (int)ranks[seen - 1], (first[taken], first[seen] - first[seen - taken]));
        }

        var all = ways[m].Sum();
        return [.. ways[m].Select(sum => sum / all)];
    }

    private static void AddOne(ReadOnlySpan<double> without, Span<double> with, int rank, (int Least, int Most) sums)
    {
        for (var sum = sums.Most; sum >= sums.Least; sum--)
        {
            if (sum >= rank)
                with[sum] += without[sum - rank];
        }
    }

    private static TestResult Shuffled(long[] ranks, int m, long mean, (long Seen, long Most) far)
    {
        var (random, deck, beyond) = (new SeededNumbers(seed: 1), ranks.ToArray(), 0);
        for (var shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            var sum = 0L;
            for (var i = 0; i < m; i++)
            {
                var j = random.Between(i, deck.Length);
                (deck[i], deck[j]) = (deck[j], deck[i]);
                sum += deck[i];
            }

            beyond += Math.Abs(sum - mean) >= far.Seen ? 1 : 0;
        }

        return new TestResult((beyond + 1.0) / (Shuffles + 1), 1.0 / (Shuffles + 1));
    }
}
