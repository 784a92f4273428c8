using System.Collections.Immutable;

namespace Postmortems.Site.Charts;

/// <summary>A line in straight stretches: across in percent, down in pixels.</summary>
/// <param name="Series">Its place among the lines of its chart, from 1.</param>
/// <param name="Name">Empty for the only one.</param>
public sealed record Curve(int Series, string Name, ImmutableArray<(double X, double Y)> Points);

/// <summary>Lays lines out.</summary>
internal static class Curves
{
    /// <summary>A stair: level until the next value, then straight up or down to it.</summary>
    /// <param name="start">Where the stair begins.</param>
    public static ImmutableArray<(double X, double Y)> Stair((double X, double Y) start, IEnumerable<(double X, double Y)> steps, double end)
    {
        var points = ImmutableArray.CreateBuilder<(double X, double Y)>();
        points.Add(start);
        var level = start.Y;
        foreach (var (x, y) in steps)
        {
            points.Add((x, level));
            points.Add((x, y));
            level = y;
        }

        points.Add((end, level));
        return points.ToImmutable();
    }

    /// <summary>The area between two lines, as one outline; empty without points.</summary>
    public static ImmutableArray<(double X, double Y)> Between(IEnumerable<(double X, double Y)> upper, IEnumerable<(double X, double Y)> lower) =>
        [.. upper, .. lower.Reverse()];
}
