using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>
/// Joins reports to families by average linkage: two groups are as close as their pairs are on average (Sokal and Michener, "A statistical method for
/// evaluating systematic relationships", 1958). The closest two groups are joined first; what is equally close, in the order of places.
/// </summary>
/// <remarks>
/// A pair that is no edge counts as one that has nothing in common, whatever it has: one weak pair among strong ones does not part a family, and no chain
/// of small steps leads from one cause to another.
/// </remarks>
internal sealed class Clusters
{
    /// <summary>What words alone may join. More than that is a theme, and no recurrence.</summary>
    public const int MostMembers = 8;

    private const double Absent = -PairScan.Floor;

    private readonly SaidLikeness _said;
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, Dictionary<int, double>> _links = [];
    private readonly PriorityQueue<(int A, int B), (double Distance, int A, int B)> _closest = new();

    private Clusters(int count, IEnumerable<Edge> edges, SaidLikeness said)
    {
        _said = said;
        var group = Said(count, said);
        foreach (var place in Enumerable.Range(0, count))
        {
            _members.TryAdd(group[place], []);
            _members[group[place]].Add(place);
        }

        Link(edges, group);
        while (_closest.TryDequeue(out var pair, out var priority))
        {
            if (_links.TryGetValue(pair.A, out var links) && links.TryGetValue(pair.B, out var margin) && margin.Equals(-priority.Distance))
                Join(pair.A, pair.B);
        }
    }

    /// <summary>Groups of two and more, each in the order of places, by their first.</summary>
    public static List<List<int>> Of(int count, IEnumerable<Edge> edges, SaidLikeness said) =>
        [.. new Clusters(count, edges, said)._members.Values.Where(members => members.Count > 1).OrderBy(members => members[0])];

    /// <summary>What people call the same cause is one group, whatever the words; two that they have told apart are never in one.</summary>
    private static int[] Said(int count, SaidLikeness said)
    {
        var group = Enumerable.Range(0, count).ToArray();
        var apart = said.All.Where(pair => pair.Same is Likeness.Different).ToList();
        foreach (var (a, b, _) in said.All.Where(pair => pair.Same is Likeness.Cause))
        {
            var (low, high) = (Math.Min(group[a], group[b]), Math.Max(group[a], group[b]));
            if (apart.Exists(pair => (group[pair.A], group[pair.B]) == (low, high) || (group[pair.A], group[pair.B]) == (high, low)))
                continue;
            for (var place = 0; place < count; place++)
            {
                if (group[place] == high)
                    group[place] = low;
            }
        }

        return group;
    }

    private void Link(IEnumerable<Edge> edges, int[] group)
    {
        var between = edges.Where(edge => group[edge.Low] != group[edge.High])
            .GroupBy(edge => (A: Math.Min(group[edge.Low], group[edge.High]), B: Math.Max(group[edge.Low], group[edge.High])));
        foreach (var pair in between)
        {
            var pairs = _members[pair.Key.A].Count * _members[pair.Key.B].Count;
            Link(pair.Key.A, pair.Key.B, (pair.Sum(edge => edge.Margin) + ((pairs - pair.Count()) * Absent)) / pairs);
        }
    }

    private void Link(int a, int b, double margin)
    {
        LinksOf(a)[b] = margin;
        LinksOf(b)[a] = margin;
        if (margin >= 0)
            _closest.Enqueue((Math.Min(a, b), Math.Max(a, b)), (-margin, Math.Min(a, b), Math.Max(a, b)));
    }

    private Dictionary<int, double> LinksOf(int group) => _links.TryGetValue(group, out var links) ? links : _links[group] = [];

    private void Join(int a, int b)
    {
        var (mine, theirs, many, more) = (_links[a], _links[b], _members[a].Count, _members[b].Count);
        if (many + more > MostMembers || AreApart(a, b))
        {
            mine.Remove(b);
            theirs.Remove(a);
            return;
        }

        _members[a] = [.. _members[a].Concat(_members[b]).Order()];
        _members.Remove(b);
        _links.Remove(b);
        foreach (var other in theirs.Keys)
            _links[other].Remove(b);
        _links[a] = [];
        foreach (var other in mine.Keys.Union(theirs.Keys).Where(other => other != a && other != b).Order())
        {
            _links[other].Remove(a);
            Link(a, other, ((many * mine.GetValueOrDefault(other, Absent)) + (more * theirs.GetValueOrDefault(other, Absent))) / (many + more));
        }
    }

    /// <summary>Somebody has said of two of them that they are not of one cause.</summary>
    private bool AreApart(int a, int b) =>
        _members[a].Exists(one => _said.IsNamed(one) && _members[b].Exists(other => _said.Of(one, other) is Likeness.Different or Likeness.Symptom));
}
