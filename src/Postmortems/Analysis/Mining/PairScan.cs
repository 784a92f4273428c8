using System.Collections.Concurrent;
using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>Two reports by their places, the lower first, and how far their likeness lies above what a family asks for.</summary>
/// <param name="IsStated">Both state their causes, and these have been weighed.</param>
internal readonly record struct Edge(int Low, int High, double Margin, bool IsStated);

/// <summary>Every report against every other, once: its nearest, and the pairs that a family could be made of.</summary>
/// <remarks>
/// Each pair is met once, by one thread, and what is kept of it does not depend on the order of meetings: threads cannot change a digit. What a family asks for was chosen where it is a flat optimum over public
/// postmortems of many teams; strangers (91 reports of 91 companies) make no pair of it.
/// </remarks>
internal sealed class PairScan
{
    /// <summary>Of one service. The middle of such pairs lies at 0.09.</summary>
    public const double Floor = 0.21;

    /// <summary>More is asked of reports that name no service in common: recurrences mostly come where they came before.</summary>
    private const double Strangers = 0.04;

    /// <summary>
    /// What the likeness of the whole texts adds to the odds of the causes, for each unit: words that title, symptoms and body share support a cause that is
    /// stated, and are none. Chosen on generated libraries, where 6 loses a quarter of the recurrences, and 10 joins a fifth of strangers.
    /// </summary>
    private const double Support = 8;

    /// <summary>Six to one that it is one cause.</summary>
    private const double Odds = 6;

    /// <summary>Far below what likenesses differ by, and far above what their last bits do: a bound must not cut what it only just holds.</summary>
    private const double Slack = 1e-9;

    /// <summary>The logarithm of what is asked for: of the others about one report tells of the same cause, and so many do not.</summary>
    private readonly double _odds;

    /// <summary>What a pair can have beside its words, at most.</summary>
    private readonly double _most;

    private readonly LikenessIndex _index;
    private readonly CauseEvidence _evidence;
    private readonly ConcurrentBag<Work> _done = [];
    private readonly List<Edge>[] _edges;

    private PairScan(LikenessIndex index, int nearest)
    {
        var count = index.Incidents.Length;
        (_index, _evidence, _edges) = (index, index.Evidence, new List<Edge>[count]);
        _most = index.Fit.Weights.Most;
        _odds = Math.Log(Odds * Math.Max(_evidence.Told, 1));
        // A thread that is given other work in between leaves its sums and lists to the next one.
        Parallel.For(0, (count + LikenessRows.Rows - 1) / LikenessRows.Rows, () => _done.TryTake(out var left) ? left : new Work(index.Space, nearest), (block, _, work) =>
        {
            work.Rows.Take(block * LikenessRows.Rows);
            Scan(work);
            return work;
        }, _done.Add);
        var all = new Work(index.Space, nearest);
        foreach (var work in _done)
        {
            all.Spread.Add(work.Spread);
            all.Nearest.Add(work.Nearest);
        }

        Nearest = [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(place => InOrder(place, all.Nearest))];
        // Where any two reports have much in common (one template, few words), more than that is asked for.
        var more = all.Spread.Outlying - Floor;
        var dealt = new DealtWords(index);
        Edges = [.. _edges.SelectMany(row => row).Where(edge => edge.IsStated || edge.Margin >= more).AsParallel().AsOrdered().Where(dealt.AreFewerThanShared)];
    }

    /// <summary>For each report, the most alike first, without those that a person has told apart.</summary>
    public (int Place, double Score)[][] Nearest { get; }

    /// <summary>In the order of places.</summary>
    public Edge[] Edges { get; }

    public static PairScan Of(LikenessIndex index, int nearest) => new(index, nearest);

