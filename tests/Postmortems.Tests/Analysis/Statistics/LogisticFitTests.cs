using Postmortems.Analysis.Statistics;

namespace Postmortems.Tests.Analysis.Statistics;

public sealed class LogisticFitTests
{
    [Fact]
    public void A_constant_alone_is_the_logarithm_of_the_odds()
    {
        // Three of four: ln(3 / 1).
        var found = LogisticFit.Of([[1], [1], [1], [1]], [true, true, false, true], [0], [0]);
        Assert.Equal(Math.Log(3), found[0], 5);
        Assert.Equal(0.75, LogisticFit.Chance([1], found), 5);
        Assert.Equal(Math.Log(4), LogisticFit.Loss([1], false, found), 5);
    }

    [Fact]
    public void A_trait_of_two_values_is_the_logarithm_of_the_ratio_of_odds()
    {
        // Without it one of four, with it three of four: ln(1 / 3), and ln(9) more.
        double[][] rows = [[1, 0], [1, 0], [1, 0], [1, 0], [1, 1], [1, 1], [1, 1], [1, 1]];
        var found = LogisticFit.Of(rows, [true, false, false, false, true, true, true, false], [0, 0], [0, 0]);
        Assert.Equal([-Math.Log(3), Math.Log(9)], found.Select(coefficient => Math.Round(coefficient, 6)), (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(10)]
    public void At_its_end_the_answers_pull_as_strongly_as_what_is_stated(double penalty)
    {
        double[][] rows = [[1, 0.2], [1, 0.9], [1, 0.4], [1, 0.7], [1, 0.1]];
        bool[] answers = [false, true, false, true, true];
        var found = LogisticFit.Of(rows, answers, [0, 2], [0, penalty]);
        var pull = rows.Zip(answers).Sum(pair => pair.First[1] * ((pair.Second ? 1 : 0) - LogisticFit.Chance(pair.First, found)));
        Assert.Equal(pull, penalty * (found[1] - 2), 4);
    }

    [Fact]
    public void Where_all_is_foretold_what_is_stated_holds_the_coefficients()
    {
        var found = LogisticFit.Of([[1, -1], [1, 1]], [false, true], [0, 0], [0, 0.01]);
        Assert.InRange(found[1], 1, 100);
    }
}
