using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Postmortems.Language;

namespace Postmortems.Search;

/// <summary>A report that has a term, and how much it speaks of it.</summary>
/// <param name="Document">Its place in the library, 0-based.</param>
/// <param name="Level">1 to <see cref="SearchIndex.Levels"/>.</param>
public readonly record struct Posting(int Document, byte Level);

/// <param name="Rarity">Inverse document frequency in sixteenths, at least 1.</param>
/// <param name="Postings">By document.</param>
public sealed record IndexTerm(string Term, int Rarity, ImmutableArray<Posting> Postings);

/// <summary>
/// Every term of the library with the reports that have it, weighed as BM25F does. A term counts in a report
/// <c>tf = Σ w·n / (1 − b + b·length/average)</c> over the fields (n times in a field, w and b of the field), and says of it
/// <c>tf / (k + tf)</c>, kept as one of 63 levels; its rarity is <c>ln(1 + (N − df + ½) / (df + ½))</c>. Both are whole numbers, so that every engine
/// that adds them up comes to the same order.
/// </summary>
/// <remarks>
/// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends in Information Retrieval 3 (2009),
/// sections 3.4 to 3.6. One is added within the logarithm, which keeps words of more than half of the reports from counting against them.
/// </remarks>
public sealed class SearchIndex
{
    public const int Levels = 63;

    /// <summary>How many times sixteen a rarity of 1 is.</summary>
    private const int RaritySteps = 16;

    private const double Saturation = 1.6;

    // In the order of SearchField: weight, and how far a long field is held against its words. By the judged queries of the tests.
    private static readonly ImmutableArray<(double Weight, double Length)> Tuning = [(5, 0.3), (3.5, 0.2), (2.2, 0.5), (2, 0.4), (1, 0.2), (1, 0.6)];

    private readonly Dictionary<string, int> _places;

    private SearchIndex(int documents, ImmutableArray<IndexTerm> terms, Concepts concepts)
    {
        (Documents, Terms, Concepts) = (documents, terms, concepts);
        _places = terms.Select((term, place) => (term, place)).ToDictionary(pair => pair.term.Term, pair => pair.place, StringComparer.Ordinal);
    }

    public int Documents { get; }

    /// <summary>In ordinal order.</summary>
    public ImmutableArray<IndexTerm> Terms { get; }

    /// <summary>By which its texts were read, and a query has to be.</summary>
    public Concepts Concepts { get; }

    public static SearchIndex Of(IReadOnlyCollection<SearchDocument> documents, Concepts concepts)
    {
        var counted = documents.AsParallel().AsOrdered().Select(document => document.Fields.Select(text => Counts(text, concepts)).ToArray()).ToList();
        var average = Tuning.Select((_, field) => counted.Count == 0 ? 1 : Math.Max(1, counted.Average(fields => (double)fields[field].Length))).ToArray();
        var postings = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        foreach (var (document, fields) in counted.Index())
        {
            foreach (var (term, frequency) in Weighed(fields, average))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, term, out _);
                (list ??= []).Add(new Posting(document, LevelOf(frequency)));
            }
        }

        return new SearchIndex(
            counted.Count,
            [.. postings.OrderBy(term => term.Key, StringComparer.Ordinal).Select(term => new IndexTerm(term.Key, RarityOf(term.Value.Count, counted.Count), [.. term.Value]))],
            concepts);
    }

    public IndexTerm? Find(string term) => _places.TryGetValue(term, out var place) ? Terms[place] : null;

    /// <summary>In ordinal order.</summary>
    public IEnumerable<IndexTerm> StartingWith(string prefix)
    {
        var (low, high) = (0, Terms.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Terms[middle].Term, prefix) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return Terms.Skip(low).TakeWhile(term => term.Term.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static (Dictionary<string, int> Terms, int Length) Counts(string text, Concepts concepts)
    {
        var tokens = Tokenizer.Of(text);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = 0;
        foreach (var token in tokens.Where(token => !token.IsPassed))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, token.Term, out _)++;
            length++;
        }

        foreach (var mention in concepts.In(tokens))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, mention.Term, out _)++;
        return (counts, length);
    }

    private static Dictionary<string, double> Weighed((Dictionary<string, int> Terms, int Length)[] fields, double[] average)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (field, (terms, length)) in fields.Index())
        {
            var (weight, b) = Tuning[field];
            var share = weight / (1 - b + (b * length / average[field]));
            foreach (var (term, count) in terms)
                CollectionsMarshal.GetValueRefOrAddDefault(sums, term, out _) += share * count;
        }

        return sums;
    }

    private static byte LevelOf(double frequency) => (byte)Math.Clamp((int)Math.Round(Levels * frequency / (Saturation + frequency)), 1, Levels);

    private static int RarityOf(int having, int documents) =>
        Math.Max(1, (int)Math.Round(RaritySteps * Math.Log(1 + ((documents - having + 0.5) / (having + 0.5)))));
}
