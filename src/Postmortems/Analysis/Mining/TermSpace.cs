using System.Collections.Immutable;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>
/// Texts as vectors of their terms, and for each term the texts that have it. Each of the three views of a text is TF-IDF with sublinear counts,
/// w = (1 + ln tf) ln((1 + N) / (1 + df)), of unit length (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, sections 6.2 to
/// 6.4); the likeness of two texts is the mean of the three cosines, weighted 1 : 1/2 : 1/4. The views stand beside each other in one vector, so that
/// it is one product.
/// </summary>
/// <remarks>All sums run in the ordinal order of terms: the same bits whatever the order of the texts, and however many threads ask.</remarks>
internal sealed class TermSpace
{
    /// <summary>Words, stems, concepts. Between half and twice of the second and third nothing changed by more than one query in forty.</summary>
    private static readonly ImmutableArray<double> Shares = [1 / 1.75, 0.5 / 1.75, 0.25 / 1.75];

    private readonly string[] _terms;
    private readonly double[] _idf;
    private readonly Dictionary<string, int> _ids;
    private readonly (int[] Terms, double[] Weights)[] _vectors;
    private readonly (int[] Texts, double[] Weights)[] _postings;

    public TermSpace(IReadOnlyList<ReportTerms> texts)
    {
        var spread = Spread(texts);
        _terms = [.. spread.Keys.Order(StringComparer.Ordinal)];
        _ids = new Dictionary<string, int>(_terms.Length, StringComparer.Ordinal);
        _idf = new double[_terms.Length];
        foreach (var (id, term) in _terms.Index())
        {
            _ids.Add(term, id);
            _idf[id] = Idf(spread[term], texts.Count);
        }

        Count = texts.Count;
        _vectors = [.. texts.AsParallel().AsOrdered().Select(text => Vector(text))];
        _postings = Postings();
    }

    public int Count { get; }

    public string TermOf(int id) => _terms[id];

    /// <summary>How many texts have a term.</summary>
    public int SpreadOf(int id) => _postings[id].Texts.Length;

    /// <summary>Whether a term is a word as somebody wrote it.</summary>
    public bool IsWord(int id) => _terms[id][0] is not (ReportTerms.StemSign or Concepts.Sign);

    /// <summary>Ids in ascending order.</summary>
    public ReadOnlySpan<int> TermsOf(int text) => _vectors[text].Terms;

    /// <param name="sums">One for each text; cleared first.</param>
    public void Likenesses(int text, double[] sums) => Likenesses(_vectors[text], sums);

    public void Likenesses((int[] Terms, double[] Weights) vector, double[] sums)
    {
        Array.Clear(sums);
        for (var t = 0; t < vector.Terms.Length; t++)
        {
            var (texts, weights) = _postings[vector.Terms[t]];
            var weight = vector.Weights[t];
            for (var i = 0; i < texts.Length; i++)
                sums[texts[i]] += weight * weights[i];
        }
    }

    public double Likeness(int a, int b) => Shared(_vectors[a], b).Sum(term => term.Weight);

    /// <summary>What a text shares with another, in the order of terms, with what each term adds to the likeness.</summary>
    public IEnumerable<(int Term, double Weight)> Shared(int a, int b) => Shared(_vectors[a], b);

    public IEnumerable<(int Term, double Weight)> Shared((int[] Terms, double[] Weights) a, int b)
    {
        var other = _vectors[b];
        for (int i = 0, j = 0; i < a.Terms.Length && j < other.Terms.Length;)
        {
            if (a.Terms[i] < other.Terms[j])
                i++;
            else if (a.Terms[i] > other.Terms[j])
                j++;
            else
                yield return (a.Terms[i], a.Weights[i++] * other.Weights[j++]);
        }
    }

    /// <summary>A text as the library would have weighed it. Terms that the library lacks count in its length, so that one known word among many strange ones is little.</summary>
    public (int[] Terms, double[] Weights) Vector(ReportTerms text)
    {
        var ids = new List<int>();
        var weights = new List<double>();
        foreach (var (view, share) in Views(text).Zip(Shares))
        {
            var squares = 0.0;
            var first = ids.Count;
            foreach (var (term, count) in view.Select(pair => (Id: _ids.GetValueOrDefault(pair.Key, -1), pair.Value)).OrderBy(pair => pair.Id).ThenBy(pair => pair.Value))
            {
                var weight = (1 + Math.Log(count)) * (term < 0 ? Idf(0, Count) : _idf[term]);
                squares += weight * weight;
                if (term < 0 || weight == 0)
                    continue;
                ids.Add(term);
                weights.Add(weight);
            }

            var scale = squares == 0 ? 0 : Math.Sqrt(share / squares);
            for (var i = first; i < weights.Count; i++)
                weights[i] *= scale;
        }

        var (keys, values) = (ids.ToArray(), weights.ToArray());
        Array.Sort(keys, values);
        return (keys, values);
    }

    private static double Idf(int spread, int texts) => Math.Log((1.0 + texts) / (1 + spread));

    private static Dictionary<string, int> Spread(IReadOnlyList<ReportTerms> texts)
    {
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in texts.SelectMany(Views).SelectMany(view => view.Keys))
        {
            ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(spread, term, out _);
            count++;
        }

        return spread;
    }

    private static Dictionary<string, double>[] Views(ReportTerms text) => [text.Words, text.Stems, text.Mentions];

    private (int[] Texts, double[] Weights)[] Postings()
    {
        var sizes = new int[_terms.Length];
        foreach (var vector in _vectors)
        {
            foreach (var term in vector.Terms)
                sizes[term]++;
        }

        var postings = Array.ConvertAll(sizes, size => (Texts: new int[size], Weights: new double[size]));
        Array.Clear(sizes);
        for (var text = 0; text < _vectors.Length; text++)
        {
            var (terms, weights) = _vectors[text];
            for (var i = 0; i < terms.Length; i++)
            {
                var place = sizes[terms[i]]++;
                postings[terms[i]].Texts[place] = text;
                postings[terms[i]].Weights[place] = weights[i];
            }
        }

        return postings;
    }
}
