using MathNet.Numerics;

namespace Postmortems.Analysis.Statistics;

/// <summary>Two shares, beside each other.</summary>
public static class TwoByTwo
{
    /// <summary>
    /// Are the two shares the same? Given the margins, the first hits are hypergeometric; tables no likelier than the one seen are added up.
    /// </summary>
    /// <remarks>Fisher, Statistical Methods for Research Workers (5th ed. 1934), 21.02. O(smallest margin).</remarks>
    public static TestResult Fisher(int hits, int of, int otherHits, int otherOf)
    {
        var (all, marked) = (of + otherOf, hits + otherHits);
        var (first, last) = (Math.Max(0, marked - otherOf), Math.Min(marked, of));
        double Probability(int k) => Math.Exp(
            SpecialFunctions.BinomialLn(marked, k) + SpecialFunctions.BinomialLn(all - marked, of - k) - SpecialFunctions.BinomialLn(all, of));
        return TestResult.Of([.. Enumerable.Range(first, last - first + 1).Select(Probability)], hits - first);
    }
}
