using System.Collections.Immutable;
using Postmortems.Analysis.Mining;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>What happened before, or after: as people put it, and below that what is alike by its words.</summary>
internal sealed class SeenBefore
{
    private const int MostNear = 3;

    // The strongest likeness first; what a person has told apart comes last, and is still worth a look.
    private static readonly ImmutableArray<Likeness> Order = [Likeness.Cause, Likeness.Symptom, Likeness.Unsaid, Likeness.Different];

    private readonly SiteMap _map;
    private readonly Dictionary<IncidentId, Incident> _byId;
    private readonly ILookup<IncidentId, (Incident From, RelatedIncident Said)> _naming;

    /// <param name="byId">Former ids too.</param>
    public SeenBefore(SiteMap map, Dictionary<IncidentId, Incident> byId)
    {
        (_map, _byId) = (map, byId);
        _naming = map.Library.Incidents
            .SelectMany(from => from.Related.Select(said => (From: from, Said: said)))
            .ToLookup(pair => byId.TryGetValue(pair.Said.Id, out var named) ? named.Id : pair.Said.Id);
    }

    /// <summary>What the report names, and which reports name it, by likeness.</summary>
    public ImmutableArray<RelatedGroup> Named(Incident incident)
    {
        var here = incident.Related.Select(said => Row(said, said.Id, isFromThere: false)).ToList();
        var named = here.Select(row => row.Row?.Id).ToHashSet();
        var there = _naming[incident.Id]
            .Where(pair => !named.Contains(pair.From.Id) && pair.From.Id != incident.Id)
            .Select(pair => Row(pair.Said, pair.From.Id, isFromThere: true));
        return
        [
            .. here.Concat(there)
                .GroupBy(row => row.Related.Same)
                .OrderBy(group => Order.IndexOf(group.Key))
                .Select(group => new RelatedGroup(group.Key, [.. group])),
        ];
    }

    /// <summary>Earlier incidents that nobody has named. A translation is like what its original is like.</summary>
    public ImmutableArray<NearRow> Near(Incident incident)
    {
        var told = incident.TranslationOf is { } id && _byId.TryGetValue(id, out var original) ? original : incident;
        return
        [
            .. _map.Library.EarlierLike(told, MostNear + told.Related.Length)
                .Where(earlier => !earlier.IsNamed)
                .Take(MostNear)
                .Select(earlier => new NearRow(
                    IncidentRows.Row(earlier.Incident, _map),
                    earlier.OtherTerms,
                    earlier.Services,
                    [.. earlier.CauseKinds.Select(kind => NameOf(kind, _map.Library.Options.Taxonomy.Cause))],
                    Open(earlier.Incident))
                {
                    CauseTerms = earlier.CauseTerms,
                    SymptomTerms = earlier.SymptomTerms,
                    Hint = earlier.In switch { AlikeIn.Cause => _map.Say("alike.cause"), AlikeIn.Symptom => _map.Say("alike.symptom"), _ => "" },
                    // In one language they are the words once more.
                    Concepts = earlier.Incident.Lang == told.Lang && !earlier.Terms.IsEmpty ? [] : [.. earlier.Concepts.Select(concept => ConceptNames.Of(concept, _map)).OfType<string>()],
                    Trigger = earlier.Trigger is { } trigger ? NameOf(trigger, _map.Library.Options.Taxonomy.Trigger) : "",
                    Escapes = [.. earlier.Escapes.Select(Escape)],
                }),
        ];
    }

    private (string Gate, string Reason) Escape(string escape)
    {
        var parts = escape.Split(':', 2);
        return (NameOf(parts[0], _map.Library.Options.Taxonomy.Gate), NameOf(parts[1], _map.Library.Options.Taxonomy.Reason));
    }

    private string NameOf(string id, ImmutableArray<Term> terms) => new TermNames(_map.Language).Of(Fact<string>.Of(id), terms).Name;

    private RelatedRow Row(RelatedIncident said, IncidentId id, bool isFromThere) => _byId.TryGetValue(id, out var other)
        ? new RelatedRow(said, IncidentRows.Row(other, _map)) { Open = Open(other), IsFromThere = isFromThere }
        : new RelatedRow(said, null);

    private ImmutableArray<ActionRow> Open(Incident incident)
    {
        var row = IncidentRows.Row(incident, _map);
        return [.. incident.Actions.Where(action => action.IsOpen).Select(action => IncidentRows.Row(action, row, _map))];
    }
}
