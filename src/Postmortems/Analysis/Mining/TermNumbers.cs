using System.Collections.Concurrent;
using Postmortems.Language;

namespace Postmortems.Analysis.Mining;

/// <summary>Terms by number, in the order in which they are met. Any number of threads may ask; nothing is summed in that order.</summary>
internal sealed class TermNumbers
{
    private readonly ConcurrentDictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _stems = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Of a word as it is written, or of a concept with its sign.</summary>
    public int Of(string term) => Of(_terms, term);

    /// <summary>Of a stem without its sign, which would have to be put before it each time.</summary>
    public int OfStem(string stem) => Of(_stems, stem);

    /// <summary>By number; null for a number that stands for nothing.</summary>
    public string?[] Names()
    {
        var names = new string?[_count];
        foreach (var (term, number) in _terms)
            names[number] = term;
        foreach (var (stem, number) in _stems)
            names[number] = ReportTerms.StemSign + stem;
        return names;
    }

    private int Of(ConcurrentDictionary<string, int> numbers, string term) =>
        numbers.TryGetValue(term, out var number) ? number : numbers.GetOrAdd(term, _ => Interlocked.Increment(ref _count) - 1);
}
