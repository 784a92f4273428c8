using System.Collections.Concurrent;
using System.Collections.Immutable;
using Postmortems.Incidents;

namespace Postmortems.Analysis;

/// <summary>An earlier incident that may have been the same, and why it is taken for that.</summary>
/// <param name="Terms">Words that both use and few others do, the most telling first.</param>
/// <param name="Services">That both name.</param>
/// <param name="CauseKinds">Ids of kinds of cause that both give.</param>
/// <param name="IsNamed">One of the two reports names the other as related.</param>
public sealed record EarlierIncident(Incident Incident, ImmutableArray<string> Terms, ImmutableArray<string> Services, ImmutableArray<string> CauseKinds, bool IsNamed);

/// <summary>Finds what happened before, by what reports say of their causes and symptoms.</summary>
public sealed class EarlierIncidents
{
    /// <summary>Below it two reports have no more in common than any two. By eye, on public postmortems.</summary>
    private const double Floor = 0.1;

    /// <summary>Words of the title and of the causes tell more than the rest does of what it was.</summary>
    private const double Telling = 2;

    private const int MostTerms = 5;

    private readonly ImmutableArray<Incident> _library;
    private readonly TermWeights _weights;
    private readonly Dictionary<Incident, int> _places;
    private readonly ImmutableArray<(string[] Services, string[] CauseKinds)> _facts;

    // The page of a report asks once in each language.
    private readonly ConcurrentDictionary<(int Place, int Count), ImmutableArray<EarlierIncident>> _found = [];

    /// <param name="library">Drills and translations among them are passed over.</param>
    public EarlierIncidents(IEnumerable<Incident> library)
    {
        _library = [.. library.Where(incident => incident is { Kind: not ReportKind.Drill, TranslationOf: null }).OrderBy(incident => incident.Id.Value, StringComparer.Ordinal)];
        _weights = new TermWeights(_library.Select(Stretches));
        _places = new Dictionary<Incident, int>(_library.Select((incident, place) => KeyValuePair.Create(incident, place)), ReferenceEqualityComparer.Instance);
        _facts = [.. _library.Select(incident => (ServicesOf(incident).ToArray(), CauseKindsOf(incident).ToArray()))];
    }

    /// <summary>Those that began before it, the nearest first: what a person has named, then what is alike. None where nothing is.</summary>
    public ImmutableArray<EarlierIncident> Nearest(Incident incident, int count) =>
        _places.TryGetValue(incident, out var here) && incident.Began is { } began ? _found.GetOrAdd((here, count), _ => Sought(here, began, count)) : [];

    private ImmutableArray<EarlierIncident> Sought(int here, Moment began, int count)
    {
        var incident = _library[here];
        var likeness = _weights.Likenesses(here);
        return
        [
            .. _library.Index()
                .Where(other => other.Item.Id != incident.Id && other.Item.Began is { } before && before.IsBefore(began))
                .Select(other => (Place: other.Index, Said: Said(incident, other.Item), Likeness: likeness[other.Index] + SameFacts(_facts[here], _facts[other.Index])))
                .Where(pair => pair.Said is { Same: not Likeness.Different } || (pair.Said is null && pair.Likeness >= Floor))
                .OrderByDescending(pair => pair.Said is not null)
                .ThenByDescending(pair => pair.Likeness)
                .ThenBy(pair => pair.Place)
                .Take(count)
                .Select(pair => Explained(here, pair.Place, pair.Said is not null)),
        ];
    }

    /// <summary>One service with one kind of cause is alike whatever the words, and in whatever language.</summary>
    private static double SameFacts((string[] Services, string[] CauseKinds) one, (string[] Services, string[] CauseKinds) other) =>
        one.Services.AsSpan().ContainsAny(other.Services) && one.CauseKinds.AsSpan().ContainsAny(other.CauseKinds) ? Floor : 0;

    private EarlierIncident Explained(int here, int there, bool isNamed)
    {
        var (incident, other) = (_library[here], _library[there]);
        var shared = Joined([.. _weights.Shared(here, there).Take(2 * MostTerms)], TextOf(incident), TextOf(other));
        return new EarlierIncident(
            other,
            [.. shared.Where(word => word.Length > 1).Take(MostTerms)],
            [.. ServicesOf(incident).Intersect(ServicesOf(other))],
            [.. CauseKindsOf(incident).Intersect(CauseKindsOf(other))],
            isNamed);
    }

    /// <summary>Pairs of characters that follow each other in both texts are one word: 连接, 接池 are 连接池.</summary>
    private static List<string> Joined(List<string> words, string mine, string theirs)
    {
        for (var i = 0; i < words.Count; i++)
        {
            while (words.FindIndex(other => Follows(words[i], other)) is >= 0 and var next)
            {
                words[i] += words[next][1..];
                words.RemoveAt(next);
                i -= next < i ? 1 : 0;
            }
        }

        return words;

        bool Follows(string word, string other) =>
            word != other && word[^1] == other[0] && !char.IsAscii(other[0])
            && mine.Contains(word + other[1..], StringComparison.Ordinal) && theirs.Contains(word + other[1..], StringComparison.Ordinal);
    }

    private static RelatedIncident? Said(Incident incident, Incident other) =>
        incident.Related.FirstOrDefault(related => IsOf(related, other)) ?? other.Related.FirstOrDefault(related => IsOf(related, incident));

    private static bool IsOf(RelatedIncident related, Incident incident) => related.Id == incident.Id || incident.FormerIds.Contains(related.Id);

    private static string TextOf(Incident incident) => string.Join('\n', Stretches(incident).Select(stretch => stretch.Text));

    private static IEnumerable<(string Text, double Weight)> Stretches(Incident incident)
    {
        yield return (incident.Title, Telling);
        foreach (var cause in incident.Causes)
            yield return (string.Join('\n', [cause.Summary, cause.Evaded, .. cause.Why]), Telling);
        yield return (incident.Trigger?.Summary ?? "", Telling);
        yield return (incident.Impact.Summary.Value ?? "", 1);
        yield return (incident.Detection?.Signal ?? "", 1);
        foreach (var section in incident.Body.Sections.Where(section => section.Kind is SectionKind.Summary or SectionKind.RootCause))
            yield return (incident.Body.Text[section.Start..section.End], 1);
    }

    private static IEnumerable<string> ServicesOf(Incident incident) => incident.Services.IsGiven ? incident.Services.Value : [];

    private static IEnumerable<string> CauseKindsOf(Incident incident) => incident.Causes.Where(cause => cause.Kind.IsGiven).Select(cause => cause.Kind.Value!);
}
