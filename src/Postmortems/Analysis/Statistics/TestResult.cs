namespace Postmortems.Analysis.Statistics;

/// <summary>What an exact test says of two samples of which nothing is known but that they may be alike.</summary>
/// <param name="P">How often chance alone makes a difference at least so unlikely, two-sided.</param>
/// <param name="Least">The smallest P that samples of these sizes could have shown: above 0.05, no difference could have been told from chance.</param>
public readonly record struct TestResult(double P, double Least)
{
    /// <summary>Of two sums that are equal but for rounding, neither is the smaller.</summary>
    private const double Rounding = 1 + 1e-7;

    /// <summary>A test by the probabilities of all outcomes: as unlikely as the one that was seen, or more so.</summary>
    /// <param name="probabilities">Of every outcome; they come to 1.</param>
    internal static TestResult Of(IReadOnlyList<double> probabilities, int seen)
    {
        var least = Math.Min(probabilities[0], probabilities[^1]);
        return new TestResult(UpTo(probabilities, probabilities[seen]), UpTo(probabilities, least));
    }

    private static double UpTo(IReadOnlyList<double> probabilities, double bound) =>
        Math.Min(1, probabilities.Where(p => p <= bound * Rounding).Sum());
}
