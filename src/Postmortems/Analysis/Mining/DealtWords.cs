namespace Postmortems.Analysis.Mining;

/// <summary>
/// Whether two reports share more than they would if the words of the library, its kinds of cause and its services had been dealt to its reports at random.
/// What few reports have says more: S = Σ ln(1 / p) over all that both have, with p the chance that the other was dealt it as well. P(S ≥ s) is reckoned
/// item by item over all hands, as for any sum of independent values (Feller, "An introduction to probability theory and its applications", 1968, chapter XI),
/// in steps that are rounded to the side of doubt.
/// </summary>
/// <remarks>Nothing is dealt: what comes out holds for every dealing, whatever else makes a pair be looked at.</remarks>
internal sealed class DealtWords
{
    /// <summary>
    /// As many pairs of a library of dealt words may share so much, where words are all that speaks for a pair. Of 50 libraries of sentences of random words
    /// none has a family then; with 1 three have, with 3 nine.
    /// </summary>
    private const double Alone = 0.3;

    /// <summary>
    /// The same where stated causes speak for the pair too: with 3, and with 1, no family was made by 80 dealings of short texts, with 8 one. With 1 a tenth
    /// of what 3 finds in generated libraries is missed.
    /// </summary>
    private const double BesideCauses = 3;

    /// <summary>Steps times items: where texts are long there is less need to be exact.</summary>
    private const int Work = 100_000;

    private const int FewestSteps = 300, MostSteps = 2000;

    private readonly LikenessIndex _index;
    private readonly TermSpace _space;

    /// <summary>Words in each text, by their mean.</summary>
    private readonly double[] _lengths;

    /// <summary>Reports that have a fact.</summary>
    private readonly int[] _having;
    private readonly double _pairs;

    public DealtWords(LikenessIndex index)
    {
        (_index, _space) = (index, index.Space);
        var lengths = Enumerable.Range(0, _space.Count).Select(text => (double)WordsOf(text).Count()).ToArray();
        var mean = lengths.DefaultIfEmpty().Average();
        _lengths = [.. lengths.Select(length => length / mean)];
        _having = new int[index.Facts.SelectMany(FactsOf).DefaultIfEmpty().Max() + 1];
        foreach (var fact in index.Facts.SelectMany(FactsOf))
            _having[fact]++;
        _pairs = Math.Max(1, _space.Count * (_space.Count - 1.0) / 2);
    }

    public bool AreFewerThanShared(Edge edge)
    {
        var (a, b, most) = (edge.Low, edge.High, (edge.IsStated ? BesideCauses : Alone) / _pairs);
        var words = Shared(a, b);
        return Chance(a, b, words) <= most && Chance(b, a, words) <= most;
    }

    /// <summary>That a hand of the other's size has as much of this one's as the two really share.</summary>
    private double Chance(int one, int other, List<int> words)
    {
        var theirs = FactsOf(_index.Facts[other]).ToHashSet();
        var shared = words.Sum(word => -Math.Log(Dealt(word, other))) + FactsOf(_index.Facts[one]).Where(theirs.Contains).Sum(fact => -Math.Log(ShareOf(fact)));
        return shared <= 0 ? 1 : Beyond(shared, [.. WordsOf(one).Select(word => Dealt(word, other)), .. FactsOf(_index.Facts[one]).Select(ShareOf)]);
    }

    /// <summary>That independent items, each with its chance and worth what it is unlikely, come to a sum.</summary>
    private static double Beyond(double sum, List<double> chances)
    {
        var sums = new double[Math.Clamp(Work / chances.Count, FewestSteps, MostSteps)];
        var beyond = 0.0;
        sums[0] = 1;
        foreach (var chance in chances)
        {
            var steps = Math.Min(sums.Length, (int)Math.Ceiling(-Math.Log(chance) / sum * sums.Length));
            for (var at = sums.Length - steps; at < sums.Length; at++)
                beyond += sums[at] * chance;
            for (var at = sums.Length - 1; at >= 0; at--)
                sums[at] = (sums[at] * (1 - chance)) + (at < steps ? 0 : sums[at - steps] * chance);
        }

        return beyond;
    }

    /// <summary>That a text of such a length was dealt a word that so many texts have.</summary>
    private double Dealt(int word, int text) => 1 - Math.Pow(1 - (_space.SpreadOf(word) / (_space.Count + 1.0)), _lengths[text]);

    private double ShareOf(int fact) => _having[fact] / (_space.Count + 1.0);

    /// <summary>Of "cert-manager.io" the whole, and not its parts as well: they would be dealt as one.</summary>
    private List<int> Shared(int a, int b)
    {
        var words = _space.Shared(a, b).Select(shared => shared.Term).Where(_space.IsWord).ToList();
        var parts = words.Select(_space.TermOf).Where(word => word.AsSpan().ContainsAny('-', '_', '.')).SelectMany(word => word.Split('-', '_', '.')).ToHashSet(StringComparer.Ordinal);
        return parts.Count == 0 ? words : [.. words.Where(word => !parts.Contains(_space.TermOf(word)))];
    }

    private IEnumerable<int> WordsOf(int text) => _space.TermsOf(text).ToArray().Where(_space.IsWord);

    /// <summary>Triggers and gates go along with kinds, and would count the same thing twice.</summary>
    private static IEnumerable<int> FactsOf(ReportFacts facts) => facts.Kinds.Concat(facts.Services);
}
