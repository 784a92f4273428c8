using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Postmortems.Language;

namespace Postmortems.Search;

/// <summary>A report that a query found.</summary>
/// <param name="IsLiteral">It has all that was sought, in those words: such a report stands above all others.</param>
public sealed record SearchHit(int Document, int Score, bool IsLiteral);

/// <summary>
/// The search by the book. The script in the reader's browser has the same rules over the same index, cut into pieces, and must come to the same
/// order: tests compare the two.
/// </summary>
public sealed class SearchEngine(SearchIndex index, FacetTable facets)
{
    // In sixteenths of what the word itself would count.
    private const int Literal = 16, Prefix = 12, LeastPrefix = 3, Slip = 8, Concept = 7;

    private const int ShortestPrefix = 3, MostPrefixed = 64, ShortestSlip = 5, LongestEnding = 4;

    /// <summary>All that fit, the best first; of equals the newer report. With filters alone, all that pass them, newest first.</summary>
    public ImmutableArray<SearchHit> Find(string typed)
    {
        var query = SearchQuery.Parse(typed, index.Concepts);
        var passes = Passing(query.Filters);
        if (query.Wanted.IsEmpty)
            return query.Filters.IsEmpty ? [] : [.. Enumerable.Range(0, facets.Rows).Where(row => passes[row]).Select(row => new SearchHit(row, 0, IsLiteral: true))];

        var found = new Dictionary<int, Tally>();
        foreach (var wanted in query.Wanted)
        {
            foreach (var (document, (score, isLiteral)) in Best(wanted))
            {
                if (!passes[document])
                    continue;
                ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(found, document, out _);
                tally = new Tally(tally.Score + score, tally.Matched + 1, tally.Literal + (isLiteral ? 1 : 0));
            }
        }

        var count = query.Wanted.Length;
        return
        [
            .. found
                .Where(hit => hit.Value.Matched * 3 >= count)
                .Select(hit => new SearchHit(hit.Key, hit.Value.Score * hit.Value.Matched, hit.Value.Literal == count))
                .OrderByDescending(hit => hit.IsLiteral)
                .ThenByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Document),
        ];
    }

    /// <summary>For each report that has it in any form, the form that counts most.</summary>
    private Dictionary<int, (int Score, bool IsLiteral)> Best(Wanted wanted)
    {
        var exact = index.Find(wanted.Term);
        var best = new Dictionary<int, (int Score, bool IsLiteral)>();
        foreach (var (term, weight, isLiteral) in Forms(wanted, exact))
        {
            // A rare longer word is no better a find than the word itself.
            var rarity = Math.Min(term.Rarity, exact?.Rarity ?? term.Rarity);
            foreach (var posting in term.Postings)
            {
                ref var here = ref CollectionsMarshal.GetValueRefOrAddDefault(best, posting.Document, out _);
                here = (Math.Max(here.Score, rarity * posting.Level * weight), here.IsLiteral || isLiteral);
            }
        }

        return best;
    }

    private IEnumerable<(IndexTerm Term, int Weight, bool IsLiteral)> Forms(Wanted wanted, IndexTerm? exact)
    {
        var forms = new List<(IndexTerm Term, int Weight, bool IsLiteral)>();
        if (exact is not null)
            forms.Add((exact, Literal, true));
        if (wanted.IsSingle)
            forms.AddRange(index.StartingWith(wanted.Term).Where(term => term != exact).Select(term => (term, Literal, true)));
        else if (!wanted.IsPaired && wanted.Term.Length >= ShortestPrefix)
            forms.AddRange(index.StartingWith(wanted.Term).Where(term => term != exact).Take(MostPrefixed).Select(term => (term, PrefixWeight(wanted, term), exact is null)));
        if (forms.Count == 0 && wanted.Word.Length >= ShortestSlip && IsLetters(wanted.Word))
            forms.AddRange(index.Terms.Where(term => MayBeMeant(term) && IsSlipOf(wanted, term.Term)).Select(term => (term, Slip, false)));
        forms.AddRange(wanted.Concepts.Select(index.Find).OfType<IndexTerm>().Select(term => (term, Concept, false)));
        return forms;
    }

    private static int PrefixWeight(Wanted wanted, IndexTerm term) => Math.Max(LeastPrefix, Prefix * wanted.Term.Length / term.Term.Length);

    /// <summary>What a slip may have been meant for: a word in plain letters.</summary>
    internal static bool MayBeMeant(IndexTerm term) => term.Term.Length >= ShortestSlip - 1 && IsLetters(term.Term);

    private static bool IsLetters(string word) => word.All(char.IsAsciiLetterLower);

    private static bool IsSlipOf(Wanted wanted, string term) => IsOneSlipApart(wanted.Word, term) || IsOneSlipApart(wanted.Term, term) || IsBegunBy(term, wanted.Word);

    // "phishign" is no slip of "phish", which is all that the index has of "phishing": the slip is in the ending.
    private static bool IsBegunBy(string stem, string word) =>
        stem.Length >= ShortestSlip && word.StartsWith(stem, StringComparison.Ordinal) && word.Length - stem.Length <= LongestEnding;

    /// <summary>One letter too many, too few, another one, or two neighbours swapped.</summary>
    internal static bool IsOneSlipApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || a == b)
            return a == b;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        var (left, right) = (a.Length - start - end, b.Length - start - end);
        return Math.Max(left, right) == 1 || (left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    private bool[] Passing(ImmutableArray<TypedFilter> filters)
    {
        var passes = new bool[facets.Rows];
        Array.Fill(passes, value: true);
        foreach (var group in filters.GroupBy(filter => filter.Facet))
        {
            if (facets.Facets.FirstOrDefault(facet => facet.Id == group.Key) is not { } facet)
                continue;
            var places = group.SelectMany(filter => filter.Values).SelectMany(value => facet.Find(value)).ToHashSet();
            for (var row = 0; row < passes.Length; row++)
                passes[row] = passes[row] && facet.OfRow[row].Any(places.Contains);
        }

        return passes;
    }

    private readonly record struct Tally(int Score, int Matched, int Literal);
}
