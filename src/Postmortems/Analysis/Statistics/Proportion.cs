using MathNet.Numerics.Distributions;

namespace Postmortems.Analysis.Statistics;

/// <summary>So many of so many, with two intervals: one that is near on average, one that is never too narrow.</summary>
public static class Proportion
{
    /// <summary>The normal quantile at 97.5 %.</summary>
    private const double Z = 1.9599639845400545;

    /// <summary>The score interval: near 95 % on average, for small n too. Of nothing, all is possible.</summary>
    /// <remarks>Wilson, Probable inference, JASA 22 (1927); Newcombe, Statistics in Medicine 17 (1998), 857-872, method 3.</remarks>
    public static Interval Wilson(int hits, int of)
    {
        if (of == 0)
            return new Interval(0, 1);
        var (p, z2) = ((double)hits / of, Z * Z);
        var centre = (2 * of * p) + z2;
        var width = Z * Math.Sqrt(z2 + (4 * of * p * (1 - p)));
        var scale = 2 * (of + z2);
        return new Interval(hits == 0 ? 0 : (centre - width) / scale, hits == of ? 1 : (centre + width) / scale);
    }

    /// <summary>The exact interval, by quantiles of the beta distribution: never less than 95 %. Of nothing, all is possible.</summary>
    /// <remarks>Clopper and Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).</remarks>
    public static Interval Exact(int hits, int of) => new(
        hits == 0 ? 0 : Beta.InvCDF(hits, of - hits + 1, Interval.Tail),
        hits == of ? 1 : Beta.InvCDF(hits + 1, of - hits, 1 - Interval.Tail));

    /// <summary>How far the first share lies above the second, from their two score intervals.</summary>
    /// <remarks>Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998), 873-890, method 10.</remarks>
    public static Estimate Difference(int hits, int of, int otherHits, int otherOf)
    {
        var (p, q) = (of == 0 ? 0 : (double)hits / of, otherOf == 0 ? 0 : (double)otherHits / otherOf);
        var (a, b) = (Wilson(hits, of), Wilson(otherHits, otherOf));
        return new Estimate(p - q, new Interval(p - q - Length(p - a.Low, b.High - q), p - q + Length(a.High - p, q - b.Low)));
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
