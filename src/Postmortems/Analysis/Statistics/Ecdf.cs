using System.Collections.Immutable;

namespace Postmortems.Analysis.Statistics;

/// <summary>The share of a sample at or below a value, with a band that holds everywhere at once.</summary>
public sealed record EcdfStep(double Value, double Share, Interval Band);

/// <summary>A sample as a staircase.</summary>
public static class Ecdf
{
    /// <summary>A step for each distinct value. A value at infinity (never ended) counts in n and makes no step.</summary>
    /// <remarks>Band: Dvoretzky, Kiefer and Wolfowitz (1956), with the constant of Massart, Annals of Probability 18 (1990).</remarks>
    public static ImmutableArray<EcdfStep> Of(IReadOnlyCollection<double> values)
    {
        var width = Width(values.Count);
        var below = 0;
        var steps = ImmutableArray.CreateBuilder<EcdfStep>();
        foreach (var group in values.Where(double.IsFinite).GroupBy(value => value).OrderBy(group => group.Key))
        {
            below += group.Count();
            var share = (double)below / values.Count;
            steps.Add(new EcdfStep(group.Key, share, new Interval(Math.Max(0, share - width), Math.Min(1, share + width))));
        }

        return steps.ToImmutable();
    }

    /// <summary>Half the height of the band.</summary>
    public static double Width(int n) => Math.Sqrt(Math.Log(2 / (1 - Interval.Level)) / (2 * n));
}
