using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>Two reports by their places, the lower first, and how far their likeness lies above what a family asks for.</summary>
internal readonly record struct Edge(int Low, int High, double Margin);

/// <summary>Every report against every other, once: its nearest, and the pairs that a family could be made of.</summary>
/// <remarks>
/// Rows are independent and share nothing, so that threads cannot change a digit. What a family asks for was chosen where it is a flat optimum over public
/// postmortems of many teams; strangers (91 reports of 91 companies) make no pair of it.
/// </remarks>
internal sealed class PairScan
{
    /// <summary>Of one service. The middle of such pairs lies at 0.09.</summary>
    public const double Floor = 0.22;

    /// <summary>More is asked of reports that name no service in common: recurrences mostly come where they came before.</summary>
    private const double Strangers = 0.04;

    /// <summary>Where both reports give causes in their front matter, the causes alone must be alike too: the same symptom is not the same cause.</summary>
    private const double CauseFloor = 0.10;

    /// <summary>What a shared kind of cause adds there, and none in common takes away.</summary>
    private const double KindWeight = 0.05;

    private readonly LikenessIndex _index;
    private readonly int _nearest;
    private readonly Spread _spread = new();

    private PairScan(LikenessIndex index, int nearest)
    {
        (_index, _nearest) = (index, nearest);
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
        Edges = [.. edges.SelectMany(row => row).Where(edge => edge.Margin >= more)];
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
            if (other > row && score >= Floor && MarginOf(row, other, score) is { } margin)
                edges.Add(new Edge(row, other, margin));
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

    /// <summary>Null where it is no edge: too little in common, other causes, or told apart.</summary>
    private double? MarginOf(int a, int b, double score)
    {
        var (mine, theirs) = (_index.Facts[a], _index.Facts[b]);
        var margin = score - Floor - (mine.SharesServiceWith(theirs) ? 0 : Strangers);
        if (margin < 0 || _index.Said.Of(a, b) is Likeness.Different or Likeness.Symptom)
            return null;
        var bothTell = _index.Causes.TermsOf(a).Length > 0 && _index.Causes.TermsOf(b).Length > 0;
        return bothTell && _index.Causes.Likeness(a, b) + (KindWeight * mine.KindsWith(theirs)) < CauseFloor ? null : margin;
    }
}
