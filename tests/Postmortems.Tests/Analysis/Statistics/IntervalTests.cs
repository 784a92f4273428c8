using Postmortems.Analysis.Statistics;

namespace Postmortems.Tests.Analysis.Statistics;

public class IntervalTests
{
    // Garwood 1936, as tabled by Ulm, American Journal of Epidemiology 131 (1990).
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.025, 5.572)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(50, 37.111, 65.919)]
    public void The_interval_of_a_count_is_the_published_one(int count, double low, double high)
    {
        var interval = PoissonCount.Interval(count);
        Assert.Equal(low, interval.Low, 3);
        Assert.Equal(high, interval.High, 3);
    }

    // Newcombe 1998, 857-872, Table I.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0578, 0.1617)]
    [InlineData(0, 20, 0, 0.1611, 0, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0009, 0.1776)]
    public void The_intervals_of_a_share_are_the_published_ones(int hits, int of, double low, double high, double exactLow, double exactHigh)
    {
        var (score, exact) = (Proportion.Wilson(hits, of), Proportion.Exact(hits, of));
        Assert.Equal((low, high), (Math.Round(score.Low, 4), Math.Round(score.High, 4)));
        Assert.Equal((exactLow, exactHigh), (Math.Round(exact.Low, 4), Math.Round(exact.High, 4)));
    }

    // Newcombe 1998, 873-890, Table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 10, 0.6075, 1)]
    public void The_interval_of_a_difference_of_shares_is_the_published_one(int hits, int of, int otherHits, int otherOf, double low, double high)
    {
        var difference = Proportion.Difference(hits, of, otherHits, otherOf);
        Assert.Equal((low, high), (Math.Round(difference.Interval.Low, 4), Math.Round(difference.Interval.High, 4)));
        var turned = Proportion.Difference(otherHits, otherOf, hits, of);
        Assert.Equal(-high, turned.Interval.Low, 4);
    }

    [Fact]
    public void Of_nothing_every_share_is_possible()
    {
        Assert.Equal(new Interval(0, 1), Proportion.Wilson(0, 0));
        Assert.Equal(new Interval(0, 1), Proportion.Exact(0, 0));
    }

    // Conover, Practical Nonparametric Statistics, 3rd ed., binomial tables; 0-based.
    [Theory]
    [InlineData(5, null, null)]
    [InlineData(6, 0, 5)]
    [InlineData(10, 1, 8)]
    [InlineData(20, 5, 14)]
    [InlineData(25, 7, 17)]
    public void The_interval_of_a_median_lies_between_the_published_ranks(int n, int? low, int? high) =>
        Assert.Equal(low is null ? null : (low.Value, high!.Value), OrderStatistics.Ranks(n, 0.5));

    [Fact]
    public void The_ranks_of_any_quantile_hold_it_as_often_as_a_brute_count_of_the_binomial_says()
    {
        foreach (var p in new[] { 0.1, 0.25, 0.5, 0.9 })
        {
            for (var n = 1; n <= 60; n++)
            {
                if (OrderStatistics.Ranks(n, p) is not var (low, high))
                    continue;
                Assert.True(Coverage(n, p, low, high) >= 0.95);
                Assert.True(low + 1 >= n || Below(n, p, low + 1) > 0.025, "the lower rank could be nearer");
                Assert.True(high == 0 || 1 - Below(n, p, high - 1) > 0.025, "the upper rank could be nearer");
            }
        }
    }

    [Fact]
    public void A_median_is_the_middle_and_infinities_are_values()
    {
        Assert.Equal(2.5, OrderStatistics.Median([1, 2, 3, 4]));
        Assert.Equal(double.PositiveInfinity, OrderStatistics.Median([1, double.PositiveInfinity, double.PositiveInfinity]));
        Assert.Equal(double.PositiveInfinity, OrderStatistics.Median([1, double.PositiveInfinity]));
        Assert.Equal(3, OrderStatistics.Quantile([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.25));
    }

    private static double Coverage(int n, double p, int low, int high) => Below(n, p, high) - Below(n, p, low);

    /// <summary>So many or fewer of n, term by term.</summary>
    private static double Below(int n, double p, int most)
    {
        var (term, sum) = (Math.Pow(1 - p, n), 0.0);
        for (var k = 0; k <= most; k++)
        {
            sum += term;
            term *= (n - k) / (double)(k + 1) * p / (1 - p);
        }

        return sum;
    }
}
