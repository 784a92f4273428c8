using System.Collections.Immutable;
using Postmortems.Search;

namespace Postmortems.Site.Facets;

/// <summary>What a list can be filtered by, as its page shows it. The script works on the same facets by their ids.</summary>
/// <param name="Rows">"incidents" or "actions": the name of the index's piece.</param>
/// <param name="HasWords">The list is searched by words too.</param>
public sealed record FacetPanel(string Rows, ImmutableArray<FacetGroup> Groups, bool HasWords)
{
    /// <summary>More are no choice any more: they can be typed.</summary>
    private const int MostValues = 40;

    internal static FacetPanel OfIncidents(SiteMap map) => new("incidents", GroupsOf(IncidentFacets.Of(map.Library), map.Language), true);

    internal static FacetPanel OfActions(SiteMap map) => new("actions", GroupsOf(ActionFacets.Of(map.Library), map.Language), false);

    /// <summary>A facet that tells nothing apart is none.</summary>
    private static ImmutableArray<FacetGroup> GroupsOf(FacetTable table, string language) =>
        [.. table.Facets.Select(facet => Group(facet, language)).Where(group => group.Values.Length + group.Left > 1)];

    private static FacetGroup Group(Facet facet, string language)
    {
        var counts = FacetTable.Counts(facet);
        var shown = counts.Index().OrderByDescending(count => count.Item).ThenBy(count => count.Index).Take(MostValues).Select(count => count.Index).Order();
        return new FacetGroup(
            facet.Id,
            [.. shown.Select(place => new FacetChoice(facet.Values[place].Id, Name(facet.Values[place], language), counts[place]))],
            Math.Max(0, facet.Values.Length - MostValues));
    }

    private static string Name(FacetValue value, string language) => value.Name.IsEmpty ? value.Id : value.Name.In(language);
}

/// <param name="Left">Values that are not shown: the rarest.</param>
public sealed record FacetGroup(string Id, ImmutableArray<FacetChoice> Values, int Left);

/// <param name="Count">How many records have it.</param>
public sealed record FacetChoice(string Id, string Name, int Count);
