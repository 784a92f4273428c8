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
        double[] ratios = [.. from a in first from b in second orderby a / b select a / b];
        // On logarithms, so that to turn the samples round is to turn the ratio round.
        return new Estimate(Math.Exp(OrderStatistics.Median([.. ratios.Select(Math.Log)])), new Interval(ratios[below - 1], ratios[^below]));
    }

    /// <summary>How many of the smallest ratios, and of the largest, lie outside the interval; normal where the ways cannot be counted.</summary>
    private static int CutOff(int m, int n)
    {
        long all = m + n;
        if (all * m * all * (all + 1) > MaxSteps)
            return (int)((m * n / 2.0) - (1.9599639845400545 * Math.Sqrt(m * n * (all + 1) / 12.0)));
        var sums = RankSums([.. Enumerable.Range(1, m + n).Select(rank => 2L * rank)], m);
        var (least, below, tail) = (m * (m + 1), 0, 0.0);
        while (least + (2 * below) < sums.Length && (tail += sums[least + (2 * below)]) <= Interval.Tail)
            below++;
        return below;
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
        var chances = RankSums(ranks, m);
        double Beyond(long distance) => Math.Min(1, chances.Index().Where(sum => Math.Abs(sum.Index - mean) >= distance).Sum(sum => sum.Item));
        return new TestResult(Beyond(far.Seen), Beyond(far.Most));
    }

    /// <summary>The chance of each sum of m ranks out of all, by adding one rank after the other. O(N m sum).</summary>
    private static double[] RankSums(long[] ranks, int m)
    {
        var total = (int)ranks.Sum();
        var ways = new double[m + 1, total + 1];
        ways[0, 0] = 1;
        var reach = 0;
        foreach (var (seen, rank) in ranks.Index())
        {
            reach += (int)rank;
            for (var taken = Math.Min(m, seen + 1); taken > 0; taken--)
            {
                for (var sum = reach; sum >= (int)rank; sum--)
                    ways[taken, sum] += ways[taken - 1, sum - (int)rank];
            }
        }

        var all = Enumerable.Range(0, total + 1).Sum(sum => ways[m, sum]);
        return [.. Enumerable.Range(0, total + 1).Select(sum => ways[m, sum] / all)];
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
