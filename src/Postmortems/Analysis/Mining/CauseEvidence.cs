using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>
/// How strongly what two reports state of their causes speaks for one cause, as the logarithm of odds: record linkage (Fellegi and Sunter, "A theory for
/// record linkage", 1969). What both state adds ln(m / u), with m how often a recurrence repeats it and u how often any other report has it; what one
/// alone states adds ln((1 - m) / (1 - u)), which is below zero.
/// </summary>
/// <remarks>
/// u is counted in the library, without the two. Words that go together are one turn of phrase and not many proofs: each is judged given that of the
/// rarer ones which it goes along with most (as in the trees of Chow and Liu, 1968), so that a phrase that many reports share counts once.
/// </remarks>
internal sealed class CauseEvidence
{
    /// <summary>A word of the cause comes again in a recurrence; 0.55 to 0.75 changed little in generated libraries.</summary>
    private const double Word = 0.7;

    /// <summary>Of more words only the rarest are weighed.</summary>
    private const int MostWords = 32;

    /// <summary>A report has few facts; of more the rarest count.</summary>
    private const int MostFacts = 32;

    /// <summary>Kind of cause, service, kind of trigger, gate with reason: the more a thing belongs to the cause itself, the more surely it comes again.</summary>
    private static readonly double[] Repeated = [0.85, 0.7, 0.6, 0.55];

    /// <summary>Words and facts of each report by number, the rarest in the library first: what is shared comes out in that order.</summary>
    private readonly int[][] _items;
    private readonly int[][] _facts;
    private readonly Postings _postings;
    private readonly int[] _groups;

    /// <summary>For each word and fact what it is worth at most, and what it costs where one alone says it.</summary>
    private readonly double[] _worth;
    private readonly double[] _against;

    /// <summary>For each item of a report the reports that have it with each item before it, row by row: asked again for each pair that the report is in.</summary>
    private readonly int[][] _both;
    private readonly double[][] _alone;
    private readonly double[] _unshared;

    /// <summary>For each place among a report's items what it and all behind it can add at most, were they shared.</summary>
    private readonly double[][] _rest;
    private readonly double[] _most;
    private readonly int[] _sames;

    /// <param name="causes">What each states of its causes, in words. A report without any, or without one in its front matter, has no say here.</param>
    public CauseEvidence(IReadOnlyList<Incident> incidents, TermSpace causes)
    {
        var stated = incidents.Select((incident, place) => StatedBy(incident, causes, place)).ToArray();
        Told = stated.Count(items => items.Length > 0);
        // Numbered anew: the rarest first, and of equally rare ones in the order in which the reports have them.
        var spread = stated.SelectMany(items => items).CountBy(item => item).Select((item, met) => (item.Key, item.Value, Met: met)).OrderBy(item => item.Value).ThenBy(item => item.Met).ToArray();
        var numbers = spread.Index().ToDictionary(item => item.Item.Key, item => item.Index);
        _groups = [.. spread.Select(item => item.Key.Group)];
        _items = [.. stated.Select(items => items.Select(item => numbers[item]).Order().ToArray())];
        _facts = [.. _items.Select(items => items.Where(item => _groups[item] >= 0).ToArray())];
        _postings = new Postings(PlacesOf(_items, spread.Length), incidents.Count);
        _worth = [.. _groups.Select((_, item) => Math.Max(0, Math.Log(MeaningOf(item) / ShareOf(_postings.CountOf(item), Told))))];
        _against = [.. _groups.Select((_, item) => Math.Log((1 - Word) / (1 - Math.Min(Word, ShareOf(_postings.CountOf(item), Told)))))];
        _both = [.. _items.AsParallel().AsOrdered().Select(BothOf)];
        _alone = [.. _items.Zip(_both, Alone)];
        _unshared = [.. _items.Select((all, place) => all.Select((item, i) => _alone[place][i] * _against[item]).Sum())];
        _rest = [.. _items.Zip(_alone, Rest)];
        _sames = Sames(_items);
        _most = [.. _items.Select(items => items.Sum(item => _worth[item]))];
    }

    /// <summary>How many reports state causes: of few nothing can be said to be rare.</summary>
    public int Told { get; }

    public bool Tells(int place) => _items[place].Length > 0;

    /// <summary>Which no report can make <see cref="Of"/> exceed beside this one.</summary>
    public double Most(int place) => _most[place];

    /// <summary>The first place that states the very same: what is reckoned for one of them holds for all.</summary>
    public int SameAs(int place) => _sames[place];

