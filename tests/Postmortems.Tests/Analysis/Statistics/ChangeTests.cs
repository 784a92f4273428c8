using System.Numerics;
using Postmortems.Analysis.Statistics;

namespace Postmortems.Tests.Analysis.Statistics;

public class ChangeTests
{
    [Fact]
    public void Two_counts_give_what_R_gives()
    {
        // The example of R's poisson.test: breast cancer after fluoroscopy, 11 in 800 against 21 in 3,011 person-years (in tens).
        Assert.Equal(0.07967, CountChange.Test(11, 800, 21, 3011).P, 5);
        var ratio = CountChange.Ratio(11, 800, 21, 3011);
        Assert.Equal((1.971488, 0.858426, 4.277266), (Math.Round(ratio.Value, 6), Math.Round(ratio.Interval.Low, 6), Math.Round(ratio.Interval.High, 6)));
    }

    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857)] // The lady tasting tea: Fisher, The Design of Experiments (1935).
    [InlineData(2, 17, 10, 13, 0.0005367)] // Convictions of twins: Fisher (1935); two-sided after Agresti, Categorical Data Analysis.
    [InlineData(0, 5, 0, 7, 1)]
    public void Two_shares_give_the_published_figure(int hits, int of, int otherHits, int otherOf, double p) =>
        Assert.Equal(p, Math.Round(TwoByTwo.Fisher(hits, of, otherHits, otherOf).P, p < 0.001 ? 7 : 4));

    [Fact]
    public void Two_samples_give_what_R_gives()
    {
        // The example of R's wilcox.test, from Hollander and Wolfe (1973), 69: one-sided 0.1272.
        double[] term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
        double[] early = [1.15, 0.88, 0.90, 0.74, 1.21];
        Assert.Equal(0.2544, RankTest.Test(term, early).P, 4);
        Assert.Equal(0.1, RankTest.Test([1, 2, 3], [4, 5, 6]).P, 12);
    }

    [Fact]
    public void Ranks_are_dealt_as_a_count_of_all_ways_deals_them()
    {
        var random = new SeededNumbers(7);
        for (var round = 0; round < 60; round++)
        {
            double[] all = [.. Enumerable.Range(0, random.Between(2, 11)).Select(_ => random.Between(1, 6) is 5 ? double.PositiveInfinity : random.Between(1, 5))];
            var m = random.Between(1, all.Length);
            Assert.Equal(ByAllWays(all, m), RankTest.Test(all[..m], all[m..]).P, 9);
        }
    }

    [Fact]
    public void Many_values_are_shuffled_and_come_near_to_what_can_be_counted()
    {
        var random = new SeededNumbers(11);
        double[] first = [.. Enumerable.Range(0, 120).Select(_ => random.Unit())];
        double[] second = [.. Enumerable.Range(0, 130).Select(_ => random.Unit() + 0.08)];
        var p = RankTest.Test(first, second).P;
        Assert.InRange(p, Normal(first, second) - 0.015, Normal(first, second) + 0.015);
        Assert.Equal(p, RankTest.Test(first, second).P);
        Assert.Equal(0.0001, RankTest.Test([.. first.Select(value => value + 5)], second).P, 6);
    }

    [Fact]
    public void A_ratio_of_two_samples_is_turned_round_by_turning_them_round()
    {
        double[] first = [2, 4, 8, 16, 32, 64], second = [1, 3, 5, 7, 9];
        var (there, back) = (RankTest.Ratio(first, second)!.Value, RankTest.Ratio(second, first)!.Value);
        Assert.Equal(there.Value, 1 / back.Value, 9);
        Assert.Equal(there.Interval.Low, 1 / back.Interval.High, 9);
        Assert.True(there.Interval.Contains(1));
        Assert.Null(RankTest.Ratio([1, 2], [3, 4]));
    }

    [Fact]
    public void A_year_of_a_thousand_is_compared_with_a_year_of_a_thousand()
    {
        double[] year = [.. Enumerable.Range(1, 1_100)];
        Assert.InRange(RankTest.Ratio(year, year)!.Value.Interval.Low, 0.85, 0.99);
    }

    [Fact]
    public void A_test_says_the_least_that_it_could_have_said()
    {
        Assert.Equal(0.1, RankTest.Test([1, 5, 3], [4, 2, 6]).Least, 12);
        Assert.Equal(Math.Pow(0.2, 2), CountChange.Test(1, 1, 1, 4).Least, 12);
        Assert.Equal(1, TwoByTwo.Fisher(0, 3, 0, 9).Least, 12);
    }

    // Benjamini and Hochberg 1995, 3.1: 15 hypotheses of a trial, of which four are rejected at 0.05.
    [Fact]
    public void Of_many_questions_those_stay_that_stay_in_the_paper()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];
        var adjusted = FalseDiscoveries.Adjust(p);
        Assert.Equal(4, adjusted.Count(value => value <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, adjusted[3], 12);
        Assert.Equal(adjusted.Reverse(), FalseDiscoveries.Adjust([.. p.Reverse()]));
    }

    [Fact]
    public void A_question_that_could_not_be_answered_takes_nothing_from_the_others()
    {
        TestResult[] tests = [new(0.04, 0.001), .. Enumerable.Repeat(new TestResult(0.4, 0.3), 30)];
        Assert.Equal(0.04, FalseDiscoveries.Adjust(tests)[0], 12);
        Assert.All(FalseDiscoveries.Adjust(tests)[1..], p => Assert.Equal(1, p));
    }

    private static double ByAllWays(double[] all, int m)
    {
        var ranks = RankTest.DoubledRanks(all);
        var mean = (double)m * (all.Length + 1);
        var far = Math.Abs(ranks.Take(m).Sum() - mean);
        var ways = Enumerable.Range(0, 1 << all.Length).Where(way => BitOperations.PopCount((uint)way) == m)
            .Select(way => Math.Abs(ranks.Where((_, i) => (way >> i & 1) == 1).Sum() - mean)).ToList();
        return (double)ways.Count(way => way >= far - 1e-9) / ways.Count;
    }

    private static double Normal(double[] first, double[] second)
    {
        double m = first.Length, n = second.Length;
        var u = first.Sum(a => second.Count(b => a > b)) - (m * n / 2);
        return 2 * MathNet.Numerics.Distributions.Normal.CDF(0, Math.Sqrt(m * n * (m + n + 1) / 12), -Math.Abs(u));
    }
}
