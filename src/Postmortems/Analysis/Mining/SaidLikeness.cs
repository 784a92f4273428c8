using Postmortems.Incidents;

namespace Postmortems.Analysis.Mining;

/// <summary>What people say of pairs of reports, whichever of the two says it. It always wins over words.</summary>
internal sealed class SaidLikeness
{
    private readonly Dictionary<(int Low, int High), Likeness> _said = [];

    private readonly HashSet<int> _named = [];

    public SaidLikeness(IReadOnlyList<Incident> incidents)
    {
        var places = new Dictionary<IncidentId, int>();
        foreach (var (place, incident) in incidents.Index())
        {
            foreach (var former in incident.FormerIds)
                places.TryAdd(former, place);
        }

        foreach (var (place, incident) in incidents.Index())
            places[incident.Id] = place;
        foreach (var (place, incident) in incidents.Index())
        {
            foreach (var related in incident.Related)
            {
                if (places.TryGetValue(related.Id, out var other) && other != place)
                    Say(Key(place, other), related.Same);
            }
        }
    }

    public IEnumerable<(int A, int B, Likeness Same)> All => _said.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Low, pair.Key.High, pair.Value));

    public Likeness? Of(int a, int b) => IsNamed(a) && _said.TryGetValue(Key(a, b), out var said) ? said : null;

    /// <summary>Whether anything is said of the report and any other: of most it is not.</summary>
    public bool IsNamed(int a) => _named.Contains(a);

    /// <summary>Where the two reports say different things of each other, what tells them apart stands: a false family costs more than a missed one.</summary>
    private void Say((int Low, int High) pair, Likeness same)
    {
        _named.UnionWith([pair.Low, pair.High]);
        _said[pair] = _said.TryGetValue(pair, out var before) && before > same ? before : same;
    }

    private static (int Low, int High) Key(int a, int b) => a < b ? (a, b) : (b, a);
}
