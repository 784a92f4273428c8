using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>
/// Joins reports to families by complete linkage: any two members are alike, so that no chain of small steps leads from one cause to another
/// (Sørensen, "A method of establishing groups of equal amplitude", 1948). The closest two groups are joined first; what is equally close, in the order of places.
/// </summary>
internal sealed class Clusters
{
    /// <summary>What words alone may join. More than that is a theme, and no recurrence.</summary>
    public const int MostMembers = 8;

    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, Dictionary<int, double>> _links = [];
    private readonly PriorityQueue<(int A, int B), (double Distance, int A, int B)> _closest = new();

    private Clusters(int count, IEnumerable<Edge> edges, SaidLikeness said)
    {
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

    /// <summary>Two groups are linked where every member of one is alike to every member of the other, as strongly as the weakest pair.</summary>
    private void Link(IEnumerable<Edge> edges, int[] group)
    {
        var between = edges.Where(edge => group[edge.Low] != group[edge.High])
            .GroupBy(edge => (A: Math.Min(group[edge.Low], group[edge.High]), B: Math.Max(group[edge.Low], group[edge.High])));
        foreach (var pair in between)
        {
            if (pair.Count() == _members[pair.Key.A].Count * _members[pair.Key.B].Count)
                Link(pair.Key.A, pair.Key.B, pair.Min(edge => edge.Margin));
        }
    }

    private void Link(int a, int b, double margin)
    {
        LinksOf(a)[b] = margin;
        LinksOf(b)[a] = margin;
        _closest.Enqueue((Math.Min(a, b), Math.Max(a, b)), (-margin, Math.Min(a, b), Math.Max(a, b)));
    }

    private Dictionary<int, double> LinksOf(int group) => _links.TryGetValue(group, out var links) ? links : _links[group] = [];

    private void Join(int a, int b)
    {
        var (mine, theirs) = (_links[a], _links[b]);
        if (_members[a].Count + _members[b].Count > MostMembers)
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
        foreach (var (other, margin) in mine.Where(link => link.Key != b).OrderBy(link => link.Key))
        {
            _links[other].Remove(a);
            if (theirs.TryGetValue(other, out var their))
                Link(a, other, Math.Min(margin, their));
        }
    }
}
