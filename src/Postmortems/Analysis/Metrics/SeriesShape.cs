using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Postmortems.Analysis.Statistics;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Metrics;

/// <summary>From one point on the values lie elsewhere.</summary>
/// <param name="At">The first point on the new level.</param>
/// <param name="Before">Median from the change before, or the beginning.</param>
/// <param name="After">Median until the next change, or the end.</param>
public sealed record LevelChange(MetricPoint At, double Before, double After);

/// <summary>A value far from those around it.</summary>
/// <param name="Level">The median of its stretch.</param>
public sealed record Spike(MetricPoint At, double Level);

/// <summary>
/// Where a series jumps, and where it stands out. Noise alone, independent and of a bell's shape, gives any alarm in at most 5 of 100 series (2 % for each
/// of the two, as measured); values that remember the ones before give more.
/// </summary>
/// <param name="IsLongEnough">Of fewer than <see cref="Fewest"/> values nothing is said.</param>
public sealed record SeriesShape(ImmutableArray<LevelChange> Changes, ImmutableArray<Spike> Spikes, bool IsLongEnough)
{
    /// <summary>With fewer no jump whatever could be told from chance.</summary>
    public const int Fewest = 14;

    private const double Alarm = 0.02;

    /// <summary>A level is the median of at least so many.</summary>
    private const int Shortest = 5;

    private const int MostChanges = 8;

    public static SeriesShape Of(MetricSeries series)
    {
        var points = series.Points;
        if (points.Length < Fewest)
            return new SeriesShape([], [], IsLongEnough: false);
        var values = points.Select(point => point.Value).ToArray();
        var starts = new SortedSet<int> { 0 };
        Split(values, 0, values.Length, starts);
        var levels = LevelsOf(values, Shifted(values, LevelsOf(values, [.. starts])));
        return new SeriesShape(
            [.. levels.Zip(levels.Skip(1), (before, after) => new LevelChange(points[after.From], before.Median, after.Median))],
            [.. SpikesOf(points, levels)],
            IsLongEnough: true);
    }

    /// <summary>
    /// The largest sum of ranks from the mean, U_t = 2 Σ r_i - t (n + 1), which asks nothing of the values but their order; then the same on either side. A
    /// chance of 2 exp(-6 K² / (n³ + n²)) of a K so large.
    /// </summary>
    /// <remarks>Pettitt, A non-parametric approach to the change-point problem, Applied Statistics 28 (1979), 126-135: a CUSUM of ranks.</remarks>
    private static void Split(double[] values, int from, int to, SortedSet<int> starts)
    {
        double n = to - from;
        if (n < Fewest || starts.Count > MostChanges)
            return;
        var ranks = Ranks(values[from..to]);
        var (sum, most, at) = (0.0, 0.0, 0);
        for (var t = 1; t < ranks.Length; t++)
        {
            sum += (2 * ranks[t - 1]) - (n + 1);
            if (t >= Shortest && n - t >= Shortest && Math.Abs(sum) > most)
                (most, at) = (Math.Abs(sum), from + t);
        }

        if (2 * Math.Exp(-6 * most * most / ((n * n * n) + (n * n))) >= Alarm)
            return;
        starts.Add(at);
        Split(values, from, at, starts);
        Split(values, at, to, starts);
    }

    private static List<(int From, int To, double Median)> LevelsOf(double[] values, List<int> starts) =>
        [.. starts.Zip(starts.Skip(1).Append(values.Length), (from, to) => (from, to, Median(values[from..to])))];

    // Ranks find a border to within a value or two; what lies nearer to the level beyond it belongs there.
    private static List<int> Shifted(double[] values, List<(int From, int To, double Median)> levels)
    {
        var starts = new List<int> { 0 };
        foreach (var (before, after) in levels.Zip(levels.Skip(1)))
        {
            var at = after.From;
            while (at < after.To - Shortest && Math.Abs(values[at] - before.Median) < Math.Abs(values[at] - after.Median))
                at++;
            while (at > before.From + Shortest && Math.Abs(values[at - 1] - after.Median) < Math.Abs(values[at - 1] - before.Median))
                at--;
            starts.Add(at);
        }

        return starts;
    }

    /// <summary>
    /// Beyond so many deviations from the median of its level as one value in n / 0.02 would lie by chance. The deviation is the median one (MAD, times 1.4826),
    /// which no spike can move; of few values it is too small too often, and the bound is raised by 10 / n.
    /// </summary>
    /// <remarks>Rousseeuw and Croux, Alternatives to the median absolute deviation, JASA 88 (1993). The 10 / n is by simulation.</remarks>
    private static IEnumerable<Spike> SpikesOf(ImmutableArray<MetricPoint> points, List<(int From, int To, double Median)> levels)
    {
        var away = levels.SelectMany(level => Enumerable.Range(level.From, level.To - level.From).Select(i => (Place: i, level.Median, Distance: Math.Abs(points[i].Value - level.Median)))).ToList();
        var deviation = 1.4826 * Median([.. away.Select(one => one.Distance)]);
        // More than half lie on their level: then it is those beside it that say how far is far.
        if (deviation == 0)
            deviation = 1.2533 * away.Average(one => one.Distance);
        var bound = Normal.InvCDF(0, 1, 1 - (Alarm / (2 * points.Length))) * (1 + (10.0 / points.Length)) * deviation;
        var far = away.Where(one => one.Distance > bound).ToList();
        // Neighbours that stand out on the same side are one spike, at its highest.
        for (var i = 0; i < far.Count;)
        {
            var run = far.Skip(i).TakeWhile((one, step) => one.Place == far[i].Place + step && one.Median == far[i].Median).ToList();
            var peak = run.MaxBy(one => one.Distance);
            yield return new Spike(points[peak.Place], peak.Median);
            i += run.Count;
        }
    }

    private static double Median(double[] values) => OrderStatistics.Median([.. values.Order()]);

    // The mean rank where values are equal.
    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && values[order[end]].Equals(values[order[i]]))
                end++;
            for (var j = i; j < end; j++)
                ranks[order[j]] = (i + end + 1) / 2.0;
            i = end;
        }

        return ranks;
    }
}
