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
    private const int MostWords = 64;

    /// <summary>Kind of cause, service, kind of trigger, gate with reason: the more a thing belongs to the cause itself, the more surely it comes again.</summary>
    private static readonly double[] Repeated = [0.85, 0.7, 0.6, 0.55];

    private readonly int[][] _words;
    private readonly int[][] _facts;
    private readonly Postings _postings;
    private readonly int[] _groups;

    /// <summary>For each word and fact what it is worth at most, and what it costs where one alone says it.</summary>
    private readonly double[] _worth;
    private readonly double[] _against;
    private readonly double[][] _alone;
    private readonly double[] _unshared;
    private readonly double[] _most;
    private readonly int[] _sames;

    /// <param name="causes">What each states of its causes, in words. A report without any, or without one in its front matter, has no say here.</param>
    public CauseEvidence(IReadOnlyList<Incident> incidents, TermSpace causes)
    {
        _words = new int[incidents.Count][];
        _facts = new int[incidents.Count][];
        var ids = new Dictionary<(int Group, string Value), int>();
        var (postings, groups) = (new List<List<int>>(), new List<int>());
        for (var place = 0; place < incidents.Count; place++)
        {
            // Stems and concepts stand for the words, which are the same again.
            var words = causes.TermsOf(place).ToArray().Where(term => !causes.IsWord(term)).OrderBy(causes.SpreadOf).ThenBy(term => term).Take(MostWords);
            _words[place] = Add(HasCause(incidents[place]) ? words.Select(term => (-1, causes.TermOf(term))) : [], place);
            _facts[place] = Add(_words[place].Length == 0 ? [] : FactsOf(incidents[place]).Distinct(), place);
        }

        Told = _words.Count(words => words.Length > 0);
        (_postings, _groups) = (new Postings(postings, incidents.Count), [.. groups]);
        _worth = [.. _groups.Select((_, item) => Math.Max(0, Math.Log(MeaningOf(item) / ShareOf(_postings.CountOf(item), Told))))];
        _against = [.. _groups.Select((_, item) => Math.Log((1 - Word) / (1 - Math.Min(Word, ShareOf(_postings.CountOf(item), Told)))))];
        _alone = [.. _words.AsParallel().AsOrdered().Select(Alone)];
        _unshared = [.. _words.Select((all, place) => all.Select((word, i) => _alone[place][i] * _against[word]).Sum())];
        _sames = Sames(_words, _facts);
        _most = [.. _words.Zip(_facts, (words, facts) => words.Concat(facts).Sum(item => _worth[item]))];

        int[] Add(IEnumerable<(int Group, string Value)> items, int place)
        {
            var added = items.Select(item => ids.TryGetValue(item, out var id) ? id : New(item)).Order().ToArray();
            foreach (var id in added)
                postings[id].Add(place);
            return added;
        }

        int New((int Group, string Value) item)
        {
            postings.Add([]);
            groups.Add(item.Group);
            return ids[item] = ids.Count;
        }
    }

    /// <summary>How many reports state causes: of few nothing can be said to be rare.</summary>
    public int Told { get; }

    public bool Tells(int place) => _words[place].Length > 0;

    /// <summary>Which no report can make <see cref="Of"/> exceed beside this one.</summary>
    public double Most(int place) => _most[place];

    /// <summary>The first place that states the very same: what is reckoned for one of them holds for all.</summary>
    public int SameAs(int place) => _sames[place];

    /// <param name="least">Below it no care is taken: what is returned then is below it, and no more than that.</param>
    public double Of(int a, int b, double least)
    {
        Span<int> shared = stackalloc int[2 * MostWords];
        var count = Meet(_words[a], _words[b], shared);
        var words = shared[..count];
        var against = ((_unshared[a] + _unshared[b]) / 2) + Differences(a, b);
        foreach (var word in words)
            against -= _against[word] * (_alone[a][Array.BinarySearch(_words[a], word)] + _alone[b][Array.BinarySearch(_words[b], word)]) / 2;
        var all = shared[..(count + Meet(_facts[a], _facts[b], shared[count..]))];
        var atMost = against;
        foreach (var item in all)
            atMost += _worth[item];
        return atMost < least ? atMost : against + Together(all);
    }

    private static bool HasCause(Incident incident) => !string.IsNullOrWhiteSpace(ReportText.CausesOf(incident));

    private static int[] Sames(int[][] words, int[][] facts)
    {
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. words.Zip(facts, (said, given) => $"{string.Join(' ', said)};{string.Join(' ', given)}").Select((stated, place) => firsts.TryAdd(stated, place) ? place : firsts[stated])];
    }

    private double Together(Span<int> shared)
    {
        shared.Sort((one, other) => (_postings.CountOf(one), one).CompareTo((_postings.CountOf(other), other)));
        var sum = 0.0;
        for (var i = 0; i < shared.Length; i++)
        {
            var u = ShareOf(_postings.CountOf(shared[i]), Told);
            for (var j = 0; j < i; j++)
                u = Math.Max(u, ShareOf(_postings.Both(shared[i], shared[j]), _postings.CountOf(shared[j])));
            sum += Math.Max(0, Math.Log(MeaningOf(shared[i]) / u));
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

    /// <summary>For each word, how little of it the rarer ones of the same text foretell.</summary>
    private double[] Alone(int[] words)
    {
        var order = words.OrderBy(_postings.CountOf).ThenBy(word => word).ToArray();
        var alone = new double[words.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var foretold = 0.0;
            for (var j = 0; j < i; j++)
                foretold = Math.Max(foretold, (_postings.Both(order[i], order[j]) - 1.0) / _postings.CountOf(order[j]));
            alone[Array.BinarySearch(words, order[i])] = 1 - foretold;
        }

        return alone;
    }

    private double MeaningOf(int item) => _groups[item] < 0 ? Word : Repeated[_groups[item]];

    /// <summary>Among others than the two, with half a report more, so that nothing is impossible.</summary>
    private static double ShareOf(int having, int all) => (Math.Max(having - 2, 0) + 0.5) / (Math.Max(all - 2, 0) + 1);

    private static int Meet(int[] some, int[] others, Span<int> shared)
    {
        var count = 0;
        for (int i = 0, j = 0; i < some.Length && j < others.Length && count < shared.Length;)
        {
            if (some[i] == others[j])
                shared[count++] = some[i];
            var (one, other) = (some[i], others[j]);
            i += one <= other ? 1 : 0;
            j += other <= one ? 1 : 0;
        }

        return count;
    }

    private static IEnumerable<(int Group, string Value)> FactsOf(Incident incident) =>
    [
        .. ReportFacts.KindsOf(incident).Select(value => (0, value)),
        .. ReportFacts.ServicesOf(incident).Select(value => (1, value)),
        .. ReportFacts.TriggerOf(incident).Select(value => (2, value)),
        .. ReportFacts.EscapesOf(incident).Select(value => (3, value)),
    ];
}
