using System.Collections.Immutable;

namespace Postmortems.Analysis.Suggestions;

/// <summary>A report's terms as numbers: places in ascending order, each with its weight. Of length 1, or empty.</summary>
public sealed record TermVector(ImmutableArray<int> Places, ImmutableArray<double> Weights)
{
    /// <summary>The cosine of the angle between two: summed in the order of places, so that it is the same on every machine.</summary>
    public double Times(TermVector other)
    {
        var sum = 0.0;
        for (int i = 0, j = 0; i < Places.Length && j < other.Places.Length;)
        {
            var (here, there) = (Places[i], other.Places[j]);
            if (here == there)
                sum += Weights[i] * other.Weights[j];
            i += here <= there ? 1 : 0;
            j += there <= here ? 1 : 0;
        }

        return sum;
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

    public static ImmutableArray<TermVector> Of(IReadOnlyList<WeightedTerms> reports)
    {
        var words = Weigh([.. reports.Select(report => report.Words)]);
        var concepts = Weigh([.. reports.Select(report => report.Meanings)]);
        var places = words.Concat(concepts).SelectMany(text => text.Keys).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return [.. words.Zip(concepts, (said, meant) => Joined(said, meant, places))];
    }

    private static List<SortedDictionary<string, double>> Weigh(IReadOnlyList<SortedDictionary<string, double>> counts)
    {
        var spread = counts.SelectMany(text => text.Keys).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var rarity = spread.ToDictionary(term => term.Key, term => 1 + Math.Log((1.0 + counts.Count) / (1 + term.Value)), StringComparer.Ordinal);
        return [.. counts.Select(text => Unit(text.Select(term => (term.Key, Math.Log(1 + term.Value) * rarity[term.Key]))))];
    }

    private static TermVector Joined(SortedDictionary<string, double> words, SortedDictionary<string, double> concepts, Dictionary<string, int> places)
    {
        var joined = Unit(words.Select(term => (term.Key, term.Value)).Concat(concepts.Select(term => (term.Key, term.Value * ConceptShare))));
        return new TermVector([.. joined.Keys.Select(term => places[term])], [.. joined.Values]);
    }

    private static SortedDictionary<string, double> Unit(IEnumerable<(string Term, double Weight)> terms)
    {
        var weights = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (term, weight) in terms)
            weights[term] = weight;
        var length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
        foreach (var term in weights.Keys.ToList())
            weights[term] /= length;
        return weights;
    }
}
