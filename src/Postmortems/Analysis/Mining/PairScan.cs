using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>Two reports by their places, the lower first, and how far their likeness lies above what a family asks for.</summary>
/// <param name="IsStated">Both state their causes, and these have been weighed.</param>
internal readonly record struct Edge(int Low, int High, double Margin, bool IsStated);

/// <summary>Every report against every other, once: its nearest, and the pairs that a family could be made of.</summary>
/// <remarks>
/// Rows are independent and share nothing, so that threads cannot change a digit. What a family asks for was chosen where it is a flat optimum over public
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

    /// <summary>The logarithm of what is asked for: of the others about one report tells of the same cause, and so many do not.</summary>
    private readonly double _odds;

    private readonly LikenessIndex _index;
    private readonly int _nearest;
    private readonly Spread _spread = new();

    private PairScan(LikenessIndex index, int nearest)
    {
        (_index, _nearest, _odds) = (index, nearest, Math.Log(Odds * Math.Max(index.Evidence.Told, 1)));
        Nearest = new (int Place, double Score)[index.Incidents.Length][];
        var edges = new List<Edge>[index.Incidents.Length];
        Parallel.For(0, index.Incidents.Length, () => (Sums: new double[index.Incidents.Length], Spread: new Spread()), (row, _, own) =>
        {
            (Nearest[row], edges[row]) = Row(row, own.Sums);
            own.Spread.Add(own.Sums.AsSpan(row + 1));
            return own;
        }, own => _spread.Add(own.Spread));
        // Where any two reports have much in common (one template, few words), more than that is asked for.
        var more = _spread.Outlying - Floor;
        Edges = [.. edges.SelectMany(row => row).Where(edge => edge.IsStated || edge.Margin >= more)];
    }

    /// <summary>For each report, the most alike first, without those that a person has told apart.</summary>
    public (int Place, double Score)[][] Nearest { get; }

    /// <summary>In the order of places.</summary>
    public Edge[] Edges { get; }

    public static PairScan Of(LikenessIndex index, int nearest) => new(index, nearest);

    private ((int Place, double Score)[] Nearest, List<Edge> Edges) Row(int row, double[] sums)
    {
        _index.Space.Likenesses(row, sums);
        var best = new PriorityQueue<int, (double Score, int Before)>(_nearest + 1);
        var edges = new List<Edge>();
        var facts = _index.Facts[row];
        for (var other = 0; other < sums.Length; other++)
        {
            if (other == row)
                continue;
            var score = sums[other] + facts.With(_index.Facts[other]);
            if (best.Count < _nearest)
                best.Enqueue(other, (score, -other));
            else if (best.TryPeek(out _, out var worst) && score > worst.Score)
                best.EnqueueDequeue(other, (score, -other));
            if (other > row && EdgeOf(row, other, sums[other], score) is { } edge)
                edges.Add(edge);
        }

        return (InOrder(row, best), edges);
    }

    private (int Place, double Score)[] InOrder(int row, PriorityQueue<int, (double Score, int Before)> best) =>
    [
        .. best.UnorderedItems
            .Where(item => _index.Said.Of(row, item.Element) is not Likeness.Different)
            .OrderByDescending(item => _index.Said.Of(row, item.Element) is not null)
            .ThenByDescending(item => item.Priority)
            .Select(item => (item.Element, item.Priority.Score)),
    ];

    /// <summary>Null where it is none: too little in common, other causes, or told apart.</summary>
    private Edge? EdgeOf(int a, int b, double words, double score)
    {
        var evidence = _index.Evidence;
        var isStated = evidence.Told >= Families.FewestReports && evidence.Tells(a) && evidence.Tells(b);
        if (words < LikenessIndex.Floor || (!isStated && score < Floor) || _index.Said.Of(a, b) is Likeness.Different or Likeness.Symptom)
            return null;
        var margin = isStated ? Stated(a, b, words) : score - Floor - (_index.Facts[a].SharesServiceWith(_index.Facts[b]) ? 0 : Strangers);
        return margin < 0 ? null : new Edge(a, b, margin, isStated);
    }

    /// <summary>The causes must speak for each other by themselves, and with the support of the rest outweigh how seldom two reports tell of one.</summary>
    private double Stated(int a, int b, double words)
    {
        var asked = _odds - (Support * words);
        var odds = _index.Evidence.Of(a, b, Math.Max(0, asked));
        return odds < 0 ? -1 : (odds - asked) / Support;
    }
}
