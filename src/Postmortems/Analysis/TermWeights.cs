using System.Collections.Frozen;
using System.Collections.Immutable;
using Postmortems.Language;

namespace Postmortems.Analysis;

/// <summary>
/// Texts as vectors of their words: TF-IDF with sublinear counts, w = (1 + ln tf) ln((1 + N) / df), of unit length, so that the product of two is
/// the cosine of their angle (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, sections 6.2 to 6.4).
/// </summary>
public sealed class TermWeights
{
    /// <summary>In a library of a thousand such words weigh nothing by themselves; in one of ten they would be reasons.</summary>
    private static readonly FrozenSet<string> Stopwords = VocabularyFile.Words("stopwords").ToFrozenSet(StringComparer.Ordinal);

    private readonly ImmutableArray<Dictionary<string, double>> _vectors;

    // For each word the texts that have it: to compare one text with all others costs no more than the words they share.
    private readonly Dictionary<string, (int[] Texts, double[] Weights)> _texts = new(StringComparer.Ordinal);

    /// <param name="texts">Each a few stretches with how much their words count: 1 for plain text.</param>
    public TermWeights(IEnumerable<IEnumerable<(string Text, double Weight)>> texts)
    {
        var counts = texts.Select(Counts).ToList();
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in counts.SelectMany(words => words.Keys))
            spread[word] = spread.GetValueOrDefault(word) + 1;
        _vectors = [.. counts.Select(words => Vector(words, spread, counts.Count))];
        foreach (var word in _vectors.Index().SelectMany(text => text.Item.Select(pair => (pair.Key, pair.Value, text.Index))).GroupBy(pair => pair.Key, StringComparer.Ordinal))
            _texts[word.Key] = ([.. word.Select(pair => pair.Index)], [.. word.Select(pair => pair.Value)]);
    }

    /// <summary>How like a text is to each: 0 for texts without a word in common, 1 for the same words as often.</summary>
    public double[] Likenesses(int text)
    {
        var sums = new double[_vectors.Length];
        // In a fixed order, so that the last digit does not depend on how a dictionary lies in memory.
        foreach (var (word, weight) in _vectors[text].OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var (texts, weights) = _texts[word];
            for (var i = 0; i < texts.Length; i++)
                sums[texts[i]] += weight * weights[i];
        }

        return sums;
    }

    /// <summary>What two texts share, what counts most first.</summary>
    public IEnumerable<string> Shared(int a, int b) =>
        from word in _vectors[a].Keys
        where _vectors[b].ContainsKey(word)
        orderby _vectors[a][word] * _vectors[b][word] descending, word
        select word;

    private static Dictionary<string, double> Counts(IEnumerable<(string Text, double Weight)> stretches)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (text, weight) in stretches)
        {
            foreach (var word in WordOverlap.Words(text).Where(word => !char.IsAsciiDigit(word[0]) && !Stopwords.Contains(word)))
                counts[word] = counts.GetValueOrDefault(word) + weight;
        }

        return counts;
    }

    private static Dictionary<string, double> Vector(Dictionary<string, double> counts, Dictionary<string, int> spread, int texts)
    {
        var weights = counts.ToDictionary(pair => pair.Key, pair => (1 + Math.Log(pair.Value)) * Math.Log((1.0 + texts) / spread[pair.Key]), StringComparer.Ordinal);
        // In a fixed order, so that the last digit does not depend on how a dictionary lies in memory.
        var length = Math.Sqrt(weights.OrderBy(pair => pair.Key, StringComparer.Ordinal).Sum(pair => pair.Value * pair.Value));
        return length == 0 ? [] : weights.ToDictionary(pair => pair.Key, pair => pair.Value / length, StringComparer.Ordinal);
    }
}
