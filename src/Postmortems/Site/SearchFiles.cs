using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Postmortems.Incidents;
using Postmortems.Language;
using Postmortems.Search;
using Postmortems.Site.Facets;

namespace Postmortems.Site;

/// <summary>The index of the library as files, for the script that searches it: the same for every language of the interface.</summary>
public static class SearchFiles
{
    /// <summary>Cards of a piece. What a filter finds stands close together in time, and so in a few pieces.</summary>
    private const int CardsPerPiece = 64;

    /// <summary>Beyond it no list stands on one page.</summary>
    private const int MostOnAPage = 400;

    public static PagePath Index { get; } = new($"search/{IndexPieces.First}.js");

    /// <summary>The engine that the script must agree with.</summary>
    public static SearchEngine Engine(Library library) => new(SearchIndex.Of([.. Documents(library)], Concepts.With(library.Options.Concepts)), IncidentFacets.Of(library));

    internal static IEnumerable<SiteFile> Write(Library library)
    {
        var documents = Documents(library).ToList();
        var cards = library.Incidents.Select(Card).ToList();
        var promises = ActionFacets.Rows(library).Select(row => Card(row.Incident, row.Action, library)).ToList();
        var incidents = Filters(IncidentFacets.Of(library), cards);
        incidents["harm"] = new JsonArray([.. IncidentFacets.Harm(library).Select(seconds => JsonValue.Create(seconds))]);
        incidents["open"] = new JsonArray([.. IncidentFacets.Open(library).Select(count => JsonValue.Create(count))]);
        ImmutableArray<IndexPiece> pieces =
        [
            .. IndexPieces.Of(SearchIndex.Of(documents, Concepts.With(library.Options.Concepts)), documents, cards),
            IndexPieces.Piece("incidents", incidents),
            IndexPieces.Piece("actions", Filters(ActionFacets.Of(library), promises)),
            .. Cards("incidents", cards),
            .. Cards("actions", promises),
        ];
        var folder = IndexPieces.VersionOf(pieces);
        return pieces.Select(piece => piece.Name == IndexPieces.First ? File(Index, IndexPieces.InFolder(piece, folder)) : File(new PagePath($"search/{folder}/{piece.Name}.js"), piece));
    }

    private static SiteFile File(PagePath path, IndexPiece piece) => new(path, Encoding.UTF8.GetBytes(piece.Script));

    /// <summary>Where a page may hold all records, the script has to know them by their ids to hide the rest.</summary>
    private static JsonObject Filters(FacetTable table, List<JsonArray> cards)
    {
        var filters = IndexPieces.Filters(table);
        if (cards.Count <= MostOnAPage)
            filters["ids"] = new JsonArray([.. cards.Select(card => card[0]!.DeepClone())]);
        return filters;
    }

    private static IEnumerable<SearchDocument> Documents(Library library)
    {
        var options = library.Options;
        var taxonomy = options.Taxonomy;
        var names = new[] { options.Services, options.Teams, taxonomy.Cause, taxonomy.Trigger, taxonomy.Gate }
            .SelectMany(terms => terms)
            .ToLookup(term => term.Id, term => term.Name.ByLanguage.Values, StringComparer.Ordinal);
        return library.Incidents.AsParallel().AsOrdered().Select(incident => SearchDocument.Of(incident, id => names[id].SelectMany(texts => texts).Distinct()));
    }

    private static IEnumerable<IndexPiece> Cards(string of, IReadOnlyList<JsonArray> cards) =>
        cards.Chunk(CardsPerPiece).Select((chunk, i) => IndexPieces.Piece($"{of}-{i}", new JsonArray([.. chunk.Select(card => card.Parent is null ? card : card.DeepClone())])));

    /// <summary>Id, title, language, day, severity, its rank, services. A time without a date is said by no day.</summary>
    private static JsonArray Card(Incident incident) =>
    [
        incident.Id.Value,
        IncidentRows.TitleOf(incident),
        incident.Lang,
        incident.Began is { IsRelative: false } began ? MomentText.Day(began, incident.Lang) : "",
        incident.Severity.Value is null ? "" : IncidentFacets.SeverityOf(incident),
        incident.Severity.Value?.Level?.Rank ?? 0,
        string.Join(" · ", incident.Services.IsGiven ? incident.Services.Value : []),
    ];

    /// <summary>The report's id and its place on that page, the promise, its language, when it is due, its state, no rank, whose it is.</summary>
    private static JsonArray Card(Incident incident, CorrectiveAction action, Library library) =>
    [
        $"{incident.Id}#action-{action.Id}",
        string.Join(' ', PlainProse.Sentences(action.Title)),
        incident.Lang,
        action.Due.Value?.Written ?? "",
        ActionFacets.IdOf(IncidentRows.StateOf(action, library.Today)),
        0,
        string.Join(" · ", new[] { action.Team, action.Owner.Value, CodeMarks.Plain(incident.Title) }.Where(text => text is { Length: > 0 })),
    ];
}
