using MathNet.Numerics.Distributions;

namespace Postmortems.Analysis.Statistics;

/// <summary>A count of independent events in a stretch of time.</summary>
public static class PoissonCount
{
    /// <summary>
    /// The exact interval for the expected count: from the gamma quantile of shape k at 2.5 % to that of shape k + 1 at 97.5 %. It holds the true
    /// value at least 95 times of 100, whatever that is.
    /// </summary>
    /// <remarks>Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936).</remarks>
    public static Interval Interval(int count) => new(
        count == 0 ? 0 : Gamma.InvCDF(count, 1, Statistics.Interval.Tail),
        Gamma.InvCDF(count + 1, 1, 1 - Statistics.Interval.Tail));
}
