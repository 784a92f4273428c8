using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;
using Postmortems.Language;

namespace Postmortems.Analysis.Suggestions;

/// <summary>Suggests what a report lacks (kind of cause, trigger, gate, reason) from what people have said in the library's other reports.</summary>
public sealed class LibrarySuggestions
{
    /// <summary>Learning takes time by the cube of what is learnt from; of more labelled reports the latest speak best for today.</summary>
    private const int MostLabelled = 600;

    private readonly ImmutableArray<Incident> _library;
    private readonly Lazy<ImmutableArray<TermVector>> _vectors;
    private readonly Dictionary<IncidentId, int> _places;
    private readonly ImmutableArray<Lazy<FactSuggestions>> _facts;

    /// <param name="library">Drills and translations are neither learnt from nor given a suggestion.</param>
    /// <param name="concepts">What the team calls differently in different languages; null: what the trade does.</param>
    public LibrarySuggestions(IEnumerable<Incident> library, Concepts? concepts = null)
    {
        _library = [.. library.Where(incident => incident is { Kind: not ReportKind.Drill, TranslationOf: null }).OrderBy(incident => incident.Id.Value, StringComparer.Ordinal)];
        _places = _library.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
        _vectors = new(() =>
        {
            var numbers = new TermNumbers();
            return TermVectors.Of([.. _library.AsParallel().AsOrdered().Select(incident => WeightedTerms.Of(incident, concepts ?? Concepts.BuiltIn, numbers))], numbers);
        });
        _facts = [.. Enum.GetValues<SuggestedFact>().Select(fact => new Lazy<FactSuggestions>(() => new FactSuggestions(Labelled(fact))))];
    }

    /// <summary>The reports that lack the fact, by id, whether anything is suggested for them or not.</summary>
    public IEnumerable<Incident> Lacking(SuggestedFact fact) => _library.Where(incident => Lacks(incident, fact));

    public SuggestionBasis BasisOf(SuggestedFact fact) => _facts[(int)fact].Value.Basis;

    /// <summary>Null where the report has the fact, where nothing may be suggested, and for what the library does not hold.</summary>
    public SuggestedKinds? For(Incident incident, SuggestedFact fact) =>
        _places.TryGetValue(incident.Id, out var place) && Lacks(incident, fact) ? _facts[(int)fact].Value.For(_vectors.Value[place]) : null;

    /// <summary>Neither given nor ruled out. What nobody knows is lacking too: the word of other reports may help to find out.</summary>
    public static bool Lacks(Incident incident, SuggestedFact fact) => fact switch
    {
        SuggestedFact.Cause => KindOf(incident, fact) is null,
        SuggestedFact.Trigger => incident.Trigger?.Kind is null or { Statement: Statement.Missing or Statement.Unknown },
        _ => incident.MissedTests.Statement is Statement.Missing or Statement.Unknown || (incident.MissedTests.IsGiven && KindOf(incident, fact) is null),
    };

    private List<(TermVector Report, string Kind)> Labelled(SuggestedFact fact) =>
    [
        .. _library.Index()
            .Select(pair => (pair.Index, Kind: KindOf(pair.Item, fact), pair.Item.Began))
            .Where(pair => pair.Kind is not null)
            .OrderByDescending(pair => pair.Began is { IsRelative: false } began ? began.Earliest : NodaTime.Instant.MinValue)
            .Take(MostLabelled)
            .OrderBy(pair => pair.Index)
            .Select(pair => (_vectors.Value[pair.Index], pair.Kind!)),
    ];

    // One kind a report: of several causes the primary one, else the first that has a kind.
    private static string? KindOf(Incident incident, SuggestedFact fact)
    {
        var tests = incident.MissedTests.IsGiven ? incident.MissedTests.Value : [];
        return fact switch
        {
            SuggestedFact.Cause => incident.Causes.OrderByDescending(cause => cause.IsPrimary).Select(cause => cause.Kind.Value).FirstOrDefault(IsKnown),
            SuggestedFact.Trigger => IsKnown(incident.Trigger?.Kind.Value) ? incident.Trigger!.Kind.Value : null,
            SuggestedFact.Gate => tests.Select(test => test.Gate.Value).FirstOrDefault(IsKnown),
            _ => tests.Select(test => test.Reason.Value).FirstOrDefault(IsKnown),
        };
    }

    // The vocabulary of causes has a term for what nobody knows.
    private static bool IsKnown(string? kind) => kind is not (null or "unknown");
}
