using Postmortems.Diagnostics;
using Postmortems.Parsing;

namespace Postmortems.Reading;

/// <summary>
/// Where each fact of a report stands, by its path: "severity", "times.started", "actions[2].owner", "timeline[0]".
/// Kept beside the incident and let go after checking: pages have no use for it.
/// </summary>
public sealed class Places
{
    private readonly PlacedFact[] _facts;
    private readonly Lazy<Dictionary<string, TextSpan>> _spans;
    private readonly TextSpan _head;

    internal Places(IEnumerable<PlacedFact> placed, TextSpan head)
    {
        (_facts, _head) = ([.. placed], head);
        _spans = new(() => PlacedFact.ByPath(_facts));
    }

    /// <summary>No place stands for two: the YAML has no aliases.</summary>
    public bool MayBeMended { get; init; }

    /// <summary>Of the fact, else of what it would be part of, else the first line of the front matter.</summary>
    public TextSpan Of(string path)
    {
        for (var rest = path; rest.Length > 0; rest = Parent(rest))
        {
            if (_spans.Value.TryGetValue(rest, out var span))
                return span;
        }

        return _head;
    }

    /// <summary>Those of some keys alone, with all that stands below them.</summary>
    internal Places Only(params ReadOnlySpan<string> keys)
    {
        var some = new List<PlacedFact>();
        foreach (var fact in _facts)
        {
            foreach (var key in keys)
            {
                if (fact.IsOf(key))
                    some.Add(fact);
            }
        }

        return new Places(some, _head) { MayBeMended = MayBeMended };
    }

    /// <summary>Something stands there, whether or not it could be read.</summary>
    public bool Has(string path) => _spans.Value.ContainsKey(path);

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
}
