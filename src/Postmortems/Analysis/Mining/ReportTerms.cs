namespace Postmortems.Analysis.Mining;

/// <summary>
/// A text as counts of terms, seen in three ways: its words as they are written (identifiers and error messages whole and in their parts), the stems
/// of what tells most, and the concepts of the trade, which two languages share.
/// </summary>
internal sealed record ReportTerms(TermCounts Words, TermCounts Stems, TermCounts Mentions)
{
    /// <summary>What begins a stem in reasons and lists; concepts have <see cref="Language.Concepts.Sign"/>, and words nothing.</summary>
    public const char StemSign = '~';

    public TermCounts[] Views => [Words, Stems, Mentions];
}

/// <summary>How often each term stands in a text, in no order: see <see cref="TermNumbers"/>.</summary>
internal readonly record struct TermCounts(int[] Numbers, double[] Counts)
{
    public static TermCounts Of(Dictionary<string, double> counts, Func<string, int> numberOf)
    {
        var (numbers, times, next) = (new int[counts.Count], new double[counts.Count], 0);
        foreach (var (term, count) in counts)
            (numbers[next], times[next++]) = (numberOf(term), count);
        return new TermCounts(numbers, times);
    }
}
