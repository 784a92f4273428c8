using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Postmortems.Analysis.Mining;

namespace Postmortems.Analysis.Suggestions;

/// <summary>A report's terms as numbers: places in ascending order, each with its weight. Of length 1, or empty.</summary>
public sealed record TermVector(ImmutableArray<int> Places, ImmutableArray<double> Weights)
{
    /// <summary>
    /// The cosine of the angle between this and another, which stands spread out over all places that it has: summed in their order, so that it is the same
    /// on every machine.
    /// </summary>
    public double Times(ReadOnlySpan<double> other)
    {
        var sum = 0.0;
        for (var i = 0; i < Places.Length && Places[i] < other.Length; i++)
            sum += Weights[i] * other[Places[i]];
        return sum;
    }

    public void SpreadOver(Span<double> places)
    {
        places.Clear();
        for (var i = 0; i < Places.Length; i++)
            places[Places[i]] = Weights[i];
    }
}

/// <summary>
/// Weighs terms by how few reports have them: w = ln(1 + tf) (1 + ln((1 + N) / (1 + df))). Words and concepts are brought to length 1 apart, so that a text
/// with few concepts does not lose them among its words, and together again.
/// </summary>
/// <remarks>Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), 6.2 to 6.4. O(terms of all texts).</remarks>
internal static class TermVectors
{
    /// <summary>What the concepts weigh beside the words. From 0.5 to 0.7 it makes no difference that could be told from chance.</summary>
    private const double ConceptShare = 0.5;

    public static ImmutableArray<TermVector> Of(IReadOnlyList<(TermCounts Words, TermCounts Meanings)> reports, TermNumbers numbers)
    {
        var names = numbers.Names();
        var spread = new int[names.Length];
        foreach (var number in reports.SelectMany(report => report.Words.Numbers.Concat(report.Meanings.Numbers)))
            spread[number]++;
        var rarity = Array.ConvertAll(spread, having => 1 + Math.Log((1.0 + reports.Count) / (1 + having)));
        var places = new int[names.Length];
        var next = 0;
        foreach (var number in Enumerable.Range(0, names.Length).Where(number => spread[number] > 0).OrderBy(number => names[number], StringComparer.Ordinal))
            places[number] = next++;
        return [.. reports.AsParallel().AsOrdered().Select(report => Joined(Weighed(report.Words), Weighed(report.Meanings)))];

        (int[] Places, double[] Weights) Weighed(TermCounts terms)
        {
            var (at, weights) = (Array.ConvertAll(terms.Numbers, number => places[number]), new double[terms.Numbers.Length]);
            for (var i = 0; i < weights.Length; i++)
                weights[i] = Math.Log(1 + terms.Counts[i]) * rarity[terms.Numbers[i]];
            return Unit(at, weights);
        }
    }

    private static TermVector Joined((int[] Places, double[] Weights) words, (int[] Places, double[] Weights) concepts)
    {
        var (places, weights) = Unit([.. words.Places, .. concepts.Places], [.. words.Weights, .. concepts.Weights.Select(weight => weight * ConceptShare)]);
        return new TermVector(ImmutableCollectionsMarshal.AsImmutableArray(places), ImmutableCollectionsMarshal.AsImmutableArray(weights));
    }

    /// <summary>In the order of places, in which the squares are summed too.</summary>
    private static (int[] Places, double[] Weights) Unit(int[] places, double[] weights)
    {
        Array.Sort(places, weights);
        var length = Math.Sqrt(weights.Sum(weight => weight * weight));
        foreach (ref var weight in weights.AsSpan())
            weight /= length;
        return (places, weights);
    }
}
