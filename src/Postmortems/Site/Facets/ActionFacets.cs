using System.Collections.Immutable;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Search;

namespace Postmortems.Site.Facets;

/// <summary>By what promises are filtered.</summary>
internal static class ActionFacets
{
    /// <summary>Every promise with its report, in the order of the library; a report in a second language promises nothing anew.</summary>
    public static IEnumerable<(Incident Incident, CorrectiveAction Action)> Rows(Library library) =>
        from incident in library.Incidents
        where incident.TranslationOf is null
        from action in incident.Actions
        select (incident, action);

    public static FacetTable Of(Library library)
    {
        var rows = Rows(library).ToList();
        return new FacetTable(rows.Count,
        [
            Column("state", Enum.GetValues<ActionState>().Select(state => new FacetValue(IdOf(state), FacetNames.In(language => QueryWords.NameOfState(IdOf(state), language)))), (_, action) => [IdOf(IncidentRows.StateOf(action, library.Today))]),
            Column("team", FacetNames.Of(library.Options.Teams), (incident, action) => action.Team is { Length: > 0 } team ? [team] : incident.Teams),
            Column("kind", FacetNames.Of<ActionKind>(), (_, action) => action.Kind is { } kind ? [Vocabulary.Identifier(kind)] : []),
            Column("owner", [], (_, action) => action.Owner.Value is { } owner ? [owner] : []),
            Column("service", FacetNames.Of(library.Options.Services), (incident, _) => incident.Services.IsGiven ? incident.Services.Value : []),
        ]);

        Facet Column(string id, IEnumerable<FacetValue> known, Func<Incident, CorrectiveAction, IEnumerable<string>> values) =>
            FacetTable.Column(id, known, [.. rows.Select(row => values(row.Incident, row.Action).ToImmutableArray())]);
    }

    /// <summary>"overdue", "due-soon": as addresses have it.</summary>
    public static string IdOf(ActionState state) => string.Concat(state.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : $"{c}"));
}
