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

    private const int MostOfRare = 3, MostOfRareShare = 10;

    private readonly string[] _terms;
    private readonly double[] _idf;

    /// <summary>The id of a term by its number; -1 where no text has it.</summary>
    private readonly int[] _ids;
    private readonly (int[] Terms, double[] Weights)[] _vectors;

    /// <summary>Where the texts of each term begin; one more than there are terms.</summary>
    private readonly int[] _starts;
    private readonly int[] _texts;
    private readonly double[] _weights;

    /// <param name="whole">Of parts of texts: the space of the whole ones, which tells how rare a term is.</param>
    public TermSpace(IReadOnlyList<ReportTerms> texts, TermNumbers numbers, TermSpace? whole = null)
    {
        Count = texts.Count;
        var names = numbers.Names();
        var spread = new int[names.Length];
        foreach (var number in texts.SelectMany(text => text.Views).SelectMany(view => view.Numbers))
            spread[number]++;
        var known = Enumerable.Range(0, names.Length).Where(number => spread[number] > 0).ToArray();
        _terms = [.. known.Select(number => names[number]!)];
        Array.Sort(_terms, known, StringComparer.Ordinal);
        _ids = new int[names.Length];
        Array.Fill(_ids, -1);
        _idf = new double[known.Length];
        foreach (var (id, number) in known.Index())
            (_ids[number], _idf[id]) = (id, whole?.RarityOf(number) ?? Idf(spread[number], Count));
        _vectors = [.. texts.AsParallel().AsOrdered().Select(Vector)];
        (_starts, _texts, _weights) = Postings(_vectors, _terms.Length);
    }

    public int Count { get; }

    public int Terms => _terms.Length;

    public string TermOf(int id) => _terms[id];

    /// <summary>How many texts have a term, as far as it tells anything.</summary>
    public int SpreadOf(int id) => _starts[id + 1] - _starts[id];

    /// <summary>No more than a tenth of the texts have the term, or three.</summary>
    public bool IsRare(int id) => _idf[id] >= Idf(Math.Max(MostOfRare, Count / MostOfRareShare), Count);

    /// <summary>Whether a term is a word as somebody wrote it.</summary>
    public bool IsWord(int id) => _terms[id][0] is not (ReportTerms.StemSign or Concepts.Sign);

    /// <summary>Ids in ascending order.</summary>
    public ReadOnlySpan<int> TermsOf(int text) => _vectors[text].Terms;

    public (int[] Terms, double[] Weights) VectorOf(int text) => _vectors[text];

    /// <param name="sums">One for each text; cleared first.</param>
    public void Likenesses(int text, double[] sums) => Likenesses(_vectors[text], sums);

    public void Likenesses((int[] Terms, double[] Weights) vector, double[] sums)
    {
        Array.Clear(sums);
        for (var t = 0; t < vector.Terms.Length; t++)
        {
            var weight = vector.Weights[t];
            for (var i = _starts[vector.Terms[t]]; i < _starts[vector.Terms[t] + 1]; i++)
                sums[_texts[i]] += weight * _weights[i];
        }
    }

    public double Likeness(int a, int b)
    {
        var (sum, (terms, weights), other) = (0.0, _vectors[a], _vectors[b]);
        for (int i = 0, j = 0; i < terms.Length && j < other.Terms.Length;)
        {
            if (terms[i] == other.Terms[j])
                sum += weights[i++] * other.Weights[j++];
            else if (terms[i] < other.Terms[j])
                i++;
            else
                j++;
        }

        return sum;
    }

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
        var size = text.Views.Sum(view => view.Numbers.Length);
        var (terms, weights, length) = (new int[size], new double[size], 0);
        foreach (var (view, share) in text.Views.Zip(Shares))
            length = Add(view, share, (terms, weights, length));
        Array.Resize(ref terms, length);
        Array.Resize(ref weights, length);
        Array.Sort(terms, weights);
        return (terms, weights);
    }

    /// <summary>A view of unit length, times its share.</summary>
    private int Add(TermCounts view, double share, (int[] Terms, double[] Weights, int Length) into)
    {
        var (ids, counts) = (Array.ConvertAll(view.Numbers, number => number < _ids.Length ? _ids[number] : -1), view.Counts.ToArray());
        Array.Sort(ids, counts);
        var strange = ids.AsSpan().LastIndexOf(-1) + 1;
        counts.AsSpan(0, strange).Sort();
        var (squares, length) = (0.0, into.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            var weight = (1 + Math.Log(counts[i])) * (ids[i] < 0 ? Idf(0, Count) : _idf[ids[i]]);
            squares += weight * weight;
            if (ids[i] >= 0 && weight != 0)
                (into.Terms[length], into.Weights[length++]) = (ids[i], weight);
        }

        var scale = squares == 0 ? 0 : Math.Sqrt(share / squares);
        foreach (ref var weight in into.Weights.AsSpan(into.Length..length))
            weight *= scale;
        return length;
    }

    private double? RarityOf(int number) => number < _ids.Length && _ids[number] is >= 0 and var id ? _idf[id] : null;

    private static double Idf(int spread, int texts) => Math.Log((1.0 + texts) / (1 + spread));

    private static (int[] Starts, int[] Texts, double[] Weights) Postings((int[] Terms, double[] Weights)[] vectors, int count)
    {
        var starts = new int[count + 1];
        foreach (var term in vectors.SelectMany(vector => vector.Terms))
            starts[term + 1]++;
        for (var term = 0; term < count; term++)
            starts[term + 1] += starts[term];
        var (next, texts, weights) = (starts.ToArray(), new int[starts[count]], new double[starts[count]]);
        foreach (var (text, vector) in vectors.Index())
        {
            for (var i = 0; i < vector.Terms.Length; i++)
            {
                var place = next[vector.Terms[i]]++;
                (texts[place], weights[place]) = (text, vector.Weights[i]);
            }
        }

        return (starts, texts, weights);
    }
}