    /// <summary>What cannot become a neighbour or an edge goes first, by one comparison for all rows.</summary>
    private void Scan(Work work)
    {
        var (rows, nearest) = (work.Rows, work.Nearest);
        for (var row = rows.First; row < rows.First + rows.Count; row++)
            _edges[row] = [];
        Span<double> asked = stackalloc double[LikenessRows.Rows];
        asked.Fill(double.PositiveInfinity);
        for (var lane = 0; lane < rows.Count; lane++)
            asked[lane] = Asked(nearest, rows.First + lane);
        for (var other = rows.First + 1; other < _edges.Length; other++)
        {
            rows.Meet(other);
            var sums = rows.Sums[..Math.Min(rows.Count, other - rows.First)];
            work.Spread.Add(sums);
            var enough = Asked(nearest, other);
            for (var lane = rows.IsNear(asked, enough) ? 0 : sums.Length; lane < sums.Length; lane++)
            {
                if (sums[lane] < Math.Min(asked[lane], enough))
                    continue;
                Meet(work, rows.First + lane, other, sums[lane]);
                asked[lane] = Asked(nearest, rows.First + lane);
            }
        }
    }

    /// <summary>Below it a likeness of words makes neither a neighbour of the report, as far as it has met others, nor an edge.</summary>
    private double Asked(NearestLists nearest, int place) => Math.Min(LikenessIndex.Floor, nearest.Least(place) - _most - Slack);

    private void Meet(Work work, int a, int b, double words)
    {
        var nearest = work.Nearest;
        var mayBeEdge = MayBeEdge(a, b, words);
        if (!mayBeEdge && words + _most + Slack < Math.Min(nearest.Least(a), nearest.Least(b)))
            return;
        var score = _index.Likeness(a, b, words);
        nearest.Offer(a, b, score);
        nearest.Offer(b, a, score);
        if (mayBeEdge && EdgeOf(work, (a, b), words, score) is { } edge)
            _edges[a].Add(edge);
    }

    private (int Place, double Score)[] InOrder(int place, NearestLists nearest) =>
    [
        .. nearest.Of(place).ToArray()
            .Where(near => _index.Said.Of(place, near.Place) is not Likeness.Different)
            .OrderByDescending(near => _index.Said.Of(place, near.Place) is not null),
    ];

    private bool AreStated(int a, int b) => _evidence.Told >= Families.FewestReports && _evidence.Tells(a) && _evidence.Tells(b);

    /// <summary>What one of the two states can never outweigh what is asked for: asked of all pairs, before anything is counted.</summary>
    private bool MayBeEdge(int a, int b, double words) =>
        words >= LikenessIndex.Floor && (!AreStated(a, b) || Math.Min(_evidence.Most(a), _evidence.Most(b)) + Slack >= Math.Max(0, _odds - (Support * words)));

    /// <summary>Null where it is none: other causes, told apart, or without causes too little in common.</summary>
    private Edge? EdgeOf(Work work, (int A, int B) pair, double words, double score)
    {
        var ((a, b), isStated) = (pair, AreStated(pair.A, pair.B));
        if ((!isStated && score < Floor) || _index.Said.Of(a, b) is Likeness.Different or Likeness.Symptom)
            return null;
        var margin = isStated ? Stated(work, pair, words) : score - Floor - (_index.Facts[a].SharesServiceWith(_index.Facts[b]) ? 0 : Strangers);
        return margin < 0 ? null : new Edge(a, b, margin, isStated);
    }

    /// <summary>The causes must speak for each other by themselves, and with the support of the rest outweigh how seldom two reports tell of one.</summary>
    private double Stated(Work work, (int A, int B) pair, double words)
    {
        var asked = _odds - (Support * words);
        var key = (_evidence.SameAs(pair.A), _evidence.SameAs(pair.B));
        double odds;
        if (key == pair || (work.Odds.Count == Work.MostOdds && !work.Odds.ContainsKey(key)))
            odds = _evidence.Of(pair.A, pair.B, Math.Max(0, asked));
        else if (!work.Odds.TryGetValue(key, out odds))
            work.Odds[key] = odds = _evidence.Of(pair.A, pair.B, double.NegativeInfinity);
        return odds < 0 ? -1 : (odds - asked) / Support;
    }

    /// <summary>What a thread needs for itself.</summary>
    private sealed class Work(TermSpace space, int nearest)
    {
        public const int MostOdds = 50_000;

        public LikenessRows Rows { get; } = new(space);

        public NearestLists Nearest { get; } = new(space.Count, nearest);

        public Spread Spread { get; } = new();

        /// <summary>Of what several reports state in the same words: a thousand copies make half a million pairs.</summary>
        public Dictionary<(int A, int B), double> Odds { get; } = [];
    }
}
