namespace Postmortems.Analysis.Statistics;

/// <summary>Many questions asked at once: the more one asks, the more answers are chance.</summary>
public static class FalseDiscoveries
{
    /// <summary>
    /// Each P raised by how many were asked, so that of those at or below 0.05 at most one in twenty is expected to be chance; in a world without any
    /// change, not one appears in 19 of 20 reviews.
    /// </summary>
    /// <returns>In the order given, never below the P itself.</returns>
    /// <remarks>Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995).</remarks>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var least = 1.0;
        foreach (var (place, index) in Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]).Index())
        {
            least = Math.Min(least, p[index] * p.Count / (p.Count - place));
            adjusted[index] = least;
        }

        return adjusted;
    }

    /// <summary>
    /// The same for exact tests on small samples: a question that could not have been answered at the level left for it is not asked, and takes
    /// nothing from the others. Its adjusted P is 1.
    /// </summary>
    /// <remarks>Tarone, A modified Bonferroni method for discrete data, Biometrics 46 (1990); Gilbert, Applied Statistics 54 (2005), who joins it with the above.</remarks>
    public static double[] Adjust(IReadOnlyList<TestResult> tests)
    {
        var asked = Askable(tests);
        var inner = Adjust([.. asked.Select(i => tests[i].P)]);
        var adjusted = Enumerable.Repeat(1.0, tests.Count).ToArray();
        foreach (var (place, index) in asked.Index())
            adjusted[index] = inner[place];
        return adjusted;
    }

    private static int[] Askable(IReadOnlyList<TestResult> tests)
    {
        for (var k = 1; ; k++)
        {
            int[] asked = [.. Enumerable.Range(0, tests.Count).Where(i => tests[i].Least <= (1 - Interval.Level) / k)];
            if (asked.Length <= k)
                return asked;
        }
    }
}
