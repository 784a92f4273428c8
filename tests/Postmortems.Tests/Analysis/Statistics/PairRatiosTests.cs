using Postmortems.Analysis.Statistics;

namespace Postmortems.Tests.Analysis.Statistics;

/// <summary>What is counted along two samples is what making and sorting all their ratios would give, to the last bit.</summary>
public class PairRatiosTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(8, 3)]
    [InlineData(25, 40)]
    public void Every_place_holds_what_sorting_all_ratios_puts_there(int m, int n)
    {
        var random = new SeededNumbers(seed: 3);
        // Whole minutes, so that there are ties, beside values of any size.
        double[] Sample(int count) => [.. Enumerable.Range(0, count).Select(i => i % 3 == 0 ? 60.0 * random.Between(1, 9) : Math.Exp(40 * random.Unit())).Order()];
        var (first, second) = (Sample(m), Sample(n));
        double[] ratios = [.. first.SelectMany(_ => second, (a, b) => a / b).Order()];
        Assert.Equal(ratios, Enumerable.Range(0, ratios.Length).Select(place => PairRatios.At(first, second, place)));
    }
}