    /// <param name="least">What cannot reach it is minus infinity.</param>
    public double Of(int a, int b, double least)
    {
        Span<int> shared = stackalloc int[MostWords + MostFacts];
        var (mine, theirs, count) = (_items[a], _items[b], 0);
        var (myRest, theirRest) = (_rest[a], _rest[b]);
        var against = (_unshared[a] + _unshared[b]) / 2;
        var atMost = against;
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            // What is rare says most and comes first: two that share none of it are given up soon.
            if (atMost + Math.Min(myRest[i], theirRest[j]) < least)
                return double.NegativeInfinity;
            var (one, other) = (mine[i], theirs[j]);
            if (one == other)
            {
                var cost = _against[one] * (_alone[a][i] + _alone[b][j]) / 2;
                (against, atMost) = (against - cost, atMost - cost + _worth[one]);
                shared[count++] = i;
            }

            i += one <= other ? 1 : 0;
            j += other <= one ? 1 : 0;
        }

        var differences = Differences(a, b);
        return atMost + differences < least ? double.NegativeInfinity : against + differences + Together(a, shared[..count]);
    }

    private static (int Group, string Value)[] StatedBy(Incident incident, TermSpace causes, int place)
    {
        if (string.IsNullOrWhiteSpace(ReportText.CausesOf(incident)))
            return [];
        // Stems and concepts stand for the words, which are the same again.
        var words = causes.TermsOf(place).ToArray().Where(term => !causes.IsWord(term)).OrderBy(causes.SpreadOf).ThenBy(term => term).Take(MostWords).ToArray();
        return words.Length == 0 ? [] : [.. words.Select(term => (-1, causes.TermOf(term))), .. FactsOf(incident).Distinct().Take(MostFacts)];
    }

    private static List<int>[] PlacesOf(int[][] items, int count)
    {
        var places = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        foreach (var (place, all) in items.Index())
        {
            foreach (var item in all)
                places[item].Add(place);
        }

        return places;
    }

    private static int[] Sames(int[][] items)
    {
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. items.Select((stated, place) => firsts.TryAdd(string.Join(' ', stated), place) ? place : firsts[string.Join(' ', stated)])];
    }

    /// <param name="shared">Where in the items of the one they stand, the rarest first.</param>
    private double Together(int a, ReadOnlySpan<int> shared)
    {
        var (items, both, sum) = (_items[a], _both[a], 0.0);
        for (var i = 0; i < shared.Length; i++)
        {
            var row = both.AsSpan(shared[i] * (shared[i] - 1) / 2);
            var u = ShareOf(_postings.CountOf(items[shared[i]]), Told);
            for (var j = 0; j < i; j++)
                u = Math.Max(u, ShareOf(row[shared[j]], _postings.CountOf(items[shared[j]])));
            sum += Math.Max(0, Math.Log(MeaningOf(items[shared[i]]) / u));
        }

        return sum;
    }

    /// <summary>What both give and differ in.</summary>
    private double Differences(int a, int b)
    {
        var sum = 0.0;
        for (var group = 0; group < Repeated.Length; group++)
        {
            var (mine, theirs, same) = (false, false, false);
            foreach (var fact in _facts[a])
                (mine, same) = (mine || _groups[fact] == group, same || (_groups[fact] == group && _facts[b].Contains(fact)));
            foreach (var fact in _facts[b])
                theirs |= _groups[fact] == group;
            sum += mine && theirs && !same ? Math.Log(1 - Repeated[group]) : 0;
        }

        return sum;
    }

    private int[] BothOf(int[] items)
    {
        var both = new int[items.Length * Math.Max(0, items.Length - 1) / 2];
        for (var (i, at) = (0, 0); i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
                both[at++] = _postings.Both(items[i], items[j]);
        }

        return both;
    }

    /// <summary>For each word, how little of it the rarer ones of the same text foretell; nothing for a fact.</summary>
    private double[] Alone(int[] items, int[] both)
    {
        var alone = new double[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var foretold = _groups[items[i]] < 0 ? 0.0 : 1;
            for (var j = 0; j < i && foretold < 1; j++)
                foretold = _groups[items[j]] < 0 ? Math.Max(foretold, (both[(i * (i - 1) / 2) + j] - 1.0) / _postings.CountOf(items[j])) : foretold;
            alone[i] = 1 - foretold;
        }

        return alone;
    }

    private double[] Rest(int[] items, double[] alone)
    {
        var (rest, sum) = (new double[items.Length], 0.0);
        for (var i = items.Length - 1; i >= 0; i--)
            rest[i] = sum += _worth[items[i]] - (_against[items[i]] * (alone[i] + 1) / 2);
        return rest;
    }

    private double MeaningOf(int item) => _groups[item] < 0 ? Word : Repeated[_groups[item]];

    /// <summary>Among others than the two, with half a report more, so that nothing is impossible.</summary>
    private static double ShareOf(int having, int all) => (Math.Max(having - 2, 0) + 0.5) / (Math.Max(all - 2, 0) + 1);

    private static IEnumerable<(int Group, string Value)> FactsOf(Incident incident) =>
    [
        .. ReportFacts.KindsOf(incident).Select(value => (0, value)),
        .. ReportFacts.ServicesOf(incident).Select(value => (1, value)),
        .. ReportFacts.TriggerOf(incident).Select(value => (2, value)),
        .. ReportFacts.EscapesOf(incident).Select(value => (3, value)),
    ];
}
